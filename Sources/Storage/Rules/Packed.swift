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

/// A signal's transition: one byte whether it is set, eight for the time, eight for the line, 32 of salt.
enum PackedSignal {
    static func encode(_ mark: SignalMark) -> [UInt8] {
        [mark.isSet ? 1 : 0] + bytes(UInt64(bitPattern: mark.time)) + bytes(mark.line) + mark.salt
    }

    /// Nil for anything that was cut.
    static func decode(_ bytes: [UInt8]) -> SignalMark? {
        guard bytes.count == 49 else { return nil }
        let number = { (range: Range<Int>) in bytes[range].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return SignalMark(
            isSet: bytes[0] == 1, time: Int64(bitPattern: number(1..<9)), line: number(9..<17),
            salt: Array(bytes[17...]))
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
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
