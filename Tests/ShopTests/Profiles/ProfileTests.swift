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

    @Test(
        arguments: [
            [], [0], [2], [2, 6, 0, 0], [2, 0, 0, 101], [2, 0, 0, 1, 9], [3], [4], [255], [1, 0x80], [1, 1, 1, 9],
            [1, 1, 1, 1], [1, 1, 1, 1, 0x80],
        ] as [[UInt8]])
    func anythingElseIsRefused(bytes: [UInt8]) { #expect(Profile(encoded: bytes) == nil) }

    @Test func whatIsMutedIsKeptAndStaysSoWhileAnythingOfItIs() {
        var profile = Profile()
        profile.append(Self.steps(1..<4), visit: 1, day: 10)
        profile.mute(2, day: 12)
        #expect(profile.sittings.flatMap(\.steps).map(\.item) == [1, 2, 3], "it is only not used")
        #expect(profile.muted == [2: 12] && profile.oldest == 10)
        // She looks at it again: it stays muted for as long as that look is kept.
        profile.append(Self.steps(2..<3), visit: 2, day: 40)
        profile.drop(before: 30)
        #expect(profile.muted == [2: 40] && profile.oldest == 40)
        profile.drop(before: 41)
        #expect(profile.muted.isEmpty && profile.isEmpty)
        profile.mute(7, day: 50)
        profile.unmute(7)
        #expect(profile.isEmpty)
    }

    @Test func theWordGoesWithWhatItIsAbout() {
        var profile = Profile()
        profile.append(Self.steps(1..<4), visit: 1, day: 10)
        profile.mute(2, day: 12)
        profile.mute(9, day: 12)
        #expect(profile.remove { _, step in step.item == 2 } == 2, "the step and the word")
        #expect(profile.muted == [9: 12])
        #expect(profile.remove { sitting, _ in sitting.day == 12 } == 1)
        #expect(profile.muted.isEmpty && profile.sittings.flatMap(\.steps).count == 2)
    }

    @Test func wordsAreBounded() {
        var profile = Profile()
        for item in 0..<300 { profile.mute(ItemNumber(item), day: Int32(item)) }
        #expect(profile.muted.count == Profile.mutedLimit && profile.muted[299] != nil && profile.muted[199] == nil)
        #expect(Profile(encoded: profile.encoded()) == profile)
    }

    @Test func aCategoryIsLeftOutForAsLongAsThereIsAnythingToLeaveItOutOf() {
        var profile = Profile()
        profile.mute(category: "Tents", day: 12)
        #expect(profile.oldest == 12 && !profile.isEmpty)
        // Whatever else she looks at renews the word: it must not run out before what it is about.
        profile.append(Self.steps(1..<3), visit: 1, day: 40)
        profile.drop(before: 30)
        #expect(profile.mutedCategories == ["Tents": 40])
        // To take an item out is no word about a category.
        #expect(profile.remove { _, step in step.item == 1 } == 1)
        #expect(profile.mutedCategories == ["Tents": 40])
        profile.drop(before: 41)
        #expect(profile.isEmpty)
        for at in 0..<90 { profile.mute(category: "c\(at)", day: Int32(at)) }
        #expect(profile.mutedCategories.count == Profile.mutedCategoryLimit && profile.mutedCategories["c89"] == 89)
        profile.unmute(category: "c89")
        #expect(profile.mutedCategories["c89"] == nil)
    }

    @Test func categoriesAreReadBackWhateverTheyAreCalled() {
        var dice = SeededDice(seed: 5)
        for name in ["Tents", "", "Zelte & Planen", "テント", String(repeating: "n", count: 1_000), "\u{202E}x"] {
            var profile = Self.drawn(&dice)
            profile.mute(category: name, day: .max)
            profile.mute(7, day: -1)
            #expect(Profile(encoded: profile.encoded()) == profile)
            for count in 1..<min(60, profile.encoded().count) {
                let left = Profile(encoded: Array(profile.encoded().prefix(count)))
                #expect(left == nil || left?.mutedCategories == profile.mutedCategories)
            }
        }
        for bytes in [
            [3, 0, 0, 0, 51], [3, 0, 0, 0, 1, 9, 65], [3, 0, 0, 0, 1, 1, 0xFF, 0], [3, 0, 0, 0, 1, 1, 65],
        ] {
            #expect(Profile(encoded: bytes.map { UInt8($0) }) == nil)
        }
    }

    @Test(arguments: [0, 1, 3, 5, 6, 255] as [UInt8])
    func theDialHasFiveStepsAndADate(step: UInt8) {
        var profile = Profile()
        profile.turn(to: step, day: 100)
        #expect(profile.dial?.step == ((1...5).contains(step) ? step : nil))
        #expect(Profile(encoded: profile.encoded()) == profile)
        profile.drop(before: 101)
        #expect(profile.isEmpty)
    }

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
