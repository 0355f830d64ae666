import Anonymity
import Testing

@Suite struct AudienceTableTests {
    static let k = AudienceThreshold.floor

    /// The filter that finds exactly these combinations of attributes.
    static func filter(_ combinations: some Collection<Int>, of attributes: Int) -> Filter {
        // Somebody who has an attribute and has it not: nobody.
        combinations.reduce(.and(.has(0), .not(.has(0)))) { filter, combination in
            let exact = (1..<attributes).reduce(Self.literal(0, combination)) {
                Filter.and($0, Self.literal($1, combination))
            }
            return .or(filter, exact)
        }
    }

    static func literal(_ attribute: Int, _ combination: Int) -> Filter {
        combination >> attribute & 1 == 1 ? .has(attribute) : .not(.has(attribute))
    }

    /// A reader asks every filter there is and combines the answers as she likes.
    ///
    /// Combinations of attributes that no exact answer tells apart stay together in every linear combination of exact
    /// answers. So such a group must be nobody or k; and the other answers must add nothing to these groups.
    @Test func noLinearCombinationIsolatesAFew() throws {
        var dice = Dice(seed: 40)
        for round in 0..<60 {
            let attributes = round % 3 + 1
            let combinations = 1 << attributes
            let people = (0..<combinations).map { _ in
                Bool.random(using: &dice)
                    ? Int.random(in: 0...3, using: &dice) : Int.random(in: 0...120, using: &dice)
            }
            let table = try AudienceTable(people: people)
            let questions = (0..<1 << combinations).map { set in (0..<combinations).filter { set >> $0 & 1 == 1 } }
            let answers = try questions.map { try table.size(of: Self.filter($0, of: attributes)) }
            guard people.reduce(0, +) >= Self.k else {
                #expect(answers.allSatisfy { $0 == nil })
                continue
            }
            var groups: [[Bool]: [Int]] = [:]
            for combination in 0..<combinations {
                let told = zip(questions, answers).filter { $0.1?.least == $0.1?.most }.map {
                    $0.0.contains(combination)
                }
                groups[told, default: []].append(combination)
            }
            for group in groups.values {
                let size = group.reduce(0) { $0 + people[$1] }
                #expect(size == 0 || size >= Self.k)
            }
            for (question, answer) in zip(questions, answers) {
                let within = groups.values.filter { $0.allSatisfy(question.contains) }.joined()
                let touched = groups.values.filter { $0.contains(where: question.contains) }.joined()
                #expect(answer?.least == within.reduce(0) { $0 + people[$1] })
                #expect(answer?.most == touched.reduce(0) { $0 + people[$1] })
            }
        }
    }

    /// Two audiences that differ by one person are never both answered exactly.
    @Test func oneShopperCannotBeSubtracted() throws {
        var dice = Dice(seed: 41)
        for _ in 0..<50 {
            var people = (0..<32).map { _ in Int.random(in: 0...200, using: &dice) }
            people[0b10110] = 1
            let table = try AudienceTable(people: people)
            let others = (0..<32).filter { $0 & 0b110 == 0b110 && $0 != 0b10110 }
            let all = try #require(try table.size(of: .and(.has(1), .has(2))))
            let without = try #require(try table.size(of: Self.filter(others, of: 5)))
            #expect(all.least != all.most || without.least != without.most)
            #expect(abs(all.least - without.least) == 0 || abs(all.least - without.least) >= Self.k)
            #expect(abs(all.most - without.most) == 0 || abs(all.most - without.most) >= Self.k)
        }
    }

    /// Who knows how blocks are made compares a table with all others that would answer alike.
    @Test func knowingTheRuleDoesNotHelp() throws {
        var lookalikes: [[AudienceTable.Size?]: [[Int]]] = [:]
        for a in 0...110 {
            for b in 0...110 {
                let table = try AudienceTable(people: [a, b])
                lookalikes[[try table.size(of: .has(0)), try table.size(of: .not(.has(0)))], default: []].append([a, b])
            }
        }
        for (answers, tables) in lookalikes where answers.compactMap({ $0?.most }).allSatisfy({ $0 <= 110 }) {
            for place in 0..<2 {
                let values = Set(tables.map { $0[place] })
                #expect(values.count > 1 || !values.contains { (1..<Self.k).contains($0) })
            }
        }
    }

    @Test func manyPeopleAreAnsweredExactly() throws {
        let table = try AudienceTable(people: [100, 200, 300, 400])
        #expect(try table.size(of: .has(0)) == table.size(of: .not(.not(.has(0)))))
        let size = try #require(try table.size(of: .has(0)))
        #expect(size.least == 600 && size.most == 600)
        #expect(try table.size(of: .or(.has(0), .has(1)))?.most == 900)
    }

    @Test func configurationOnlyRaisesIt() throws {
        #expect(AudienceThreshold().k == 50)
        #expect(throws: ThresholdError(.belowFloor)) { try AudienceThreshold(k: 49) }
        let strict = try AudienceTable(people: [100, 200], threshold: AudienceThreshold(k: 250))
        #expect(try strict.size(of: .has(0))?.least == 0)
        #expect(try strict.size(of: .has(0))?.most == 300)
    }

    @Test func wrongTablesAreRefused() throws {
        for people in [[], [1, 2, 3], [Int](repeating: 0, count: 1 << 21)] {
            #expect(throws: PrivacyError(.mismatch)) { try AudienceTable(people: people) }
        }
        #expect(throws: PrivacyError(.negative)) { try AudienceTable(people: [-1, 100]) }
        #expect(throws: PrivacyError(.overflow)) { try AudienceTable(people: [.max, 1]) }
        let table = try AudienceTable(people: [100, 100])
        for filter in [Filter.has(1), .has(-1), .not(.has(64)), .and(.has(0), .has(7))] {
            #expect(throws: PrivacyError(.unknownCell)) { try table.size(of: filter) }
        }
        let nobody = try AudienceTable(people: [0])
        #expect(throws: PrivacyError(.unknownCell)) { try nobody.size(of: .has(0)) }
    }
}
