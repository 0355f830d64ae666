import Glibc
public import Oversight
import Shop

/// Letters as files in a folder, one JSON object each: the shop's own mailer sends what it finds there to the address it
/// has on file, and deletes it.
///
/// Safe for a person because the folder is its owner's alone, and a letter holds a customer number and no address.
public struct Outbox: Courier {
    private let folder: String

    /// Letters go into `folder`, which is made when the first one is written.
    public init(folder: String) { self.folder = folder }

    /// Writes a letter; the file appears whole, or not at all.
    public func deliver(_ letter: Letter) async throws {
        guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw StoreFault(.unavailable) }
        let name = "\(letter.request.text)-\(UInt32.random(in: .min ... .max))"
        let bytes = JSONWriter.bytes { json in
            json.object { json in
                json.member("customer", letter.customer)
                json.member("request", letter.request.text)
                switch letter.body {
                case .code(let code):
                    json.member("letter", "code")
                    json.member("code", code)
                case .extended(let reason, let until):
                    json.member("letter", "extended")
                    json.member("reason", reason.rawValue)
                    json.member("until", time: until)
                }
            }
        }
        let draft = "\(folder)/.\(name)"
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault(.unavailable) }
        let written = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        let isDurable = fsync(file) == 0
        close(file)
        guard written == bytes.count, isDurable, unsafe rename(draft, "\(folder)/\(name).json") == 0 else {
            unsafe unlink(draft)
            throw StoreFault(.unavailable)
        }
    }
}
