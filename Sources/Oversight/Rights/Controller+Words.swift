public import Consent
public import Shop

extension Controller {
    /// What is known of it, each with a word for people.
    var said: [(what: String, words: String)] {
        [
            ("Who", name), ("Address", address), ("Contact", contact), ("Page", url),
            ("Data protection officer", officer), ("Complaints", authority),
        ].filter { !$0.1.isEmpty }
    }
}

extension JSONWriter {
    /// The members of who answers for shoppers' data.
    public mutating func controller(_ controller: Controller) {
        member("name", controller.name)
        member("address", controller.address)
        member("contact", controller.contact)
        if !controller.url.isEmpty { member("url", controller.url) }
        if !controller.officer.isEmpty { member("data_protection_officer", controller.officer) }
        if !controller.authority.isEmpty { member("complaints", controller.authority) }
    }
}
