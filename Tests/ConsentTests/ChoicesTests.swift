import Consent
import Testing

/// Seven purposes with five answers each are packed into one word; none may touch its neighbours.
@Suite struct ChoicesTests {
    static let answers: [Level?] = [nil] + Level.allCases

    @Test func nothingIsSaidAtFirst() {
        let choices = Choices()
        #expect(choices.isEmpty && choices.said.isEmpty)
        #expect(PurposeCode.allCases.allSatisfy { choices[$0] == nil })
    }

    @Test(arguments: Level.allCases)
    func aNoIsSomethingSaid(_ level: Level) {
        let choices = Choices(all: level)
        #expect(!choices.isEmpty)
        #expect(choices.said.map(\.purpose) == PurposeCode.allCases)
        #expect(choices.said.allSatisfy { $0.level == level })
    }

    /// All 5^7 combinations.
    @Test func everyCombinationComesBack() {
        var wrong = 0
        for code in 0..<78_125 {
            var rest = code
            var said: [Level?] = []
            var choices = Choices(all: .device)
            for purpose in PurposeCode.allCases {
                said.append(Self.answers[rest % 5])
                choices[purpose] = Self.answers[rest % 5]
                rest /= 5
            }
            if PurposeCode.allCases.map({ choices[$0] }) != said { wrong += 1 }
            if choices.isEmpty != said.allSatisfy({ $0 == nil }) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func equalAnswersAreEqualChoices() {
        var there = Choices(all: .account)
        for purpose in PurposeCode.allCases { there[purpose] = nil }
        #expect(there == Choices())
        there[.offers] = .visit
        #expect(there != Choices())
    }
}
