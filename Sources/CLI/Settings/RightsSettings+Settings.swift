import Oversight
import Server
import Storage

extension Settings {
    /// What the operator settled for requests of shoppers, with its files opened.
    func openRights() throws -> RightsSettings {
        var rights = RightsSettings()
        rights.struck = try StruckKeyFile(path: struckKeysFile)
        if let outbox { rights.courier = Outbox(folder: outbox) }
        if let webhookSecretFile {
            guard let bytes = Files.read(webhookSecretFile), !Files.isOpenToOthers(webhookSecretFile) else {
                throw Refusal(
                    "the webhook secret at \(webhookSecretFile) cannot be read, or others can read it",
                    next: "name a file that only this user can read: chmod 600 \(webhookSecretFile)")
            }
            let secret = Array(
                String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined().utf8)
            guard !secret.isEmpty else {
                throw Refusal("\(webhookSecretFile) is empty", next: "write the app's client secret into it")
            }
            rights.webhookSecret = secret
        }
        rights.webhookShop = webhookShop
        rights.processors = processors
        if let kept { rights.kept = [kept] }
        rights.openDSR = try openOpenDSR()
        return rights
    }
}
