import Consent

extension Settings {
    /// Opens the master key; refuses to go on without one, with a malformed one, or with a file that others can read.
    func openMasterKey() throws -> MasterKey {
        if let masterKey {
            do { return try MasterKey(hex: masterKey) } catch {
                throw Refusal(
                    "CONFIDE_MASTER_KEY is not a master key",
                    next: "give 64 hexadecimal digits, as confide init made them")
            }
        }
        guard let file = masterKeyFile, let bytes = Files.read(file) else {
            throw Refusal(
                "there is no master key\(masterKeyFile.map { " at \($0)" } ?? "")",
                next: "make one with: confide init; or name it with --master-key-file or CONFIDE_MASTER_KEY_FILE")
        }
        guard !Files.isOpenToOthers(file) else {
            throw Refusal("others can read the master key at \(file)", next: "close it with: chmod 600 \(file)")
        }
        do { return try MasterKey(hex: String(decoding: bytes, as: UTF8.self)) } catch {
            throw Refusal(
                "\(file) does not hold a master key",
                next: "restore the file that confide init wrote, 64 hexadecimal digits")
        }
    }
}
