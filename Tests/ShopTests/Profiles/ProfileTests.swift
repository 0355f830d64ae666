import Shop
import Testing

@Suite struct ProfileTests {
    static func steps(_ items: some Sequence<Int>) -> [VisitStep] {
        items.map { VisitStep(item: ItemNumber($0), action: .view) }
    }

    static func drawn(_ dice: inout SeededDice) -> Profile {
        var profile = Profile()
        for _ in 0..<dice.below(12) {
            let items = (0..<dice.below(40)).map { _ in dice.below(2_000_000) }
            let visit = UInt64.random(in: 0...(dice.below(2) == 0 ? 2 : .max), using: &dice)
            profile.append(steps(items), visit: visit, day: Int32.random(in: .min ... .max, using: &dice))
        }
        return profile
    }

    @Test func oneVisitIsOneSitting() {
        var profile = Profile()
        profile.append(Self.steps([1]), visit: 7, day: 100)
        profile.append(Self.steps([2, 3]), visit: 7, day: 101)
        profile.append(Self.steps([4]), visit: 8, day: 101)
        profile.append(Self.steps([5]), visit: 7, day: 102)
        profile.append([], visit: 9, day: 103)
        #expect(profile.sittings.map(\.visit) == [7, 8, 7])
        #expect(profile.sittings.map { $0.steps.map(\.item) } == [[1, 2, 3], [4], [5]])
        #expect(profile.sittings.map(\.day) == [100, 101, 102], "a sitting keeps the day it began")
    }

    @Test func theOldestStepsFallOutFirst() {
        var profile = Profile()
        for at in 0..<1_000 {
            profile.append(Self.steps([at]), visit: UInt64(at / 7), day: Int32(at / 7))
            #expect(profile.sittings.allSatisfy { !$0.steps.isEmpty })
        }
        let kept = profile.sittings.flatMap(\.steps).map { Int($0.item) }
        #expect(kept == Array(1_000 - Profile.capacity..<1_000))
    }

    @Test func evenOneEndlessVisitStaysSmall() {
        var profile = Profile()
        profile.append(Self.steps(0..<5), visit: 1, day: 1)
        profile.append(Self.steps(0..<10_000), visit: 2, day: 1)
        #expect(profile.sittings.map(\.visit) == [2])
        #expect(profile.sittings.flatMap(\.steps).map { Int($0.item) } == Array(10_000 - Profile.capacity..<10_000))
    }

    @Test func whatIsWrittenIsReadBack() {
        var dice = SeededDice(seed: 2)
        #expect(Profile(encoded: Profile().encoded()) == Profile())
        for _ in 0..<300 {
            let profile = Self.drawn(&dice)
            #expect(Profile(encoded: profile.encoded()) == profile)
        }
    }

    /// Cut between two sittings, the older ones are left; cut anywhere else, nothing is.
    @Test func aCutNeverInventsAnything() {
        var dice = SeededDice(seed: 3)
        for _ in 0..<40 {
            let profile = Self.drawn(&dice)
            let bytes = profile.encoded()
            for count in bytes.indices {
                guard let left = Profile(encoded: Array(bytes.prefix(count))) else { continue }
                #expect(left.sittings == Array(profile.sittings.prefix(left.sittings.count)))
                #expect(left.encoded().count == count)
            }
        }
    }

    @Test(arguments: [[], [0], [2], [255], [1, 0x80], [1, 1, 1, 9], [1, 1, 1, 1], [1, 1, 1, 1, 0x80]] as [[UInt8]])
    func anythingElseIsRefused(bytes: [UInt8]) { #expect(Profile(encoded: bytes) == nil) }

    @Test func noBytesTrap() {
        var dice = SeededDice(seed: 4)
        for _ in 0..<3_000 {
            let noise = (0..<dice.below(40)).map { _ in UInt8.random(in: 0...255, using: &dice) }
            _ = Profile(encoded: [1] + noise)
            var changed = Self.drawn(&dice).encoded()
            changed[dice.below(changed.count)] = UInt8.random(in: 0...255, using: &dice)
            _ = Profile(encoded: changed)
        }
        _ = Profile(encoded: [1, 1, 1] + [UInt8](repeating: 0xFF, count: 9) + [1])
    }
}
