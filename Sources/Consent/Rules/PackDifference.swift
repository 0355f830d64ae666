/// What changes for people when one version of a pack takes the place of another.
public struct PackDifference: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case added(String)
        case removed(String)
        case changed(from: String, to: String)
    }

    public let audience: Clause.Audience
    public let kind: Kind

    /// Every rule that one of them has and the other has not, or says otherwise; shoppers' rules first.
    public static func between(_ old: RulePack, _ new: RulePack) -> [PackDifference] {
        let before = sentences(old.clauses)
        let after = sentences(new.clauses)
        var order = after.keys
        for key in before.keys where after.values[key] == nil { order.append(key) }
        return Clause.Audience.allCases.flatMap { audience in
            order.filter { $0.audience == audience }.flatMap { key -> [PackDifference] in
                let said = before.values[key] ?? []
                let says = after.values[key] ?? []
                let gone = said.filter { !says.contains($0) }
                let fresh = says.filter { !said.contains($0) }
                if gone.count == 1, fresh.count == 1 {
                    return [PackDifference(audience: audience, kind: .changed(from: gone[0], to: fresh[0]))]
                }
                return gone.map { PackDifference(audience: audience, kind: .removed($0)) }
                    + fresh.map { PackDifference(audience: audience, kind: .added($0)) }
            }
        }
    }

    private struct Key: Hashable {
        let audience: Clause.Audience
        let subject: String
    }

    /// The sentences of each subject, and the subjects in their order.
    private static func sentences(_ clauses: [Clause]) -> (keys: [Key], values: [Key: [String]]) {
        var keys: [Key] = []
        var values: [Key: [String]] = [:]
        for clause in clauses {
            let key = Key(audience: clause.audience, subject: clause.subject)
            if values[key] == nil { keys.append(key) }
            values[key, default: []].append(clause.sentence)
        }
        return (keys, values)
    }
}
