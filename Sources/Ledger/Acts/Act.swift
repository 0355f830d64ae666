/// What leaves a line in the ledger.
///
/// The raw values are hashed into commitments that outlive this program: add new ones, never change or reuse one.
public enum Act: UInt8, Sendable, Hashable, CaseIterable {
    /// Someone answered a question.
    case decision = 1
    /// Someone took an answer back.
    case withdrawal = 2
    /// Someone's data was erased.
    case erasure = 3
    /// A machine's wish for someone came, or went.
    case signal = 4
    /// Someone asked for what is held, or for its correction, and was answered.
    case request = 5

    /// The word for it in receipts and exports; as lasting as the raw value.
    public var name: String {
        switch self {
        case .decision: "decision"
        case .withdrawal: "withdrawal"
        case .erasure: "erasure"
        case .signal: "signal"
        case .request: "request"
        }
    }
}
