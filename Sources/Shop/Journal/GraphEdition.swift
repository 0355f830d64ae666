/// A graph of items as it was published: for everybody, and about nobody.
public struct GraphEdition: Sendable, Hashable {
    /// The first day it is for, in days since 1970: its name.
    public let day: Int32
    /// What it cost the people it was made from, as ρ in units of 10⁻¹².
    public let rho: UInt64
    /// The graph in the form in which browsers get it, one or more parts.
    public let shards: [[UInt8]]

    public init(day: Int32, rho: UInt64, shards: [[UInt8]]) {
        self.day = day
        self.rho = rho
        self.shards = shards
    }

    /// The edition as bytes.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        Varint.append(UInt64(UInt32(bitPattern: day)), to: &bytes)
        Varint.append(rho, to: &bytes)
        Varint.append(UInt64(shards.count), to: &bytes)
        for shard in shards {
            Varint.append(UInt64(shard.count), to: &bytes)
            bytes += shard
        }
        return bytes
    }

    /// The edition of such bytes; nil when they were cut or changed.
    public init?(encoded bytes: [UInt8]) {
        var at = 0
        guard let day = Varint.read(bytes, &at).flatMap(UInt32.init(exactly:)), let rho = Varint.read(bytes, &at),
            let count = Varint.read(bytes, &at)
        else { return nil }
        var shards: [[UInt8]] = []
        for _ in 0..<min(count, UInt64(bytes.count)) {
            guard let length = Varint.read(bytes, &at), length <= bytes.count - at else { return nil }
            shards.append(Array(bytes[at..<at + Int(length)]))
            at += Int(length)
        }
        guard at == bytes.count, UInt64(shards.count) == count else { return nil }
        self.init(day: Int32(bitPattern: day), rho: rho, shards: shards)
    }
}
