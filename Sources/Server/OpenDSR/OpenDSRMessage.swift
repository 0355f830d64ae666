import Consent
import Oversight
import Shop

/// A request as a hub sends it (OpenDSR 2.0, section 7.1). What the protocol does not know is passed over.
struct OpenDSRMessage: Sendable {
    /// What can be asked for.
    enum Subject: String, CaseIterable, Sendable {
        case access, portability, erasure

        var kind: RequestKind {
            switch self {
            case .access: .access
            case .portability: .export
            case .erasure: .erase
            }
        }
    }

    /// The law that the hub names.
    enum Regulation: String, CaseIterable, Sendable { case gdpr, ccpa }

    var id = ""
    var kind = RequestKind.access
    /// Where the law that is named holds; nothing known, so the strictest of all laws, where none is.
    ///
    /// The specification asks for the field, and leaves it out in its own example.
    var place = Place()
    /// The shop's own customer number.
    var customer = ""
    var callbacks: [String] = []

    private enum Field: String, JSONField {
        case regulation
        case id = "subject_request_id"
        case type = "subject_request_type"
        case identities = "subject_identities"
        case submitted = "submitted_time"
        case version = "api_version"
        case callbacks = "status_callback_urls"
        static let names = JSONNames<Field>()
    }

    private enum IdentityField: String, JSONField {
        case type = "identity_type"
        case value = "identity_value"
        case format = "identity_format"
        static let names = JSONNames<IdentityField>()
    }

    /// The one kind of identity that this house knows.
    static let identity = (type: "controller_customer_id", format: "raw")
    private static let identitiesAtMost = 32
    private static let callbacksAtMost = 8

    /// Reads a body; throws the fault that names what is wrong, and never what was sent.
    init(_ bytes: [UInt8]) throws(InputFault) {
        var message = self
        try JSONReader.read(bytes) { json throws(InputFault) in try message.read(&json) }
        self = message
    }

    private mutating func read(_ json: inout JSONReader) throws(InputFault) {
        var missing: Set<Field> = [.id, .type, .identities, .submitted]
        try json.object(Field.self, unknown: .skipped) { json, field throws(InputFault) in
            missing.remove(field)
            switch field {
            case .regulation: place = Self.place(of: try json.name(Regulation.self))
            case .id:
                id = try json.string(max: 64)
                guard Self.isName(id) else {
                    throw json.fault(.malformed, "give a UUID of version 4 in lower case")
                }
            case .type: kind = try json.name(Subject.self).kind
            case .identities: customer = try Self.customer(&json)
            case .submitted:
                guard Timestamp.seconds(try json.string(max: 64).utf8) != nil else {
                    throw json.fault(.malformed, "give a time as RFC 3339 writes it, such as 2026-11-22T10:00:00Z")
                }
            case .version: _ = try json.string(max: 16)
            case .callbacks:
                try json.array(max: Self.callbacksAtMost) { json, _ throws(InputFault) in
                    callbacks.append(try json.string(max: 2_048))
                }
            }
        }
        for field in [Field.id, .type, .identities, .submitted] where missing.contains(field) {
            throw json.fault(.missing, at: field.rawValue, "this field is required")
        }
    }

    /// The customer whom the identities name: others that we cannot know are passed over where one can be used.
    private static func customer(_ json: inout JSONReader) throws(InputFault) -> String {
        var customers: Set<String> = []
        var count = 0
        try json.array(max: identitiesAtMost) { json, _ throws(InputFault) in
            var (type, format, value): (String?, String?, String?)
            try json.object(IdentityField.self, unknown: .skipped) { json, field throws(InputFault) in
                switch field {
                case .type: type = try json.string(max: 64)
                case .format: format = try json.string(max: 16)
                case .value: value = try json.string(max: 256)
                }
            }
            guard let type, let format, let value, !value.isEmpty else {
                throw json.fault(.missing, "give identity_type, identity_value and identity_format")
            }
            count += 1
            if type == identity.type, format == identity.format { customers.insert(value) }
        }
        guard count > 0 else { throw json.fault(.missing, "give at least one identity") }
        guard let customer = customers.first else {
            throw json.fault(
                .unknownName,
                "only \(identity.type) in format \(identity.format) is known here: e-mail addresses and advertising "
                    + "ids are never kept")
        }
        guard customers.count == 1 else { throw json.fault(.tooMany, "send one request for each customer") }
        return customer
    }

    /// A place where the law holds: of the GDPR a country that adds no deadline of its own.
    private static func place(of regulation: Regulation) -> Place {
        switch regulation {
        case .gdpr: Place("IE") ?? Place()
        case .ccpa: Place("US-CA") ?? Place()
        }
    }

    /// Whether a text is a UUID of version 4 in lower case (RFC 9562, section 5.4).
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { at, byte in
            switch at {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            case 14: byte == UInt8(ascii: "4")
            case 19: [UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "a"), UInt8(ascii: "b")].contains(byte)
            default: (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
        }
    }
}
