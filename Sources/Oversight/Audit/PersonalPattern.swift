/// What tells personal data apart from other text: the forms of an e-mail address, a phone number, a payment card and an
/// IP address.
public enum PersonalPattern: String, CaseIterable, Sendable {
    case email
    case phone
    case card
    case address = "ip_address"

    /// The kinds that a text holds. Words of letters and digits are only looked at whole, so a digest holds none.
    public static func find(in text: some Sequence<UInt8>) -> Set<PersonalPattern> {
        var found: Set<PersonalPattern> = []
        for word in words(of: text, of: { isAlphanumeric($0) || ".@_%+-:".utf8.contains($0) }) {
            if isEmail(word) { found.insert(.email) }
            if isIPv4(word) || isIPv6(word) { found.insert(.address) }
        }
        for word in words(of: text, of: { isAlphanumeric($0) || " +-()/".utf8.contains($0) }) {
            for run in numbers(in: word) {
                if isCard(run) { found.insert(.card) } else if isPhone(run) { found.insert(.phone) }
            }
        }
        return found
    }

    /// The same for bytes that need not be text: only in stretches of 16 printable characters or more, because a short
    /// stretch of random bytes can look like anything.
    public static func find(inBytes bytes: some Sequence<UInt8>) -> Set<PersonalPattern> {
        words(of: bytes, of: { (0x20...0x7E).contains($0) }).filter { $0.count >= 16 }.reduce(into: []) {
            $0.formUnion(find(in: $1))
        }
    }

    private static func words(of text: some Sequence<UInt8>, of isPart: (UInt8) -> Bool) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for byte in text {
            if isPart(byte) {
                word.append(byte)
            } else if !word.isEmpty {
                words.append(word)
                word = []
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    /// Something, one `@`, a host of two labels or more that ends in two letters or more.
    private static func isEmail(_ word: [UInt8]) -> Bool {
        let parts = word.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, name.contains(where: isAlphanumeric) else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.dropLast().allSatisfy({ !$0.isEmpty }) else { return false }
        return labels[labels.count - 1].prefix(while: isLetter).count >= 2
    }

    /// Four numbers to 255, not of this machine itself.
    private static func isIPv4(_ word: [UInt8]) -> Bool {
        let host = word.prefix { $0 != UInt8(ascii: ":") }
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4, parts.allSatisfy({ (1...3).contains($0.count) && $0.allSatisfy(isDigit) }) else {
            return false
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 48) } }
        return numbers.allSatisfy { $0 < 256 } && numbers[0] != 127 && numbers[0] != 0
    }

    /// Eight groups of hexadecimal digits, or at least three with `::` among them.
    private static func isIPv6(_ word: [UInt8]) -> Bool {
        let groups = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { isDigit($0) || (97...102).contains($0 | 0x20) } })
        else { return false }
        let gaps = groups.dropFirst().dropLast().count { $0.isEmpty }
        return gaps == 0 ? groups.count == 8 && groups.allSatisfy { !$0.isEmpty } : gaps == 1 && groups.count >= 4
    }

    /// Stretches of digits and what people write between them, that no letter touches; as they begin, and their digits.
    private static func numbers(in word: [UInt8]) -> [(first: UInt8, isParted: Bool, digits: [UInt8])] {
        words(of: word, of: { !isLetter($0) }).compactMap { run in
            let core = run.drop { $0 != UInt8(ascii: "+") && !isDigit($0) }
            guard let first = core.first, word.count - run.count == 0 || run.first == UInt8(ascii: " ") else {
                return nil
            }
            let digits = core.filter(isDigit)
            let isParted = core.dropFirst().contains { !isDigit($0) }
            return (first, isParted, digits)
        }
    }

    /// 13 to 19 digits with a payment network's first digit and a right check digit (Luhn, ISO/IEC 7812).
    private static func isCard(_ run: (first: UInt8, isParted: Bool, digits: [UInt8])) -> Bool {
        guard (13...19).contains(run.digits.count), (51...54).contains(run.first) else { return false }
        let sum = run.digits.reversed().enumerated().reduce(0) { sum, entry in
            let digit = Int(entry.element - 48)
            guard entry.offset % 2 == 1 else { return sum + digit }
            return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
        }
        return sum % 10 == 0
    }

    /// International, or national with something between the digits; E.164 has at most 15 of them.
    private static func isPhone(_ run: (first: UInt8, isParted: Bool, digits: [UInt8])) -> Bool {
        if run.first == UInt8(ascii: "+") { return (8...15).contains(run.digits.count) }
        return run.first == UInt8(ascii: "0") && run.isParted && (9...14).contains(run.digits.count)
    }
}
