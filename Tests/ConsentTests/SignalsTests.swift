import Consent
import Testing

/// Global Privacy Control (W3C): the header field value is exactly `1`, and everything else is as if it were absent.
@Suite struct SignalsTests {
    @Test func aOneIsASignal() { #expect(Signals(secGPC: ["1"]).globalPrivacyControl) }

    @Test(arguments: ["0", "true", "1, 1", " 01", "01", "1;v=2", "", "1.0", "+1", "one", "１", "1\u{0}"])
    func anythingElseIsNone(_ line: String) { #expect(!Signals(secGPC: [line]).globalPrivacyControl) }

    @Test(arguments: [["1", "0"], ["0", "1"], ["1", "1"], ["true", "1"]])
    func oneLineIsEnough(_ lines: [String]) { #expect(Signals(secGPC: lines).globalPrivacyControl) }

    @Test(arguments: [[], ["0", "0"], ["true", "yes"]])
    func withoutAOneThereIsNone(_ lines: [String]) { #expect(!Signals(secGPC: lines).globalPrivacyControl) }

    @Test(arguments: PurposeCode.allCases)
    func withoutASignalNothingIsLowered(_ purpose: PurposeCode) {
        #expect(Signals().ceiling(for: purpose) == .account)
    }

    @Test(arguments: PurposeCode.allCases)
    func withOneNothingIsKeptLearnedOrCounted(_ purpose: PurposeCode) {
        let ceiling = Signals(globalPrivacyControl: true).ceiling(for: purpose)
        #expect(ceiling == (purpose == .recommendations ? .visit : .off))
    }
}
