import Consent
import Testing

@Suite struct PurposeTests {
    @Test(arguments: PurposeCode.allCases)
    func aPurposeIsFoundByItsName(_ purpose: PurposeCode) { #expect(PurposeCode(name: purpose.name) == purpose) }

    @Test(arguments: Level.allCases)
    func aLevelIsFoundByItsName(_ level: Level) { #expect(Level(name: level.name) == level) }

    @Test(arguments: ["", "Learning", "LEARNING", " learning", "learning ", "marketing", "0"])
    func noOtherNameIsAPurpose(_ name: String) { #expect(PurposeCode(name: name) == nil) }

    @Test(arguments: ["", "Off", "on", "yes", "account ", "1"])
    func noOtherNameIsALevel(_ name: String) { #expect(Level(name: name) == nil) }

    @Test func namesAreDistinct() {
        #expect(Set(PurposeCode.allCases.map(\.name)).count == PurposeCode.allCases.count)
        #expect(Set(Level.allCases.map(\.name)).count == Level.allCases.count)
    }

    /// The raw values are stored and sealed rows are bound to the names: changing one makes old rows unreadable.
    @Test func storedValuesNeverChange() {
        let purposes = ["recommendations", "history", "learning", "measurement", "messages", "offers", "research"]
        #expect(PurposeCode.allCases.map(\.name) == purposes)
        #expect(PurposeCode.allCases.map(\.rawValue) == Array(0..<7))
        #expect(Level.allCases.map(\.name) == ["off", "visit", "device", "account"])
        #expect(Level.allCases.map(\.rawValue) == Array(0..<4))
    }

    @Test func levelsGrow() { #expect(Level.allCases == Level.allCases.sorted() && Level.off < .account) }

    @Test func everyPurposeHasATypeOfItsOwn() {
        let codes = [
            Recommending.code, Remembering.code, Learning.code, Measuring.code, Messaging.code, Offering.code,
            Researching.code,
        ]
        #expect(codes == PurposeCode.allCases)
    }
}
