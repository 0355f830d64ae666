extension Profile {
    /// The bytes that are sealed: a form number, then each sitting as visit, day, count and steps.
    ///
    /// Form 2 has the dial's step (0 for none) and day, and the muted items with their days, before the sittings; form 3
    /// after these the muted categories, each as length, UTF-8 and day.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = [!mutedCategories.isEmpty ? 3 : dial != nil || !muted.isEmpty ? 2 : 1]
        if bytes[0] > 1 {
            Varint.append(UInt64(dial?.step ?? 0), to: &bytes)
            Self.append(dial?.day ?? 0, to: &bytes)
            Varint.append(UInt64(muted.count), to: &bytes)
            for (item, day) in muted.sorted(by: { $0.key < $1.key }) {
                Varint.append(UInt64(item), to: &bytes)
                Self.append(day, to: &bytes)
            }
        }
        if bytes[0] > 2 {
            Varint.append(UInt64(mutedCategories.count), to: &bytes)
            for (name, day) in mutedCategories.sorted(by: { $0.key < $1.key }) {
                Varint.append(UInt64(name.utf8.count), to: &bytes)
                bytes += name.utf8
                Self.append(day, to: &bytes)
            }
        }
        for sitting in sittings {
            Varint.append(sitting.visit, to: &bytes)
            Self.append(sitting.day, to: &bytes)
            let steps = StepCode.encode(sitting.steps)
            Varint.append(UInt64(steps.count), to: &bytes)
            bytes += steps
        }
        return bytes
    }

    /// Reads what `encoded` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        guard let form = bytes.first, (1...3).contains(form) else { return nil }
        var at = 1
        guard form < 2 || readWords(bytes, &at), form < 3 || readCategories(bytes, &at) else { return nil }
        while at < bytes.count {
            guard let visit = Varint.read(bytes, &at), let day = Self.day(bytes, &at),
                let count = Varint.read(bytes, &at), count <= UInt64(bytes.count - at),
                let steps = StepCode.decode(bytes[at..<at + Int(count)])
            else { return nil }
            at += Int(count)
            sittings.append(Sitting(visit: visit, day: day, steps: steps))
        }
    }

    private mutating func readWords(_ bytes: [UInt8], _ at: inout Int) -> Bool {
        guard let step = Varint.read(bytes, &at), step <= 5, let day = Self.day(bytes, &at),
            let count = Varint.read(bytes, &at), count <= Self.mutedLimit
        else { return false }
        if step > 0 { dial = Dial(step: UInt8(step), day: day) }
        for _ in 0..<count {
            guard let item = Varint.read(bytes, &at).flatMap({ ItemNumber(exactly: $0) }),
                let day = Self.day(bytes, &at)
            else { return false }
            muted[item] = day
        }
        return true
    }

    private mutating func readCategories(_ bytes: [UInt8], _ at: inout Int) -> Bool {
        guard let count = Varint.read(bytes, &at), count <= Self.mutedCategoryLimit else { return false }
        for _ in 0..<count {
            guard let length = Varint.read(bytes, &at), length <= UInt64(bytes.count - at),
                let name = String(validating: bytes[at..<at + Int(length)], as: UTF8.self)
            else { return false }
            at += Int(length)
            guard let day = Self.day(bytes, &at) else { return false }
            mutedCategories[name] = day
        }
        return true
    }

    private static func append(_ day: Int32, to bytes: inout [UInt8]) {
        Varint.append(UInt64(UInt32(bitPattern: day)), to: &bytes)
    }

    private static func day(_ bytes: [UInt8], _ at: inout Int) -> Int32? {
        Varint.read(bytes, &at).map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    }
}
