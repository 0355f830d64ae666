import Consent

extension Settings {
    /// Opens the master key, and the second one where there is one.
    ///
    /// Refuses to go on without the first, with a malformed one, or with a file that others can read; `evenIfOpen` is
    /// for audits, which say so themselves.
    func openMasterKey(evenIfOpen: Bool = false) throws -> MasterKey {
        let first: MasterKey
        if let masterKey {
            first = try Self.key(masterKey, from: "CONFIDE_MASTER_KEY")
        } else {
            guard let masterKeyFile, Files.exists(masterKeyFile) else {
                throw Refusal(
                    "there is no master key\(masterKeyFile.map { " at \($0)" } ?? "")",
                    next: "make one with: confide init; or name it with --master-key-file or CONFIDE_MASTER_KEY_FILE")
            }
            first = try Self.masterKey(in: masterKeyFile, evenIfOpen: evenIfOpen)
        }
        if let secondMasterKey {
            return first.opening(also: try Self.key(secondMasterKey, from: "CONFIDE_SECOND_MASTER_KEY"))
        }
        return try secondMasterKeyFile.map { first.opening(also: try Self.masterKey(in: $0)) } ?? first
    }

    /// The master key in a file that nobody else can read.
    static func masterKey(in file: String, evenIfOpen: Bool = false) throws -> MasterKey {
        guard let bytes = Files.read(file) else {
            throw Refusal(
                "there is no master key at \(file)",
                next:
                    "name the right file; a new key for confide keys rotate is made with: confide keys new-master \(file)"
            )
        }
        guard evenIfOpen || !Files.isOpenToOthers(file) else {
            throw Refusal("others can read the master key at \(file)", next: "close it with: chmod 600 \(file)")
        }
        do { return try MasterKey(hex: String(decoding: bytes, as: UTF8.self)) } catch {
            throw Refusal(
                "\(file) does not hold a master key",
                next: "restore the file that confide init wrote, 64 hexadecimal digits")
        }
    }

    private static func key(_ hex: String, from name: String) throws -> MasterKey {
        do { return try MasterKey(hex: hex) } catch {
            throw Refusal("\(name) is not a master key", next: "give 64 hexadecimal digits, as confide init made them")
        }
    }
}
