import Consent

/// Consent as other systems say it. An outside yes reaches no further than the visit; an outside no is a no.
extension JSONReader {
    /// Reads Google's consent mode, our own purposes, or both; when they differ, the stricter word counts.
    ///
    /// A yes to advertising elsewhere is no yes to any purpose of ours, but a no to it is also a no to messages and
    /// offers. Names that mean nothing here are passed over and counted.
    mutating func foreignChoices() throws(InputFault) -> Choices {
        var choices = Choices()
        try object { reader, key throws(InputFault) in
            let purposes: [PurposeCode]
            var counts = true
            switch key {
            case "personalization_storage": purposes = [.recommendations, .history]
            case "analytics_storage": purposes = [.measurement]
            case "ad_personalization", "ad_user_data":
                purposes = [.messages, .offers]
                counts = false
            default: purposes = EventNames.purposes[key.bytes].map { [$0] } ?? []
            }
            guard !purposes.isEmpty else {
                reader.skippedFields += 1
                return try reader.skip()
            }
            guard let level = try reader.foreignLevel(), counts || level == .off else { return }
            for purpose in purposes { choices[purpose] = min(choices[purpose] ?? level, level) }
        }
        return choices
    }

    /// `GRANTED`, `true` and `DENIED`, `false` in any case, or a level of ours; nil for a null.
    private mutating func foreignLevel() throws(InputFault) -> Level? {
        if try takeNull() { return nil }
        if next == .bool { return try bool() ? .visit : .off }
        let name = try string(max: 64).lowercased()
        switch name {
        case "granted", "true": return .visit
        case "denied", "false": return .off
        default:
            guard let level = Level(name: name) else {
                let hint = NearMiss.hint(name, among: ["granted", "denied"] + Level.allCases.map(\.name))
                throw fault(.unknownName, "consent is GRANTED or DENIED" + hint)
            }
            return level
        }
    }
}
