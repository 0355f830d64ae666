/// Numbers that were chosen for a shop's models, by name; what they mean is the models' business.
public struct Tuning: Sendable, Hashable {
    /// The numbers by name.
    public var numbers: [String: Double]

    /// A tuning of these numbers.
    public init(_ numbers: [String: Double]) { self.numbers = numbers }

    /// The numbers as bytes, the same for the same numbers: name after name in order, each with its number's bits.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
            Varint.append(UInt64(name.utf8.count), to: &bytes)
            bytes += name.utf8
            Varint.append(number.bitPattern, to: &bytes)
        }
        return bytes
    }

    /// The tuning of such bytes; nil when they were cut or changed.
    public init?(encoded bytes: [UInt8]) {
        numbers = [:]
        var at = 0
        while at < bytes.count {
            guard let length = Varint.read(bytes, &at), length <= bytes.count - at,
                let name = String(validating: bytes[at..<at + Int(length)], as: UTF8.self)
            else { return nil }
            at += Int(length)
            guard let bits = Varint.read(bytes, &at) else { return nil }
            numbers[name] = Double(bitPattern: bits)
        }
    }
}
