public import Consent
public import Logging
public import Shop

/// The server's log: a static line and fields from a closed list, so that no line can hold a person.
public struct Diary: Sendable {
    /// Everything that a line may carry.
    public enum Field: Sendable {
        case request(UInt64)
        case route(Route?)
        case status(Int)
        case micros(Int64)
        case count(Int)
        /// Why a store failed.
        case store(StoreFault.Code)
        /// Why a key failed.
        case key(KeyFault)
        case port(Int)
        case position(UInt64)
    }

    private let logger: Logger

    /// Writes through swift-log.
    public init(_ logger: Logger) { self.logger = logger }

    public func note(_ line: StaticString, _ fields: Field...) { write(.info, line, fields) }
    public func warn(_ line: StaticString, _ fields: Field...) { write(.warning, line, fields) }
    func warn(_ line: StaticString, _ fields: [Field]) { write(.warning, line, fields) }
    func trace(_ line: StaticString, _ fields: Field...) { write(.debug, line, fields) }

    private func write(_ level: Logger.Level, _ line: StaticString, _ fields: [Field]) {
        logger.log(level: level, "\(line)", metadata: .init(fields.map(\.entry)) { $1 })
    }
}

extension Diary.Field {
    fileprivate var entry: (String, Logger.MetadataValue) {
        switch self {
        case .request(let number): ("request", "\(RequestID(number).text)")
        case .route(let route): ("route", "\(route?.label ?? "none")")
        case .status(let status): ("status", "\(status)")
        case .micros(let micros): ("micros", "\(micros)")
        case .count(let count): ("count", "\(count)")
        case .store(let code): ("code", "\(code.rawValue)")
        case .key(let fault): ("code", "\(fault.rawValue)")
        case .port(let port): ("port", "\(port)")
        case .position(let position): ("position", "\(position)")
        }
    }
}
