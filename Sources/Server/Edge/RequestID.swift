/// The name of one request in answers and logs; random, so that it says nothing of its sender.
struct RequestID: Sendable, Hashable {
    let number: UInt64
    /// `req_` and 16 hexadecimal digits; kept, because every answer says it twice.
    let text: String

    init(_ number: UInt64 = .random(in: .min ... .max)) {
        self.number = number
        var letters = Array("req_".utf8)
        letters.reserveCapacity(20)
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
            letters.append(digit + (digit < 10 ? 0x30 : 0x57))
        }
        text = String(decoding: letters, as: UTF8.self)
    }
}
