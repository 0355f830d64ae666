import Testing

@testable import Consent

/// What other systems call consent translates through one table, and reaches no further than a visit.
@Suite struct PlatformConsentTests {
    @Test(arguments: PlatformConsent.table)
    func aYesReachesNoFurtherThanAVisitAndANoIsANo(_ row: PlatformConsent) {
        let yes = PlatformConsent.choices([(row.word, .visit)])
        let no = PlatformConsent.choices([(row.word, .off)])
        for purpose in PurposeCode.allCases {
            #expect(yes[purpose] == (row.raises && row.purposes.contains(purpose) ? .visit : nil))
            #expect(no[purpose] == (row.purposes.contains(purpose) ? .off : nil))
        }
    }

    @Test func outsideWordsNeverReachBeyondAVisitWhateverTheySay() {
        for row in PlatformConsent.table where row.platform != .segment {
            let choices = PlatformConsent.choices([(row.word, .account)])
            for (_, level) in choices.said { #expect(level <= .visit) }
        }
    }

    @Test func theSameWordMeansTheSameEverywhere() {
        for row in PlatformConsent.table {
            let meaning = PlatformConsent.meaning(of: row.word)
            #expect(meaning?.purposes == row.purposes && meaning?.raises == row.raises)
        }
    }

    @Test func theStricterWordCounts() {
        let both = PlatformConsent.choices([("preferences", .visit), ("personalization_storage", .off)])
        #expect(both[.recommendations] == .off && both[.history] == .off)
        let sold = PlatformConsent.choices([("marketing", .visit), ("sale_of_data", .off)])
        #expect(sold[.messages] == .off && sold[.offers] == .off)
        #expect(PlatformConsent.choices([("ad_storage", .visit), ("security_storage", .visit)]).isEmpty)
    }
}

/// A signal is recorded when it comes or goes, not with every request.
@Suite struct SignalMarkTests {
    @Test func comingCountsAtOnceAndGoingFromTheNextDayOn() {
        let day: Int64 = 86_400
        let set = SignalMark(isSet: true, time: 10 * day, line: 0, salt: [])
        let gone = SignalMark(isSet: false, time: 10 * day, line: 0, salt: [])
        #expect(SignalMark.isTransition(from: nil, to: true, at: 0))
        #expect(!SignalMark.isTransition(from: nil, to: false, at: 0), "its absence says nothing")
        #expect(!SignalMark.isTransition(from: set, to: true, at: 99 * day))
        #expect(!SignalMark.isTransition(from: set, to: false, at: 11 * day - 1))
        #expect(SignalMark.isTransition(from: set, to: false, at: 11 * day))
        #expect(SignalMark.isTransition(from: gone, to: true, at: 10 * day))
        #expect(!SignalMark.isTransition(from: set, to: false, at: 0), "a clock that went back changes nothing")
    }
}
