import Consent
public import Ledger
public import Shop

/// A receipt as a file of its own: an object in JSON, the same that an act is answered with. docs/ledger.md.
extension Receipt {
    private static let format = "confide-receipt@v1"

    private enum Field: String, JSONField {
        case format, index, act, salt, payload, commitment, proof
        static let names = JSONNames<Field>()
    }

    /// Writes the members of the object.
    public func write(to json: inout JSONWriter) {
        json.member("format", Self.format)
        json.member("index", index)
        json.member("act", opening.act.name)
        json.member("salt", Hex.encode(opening.salt))
        json.member("payload", String(decoding: opening.payload, as: UTF8.self))
        json.member("commitment", commitment.hash.description)
        if let proof { json.member("proof", proof.description) }
    }

    /// Reads a receipt of at most 1 MB; throws the `InputFault` that names the field.
    public init(json bytes: [UInt8]) throws(InputFault) {
        self = try JSONReader.read(bytes) { json throws(InputFault) in
            var texts: [Field: String] = [:]
            var index: UInt64?
            try json.object(Field.self, unknown: .refused) { json, field throws(InputFault) in
                guard field == .index else { return texts[field] = try json.string(max: 1 << 20) }
                index = UInt64(exactly: try json.int64())
            }
            func text(_ field: Field) throws(InputFault) -> String {
                guard let text = texts[field] else {
                    throw json.fault(.missing, at: field.rawValue, "use the file as it came")
                }
                return text
            }
            func fault(_ field: Field, _ advice: String) -> InputFault {
                json.fault(.malformed, at: field.rawValue, advice)
            }
            guard try text(.format) == Self.format else { throw fault(.format, "this is not a \(Self.format)") }
            guard let index else { throw json.fault(.missing, at: "index", "use the file as it came") }
            let name = try text(.act)
            guard let act = Act.allCases.first(where: { $0.name == name }) else {
                throw json.fault(.unknownName, at: "act", "no such act is known here")
            }
            guard let salt = try? Hash(hex: try text(.salt)),
                let opening = try? Opening(salt: salt.bytes, act: act, payload: Array(try text(.payload).utf8))
            else { throw fault(.salt, "the salt is 64 lower-case hexadecimal digits") }
            var receipt = Receipt(opening: opening, index: index)
            guard try text(.commitment) == receipt.commitment.hash.description else {
                throw fault(.commitment, "act, salt and payload are not what was committed to")
            }
            if let proof = texts[.proof] {
                do throws(LedgerError) { receipt.proof = try TlogProof(proof) } catch {
                    throw fault(.proof, "the proof cannot be read: \(error.code.rawValue)")
                }
                guard receipt.proof?.index == Int(exactly: index) else {
                    throw fault(.index, "the proof is for another line")
                }
            }
            return receipt
        }
    }

    /// Checks that the line is in the ledger whose key this is, and answers the checkpoint it is in; asks nobody.
    ///
    /// Throws `proof-form` when there is no proof yet, and what `TlogProof.verify(_:by:)` throws.
    @discardableResult
    public func verify(by key: VerifierKey) throws(LedgerError) -> Checkpoint {
        guard let proof else { throw LedgerError(.proofForm) }
        return try proof.verify(commitment, by: key)
    }
}
