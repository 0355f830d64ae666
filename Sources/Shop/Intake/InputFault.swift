/// What is wrong with something that came in: a code, a place and the next step, and never the value itself.
public struct InputFault: Error, Equatable, CustomStringConvertible {
    /// The kinds of fault; the raw value is the code that callers see.
    public enum Code: String, Sendable, CaseIterable {
        case malformed, missing
        case unknownField = "unknown_field"
        case wrongType = "wrong_type"
        case tooLong = "too_long"
        case tooMany = "too_many"
        case tooDeep = "too_deep"
        case outOfRange = "out_of_range"
        case unknownName = "unknown_name"
        case looksPersonal = "looks_personal"
        case inFuture = "in_future"
        case tooOld = "too_old"
    }

    public let code: Code
    /// Where: a field's name, a JSON pointer or a line.
    public var place: String
    /// What to do about it, in plain words.
    public let advice: String

    public init(_ code: Code, at place: String, _ advice: String) {
        self.code = code
        self.place = place
        self.advice = advice
    }

    public static func == (a: Self, b: Self) -> Bool { a.code == b.code && a.place == b.place }
    public var description: String { "\(code.rawValue) at \(place): \(advice)" }
}
