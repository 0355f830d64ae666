import Consent

/// Consent as other systems say it. An outside yes reaches no further than the visit; an outside no is a no.
extension JSONReader {
    /// Reads the words of any platform of the table, our own purposes, or both; when they differ, the stricter counts.
    ///
    /// Names that mean nothing here are passed over and counted.
    mutating func foreignChoices() throws(InputFault) -> Choices {
        var said: [(word: String, level: Level)] = []
        try object { reader, key throws(InputFault) in
            let word = key.text
            guard PlatformConsent.meaning(of: word) != nil else {
                reader.skippedFields += 1
                return try reader.skip()
            }
            if let level = try reader.foreignLevel() { said.append((word, level)) }
        }
        return PlatformConsent.choices(said)
    }

    /// `GRANTED`, `allow`, `yes`, `true` and `DENIED`, `deny`, `no`, `false` in any case, or a level of ours; nil for a null.
    private mutating func foreignLevel() throws(InputFault) -> Level? {
        if try takeNull() { return nil }
        if next == .bool { return try bool() ? .visit : .off }
        let name = try string(max: 64).lowercased()
        switch name {
        case "granted", "allow", "yes", "true": return .visit
        case "denied", "deny", "no", "false": return .off
        default:
            guard let level = Level(name: name) else {
                let hint = NearMiss.hint(name, among: ["granted", "denied"] + Level.allCases.map(\.name))
                throw fault(.unknownName, "consent is GRANTED or DENIED" + hint)
            }
            return level
        }
    }
}
