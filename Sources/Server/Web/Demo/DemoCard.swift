/// An item as the demo's shelves show it.
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

    /// A card; its texts are escaped when it is shown, not before.
    public init(id: String, title: String, price: String, image: String, category: String, note: String = "") {
        self.id = id
        self.title = title
        self.price = price
        self.image = image
        self.category = category
        self.note = note
    }

    /// Where its page is.
    var link: String { "/demo/items/\(HTML.segment(id))" }

    /// The card as an element of a list.
    var html: String {
        let remark = note.isEmpty ? "" : #" <span class="note">\#(HTML.escape(note))</span>"#
        return """
            <li class="card" data-item="\(HTML.escape(id))" data-category="\(HTML.escape(category))">\
            <a href="\(HTML.escape(link))"><img src="\(HTML.escape(image))" alt="" width="200" height="200" loading="lazy">\
            <span class="name">\(HTML.escape(title))</span></a>\
            <p class="price">\(HTML.escape(price))\(remark)</p></li>

            """
    }
}

/// What only an item's own page shows of it.
public struct DemoDetail: Sendable, Hashable {
    /// What shelves show of it.
    public var card: DemoCard
    /// Who makes it.
    public var brand: String
    /// Its description.
    public var details: String

    /// Everything that the page shows; texts are escaped when they are shown.
    public init(card: DemoCard, brand: String, details: String) {
        self.card = card
        self.brand = brand
        self.details = details
    }
}
