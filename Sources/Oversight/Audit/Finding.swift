/// Something that an audit found: which promise is broken, where, and what to do.
public struct Finding: Sendable, Hashable {
    public let check: Check
    /// The shop, table, column or file.
    public let place: String
    /// What is there, in one sentence; it names nobody.
    public let what: String

    public init(_ check: Check, at place: String, _ what: String) {
        self.check = check
        self.place = place
        self.what = what
    }

    /// Everything that an audit looks for.
    public enum Check: String, CaseIterable, Sendable {
        case expiredRecords = "expired_records"
        case expiredConsents = "expired_consents"
        case retentionLate = "retention_late"
        case sealedWithoutConsent = "sealed_without_consent"
        case keyWithoutOwner = "key_without_owner"
        case decisionWithoutEntry = "decision_without_entry"
        case plaintext = "plaintext_personal_data"
        case unknownTable = "unknown_table"
        case ledger = "ledger"
        case requestOverdue = "request_overdue"
        case requestExpired = "request_expired"
        case transport = "transport"
        case fileMode = "file_mode"
        case controller = "controller_unnamed"
    }

    /// Whether it breaks a promise; the rest is worth a look.
    public var isBreach: Bool { check != .controller }
}

extension Finding.Check {
    /// The law or the promise that is broken.
    public var promise: String {
        switch self {
        case .expiredRecords, .requestExpired: "Nothing is kept past its date (GDPR 5(1)(e); law 5 of docs/design.md)"
        case .expiredConsents: "A consent ends, and with it what it allowed (GDPR 5(1)(e), 6(1)(a))"
        case .retentionLate: "What is past its date is deleted every day (GDPR 5(1)(e), 5(2))"
        case .sealedWithoutConsent: "Nothing of a person is kept without her yes (GDPR 6(1)(a), 7(3))"
        case .keyWithoutOwner: "No key without something that it may open (GDPR 5(1)(c), 25)"
        case .decisionWithoutEntry: "What is on record about a consent is whole (GDPR 5(1)(d), 7(1))"
        case .plaintext: "No address, number or name stands in clear (GDPR 5(1)(c), 25, 32)"
        case .unknownTable: "Every place that holds something of hers is known (GDPR 30, 32)"
        case .ledger: "The ledger cannot be changed unseen (GDPR 5(2), 7(1))"
        case .requestOverdue: "A request is answered in time (GDPR 12(3))"
        case .transport: "Nothing of hers crosses a network in clear (GDPR 32(1)(a))"
        case .fileMode: "Only the program's user reads data and keys (GDPR 32(1)(b))"
        case .controller: "A shopper is told who answers for her data (GDPR 13(1)(a), (b), 13(2)(d))"
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch self {
        case .expiredRecords, .expiredConsents, .sealedWithoutConsent, .keyWithoutOwner:
            "run: confide retention run; if it stays, ask why the server does not (its log says: retention failed)"
        case .retentionLate: "keep the server running, or run once a day: confide retention run"
        case .decisionWithoutEntry: "restore the database from a backup; something else wrote to it"
        case .plaintext: "find what wrote it, delete the rows, and rotate what was shown"
        case .unknownTable: "remove the table, or upgrade to the version of confide that knows it"
        case .ledger: "keep a copy and compare it with a backup: confide ledger verify; see docs/ledger.md"
        case .requestOverdue: "answer it now: confide requests list"
        case .requestExpired: "keep the server running: it deletes closed requests by their date"
        case .transport: "set server.tls.certificate and server.tls.key, or listen on 127.0.0.1 behind a proxy with TLS"
        case .fileMode: "close the file to others: chmod 600"
        case .controller: "set controller.name, controller.contact and controller.authority"
        }
    }
}
