/// The name of one request in answers and logs; random, so that it says nothing of its sender.
struct RequestID: Sendable, Hashable {
    let number: UInt64

    init(_ number: UInt64 = .random(in: .min ... .max)) { self.number = number }

    /// `req_` and 16 hexadecimal digits.
    var text: String {
        let digits = String(number, radix: 16)
        return "req_" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
