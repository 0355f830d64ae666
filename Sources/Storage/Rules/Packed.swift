import Consent
import Ledger
import Shop

/// Choices as one whole number: four bits a purpose, 0 for "nothing said", otherwise the level plus one.
enum PackedChoices {
    static func encode(_ choices: Choices) -> Int64 {
        choices.said.reduce(0) { $0 | Int64($1.level.rawValue + 1) << Int64($1.purpose.rawValue * 4) }
    }

    static func decode(_ packed: Int64) -> Choices {
        var choices = Choices()
        for purpose in PurposeCode.allCases {
            let bits = packed >> Int64(purpose.rawValue * 4) & 0xF
            if bits > 0 { choices[purpose] = Level(rawValue: UInt8(bits - 1)) }
        }
        return choices
    }
}

/// Signals as bits.
enum PackedSignals {
    static func encode(_ signals: Signals) -> Int64 {
        (signals.globalPrivacyControl ? 1 : 0) | (signals.isBelowAge ? 2 : 0)
    }

    static func decode(_ packed: Int64) -> Signals {
        Signals(globalPrivacyControl: packed & 1 != 0, isBelowAge: packed & 2 != 0)
    }
}

/// A frontier as its hashes, one behind the other.
enum PackedFrontier {
    static func encode(_ frontier: Frontier) -> [UInt8] { frontier.hashes.flatMap(\.bytes) }

    /// Throws `.corrupt` for anything that cannot be a tree of that size.
    static func decode(size: Int, _ bytes: [UInt8]) throws(StoreFault) -> Frontier {
        do {
            let hashes = try stride(from: 0, to: bytes.count, by: Hash.byteCount).map { start in
                try Hash(bytes: bytes[start..<min(start + Hash.byteCount, bytes.count)])
            }
            return try Frontier(size: size, hashes: hashes)
        } catch { throw StoreFault(.corrupt) }
    }
}
