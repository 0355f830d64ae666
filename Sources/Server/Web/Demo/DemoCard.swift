/// An item as the demo's own shelves and pages show it.
public struct DemoCard: Sendable, Hashable {
    /// The shop's own id.
    public var id: String
    /// What it is called.
    public var title: String
    /// As it is read out, such as `€249.00`.
    public var price: String
    /// The address of its picture on this server.
    public var image: String
    /// The name of its narrowest category.
    public var category: String
    /// What a shopper should know before she orders, such as "Out of stock"; often empty.
    public var note: String
    /// Who makes it.
    public var brand: String
    /// Its description.
    public var details: String

    /// A card; its texts are escaped when it is shown, not before.
    public init(
        id: String, title: String, price: String, image: String, category: String, note: String = "",
        brand: String = "", details: String = ""
    ) {
        self.id = id
        self.title = title
        self.price = price
        self.image = image
        self.category = category
        self.note = note
        self.brand = brand
        self.details = details
    }

    /// Where its page is.
    var link: String { "/demo/items/\(HTML.segment(id))" }

    /// What it costs, and what should be known before.
    var offer: String {
        let remark = note.isEmpty ? "" : #" <span class="note">\#(HTML.escape(note))</span>"#
        return #"<p class="price">\#(HTML.escape(price))\#(remark)</p>"#
    }

    /// The card as an element of a list.
    var html: String {
        """
        <li class="card" data-item="\(HTML.escape(id))"><a href="\(HTML.escape(link))">\
        <img src="\(HTML.escape(image))" alt="" width="200" height="200" loading="lazy">\
        <bdi class="name">\(HTML.escape(title))</bdi></a>\(offer)</li>

        """
    }
}

/// One shelf of the shop's own order.
struct DemoAisle: Sendable {
    let name: String
    let cards: [DemoCard]

    /// Its name as a part of an address: lower-case letters and digits, `-` between them.
    var slug: String {
        HTML.segment(name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-"))
    }

    /// Where its page is.
    var link: String { "/demo/aisles/\(slug)" }

    /// The aisles in the order of their first card.
    static func all(of cards: [DemoCard]) -> [DemoAisle] {
        var names: [String] = []
        for card in cards where !names.contains(card.category) { names.append(card.category) }
        return names.map { name in DemoAisle(name: name, cards: cards.filter { $0.category == name }) }
    }
}
