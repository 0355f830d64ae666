import Shop
import Testing

@Suite struct StepCodeTests {
    static let edges: [ItemNumber] = [0, 1, 31, 32, 4_095, 4_096, 524_287, 524_288, 1 << 24, .max - 1, .max]
    static let steps = edges.flatMap { item in VisitAction.allCases.map { VisitStep(item: item, action: $0) } }

    @Test func stepsComeBack() {
        #expect(StepCode.decode(StepCode.encode(Self.steps)) == Self.steps)
        #expect(StepCode.encode([]) == [] && StepCode.decode([UInt8]()) == [])
        for step in Self.steps { #expect(StepCode.decode(StepCode.encode([step])) == [step]) }
    }

    @Test func aStepTakesOneToFiveBytes() {
        #expect(StepCode.encode([VisitStep(item: 0, action: .view)]).count == 1)
        #expect(StepCode.encode([VisitStep(item: 31, action: .purchase)]) == [0x7F])
        #expect(StepCode.encode([VisitStep(item: 32, action: .view)]) == [0x80, 0x01])
        #expect(StepCode.encode([VisitStep(item: .max, action: .purchase)]).count == 5)
    }

    /// Cut between two steps, the first ones are left; cut inside one, nothing is.
    @Test func aCutNeverInventsAStep() {
        let bytes = StepCode.encode(Self.steps)
        for count in bytes.indices {
            guard let left = StepCode.decode(bytes.prefix(count)) else { continue }
            #expect(left == Array(Self.steps.prefix(left.count)))
            #expect(StepCode.encode(left).count == count)
        }
    }

    @Test(
        arguments: [
            [0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0x80, 0x80, 0x80, 0x40],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [UInt8](repeating: 0x80, count: 40),
        ] as [[UInt8]])
    func numbersThatNoItemHasAreRefused(bytes: [UInt8]) { #expect(StepCode.decode(bytes) == nil) }

    @Test func noBytesTrap() {
        var dice = SeededDice(seed: 1)
        for _ in 0..<5_000 {
            let bytes = (0..<dice.below(24)).map { _ in UInt8.random(in: 0...255, using: &dice) }
            if let steps = StepCode.decode(bytes) { #expect(StepCode.decode(StepCode.encode(steps)) == steps) }
        }
    }

    /// The raw values are stored: changing one would turn old views into purchases.
    @Test func storedActionsNeverChange() {
        #expect(VisitAction.allCases.map(\.rawValue) == [0, 1, 2, 3])
        #expect(VisitAction.allCases == [.view, .wish, .cart, .purchase])
        #expect(EventKind.allCases.map(\.rawValue) == Array(0..<8))
    }

    @Test func onlyActsOfInterestTeach() {
        let taught = EventKind.allCases.map { VisitAction($0) }
        #expect(taught == [nil, .view, .view, .wish, .cart, nil, .purchase, nil])
    }
}
