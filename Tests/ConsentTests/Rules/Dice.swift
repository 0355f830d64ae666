import Consent

/// Random numbers that are the same on every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    mutating func some<Element: Hashable>(of elements: [Element]) -> Set<Element> {
        Set(elements.filter { _ in Bool.random(using: &self) })
    }

    mutating func term() -> Term { Term(Int.random(in: 0...60, using: &self), one(of: Term.Unit.allCases)) }

    mutating func clock() -> Deadline {
        Deadline(
            one(of: Deadline.Matter.allCases), acknowledge: Bool.random(using: &self) ? term() : nil, answer: term(),
            extend: Bool.random(using: &self) ? term() : nil, pauses: some(of: Deadline.Pause.allCases),
            rolls: Bool.random(using: &self))
    }
}
