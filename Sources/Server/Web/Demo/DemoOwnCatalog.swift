import Consent
import Shop

/// Writes a merchant's feed so that all of it is on this machine: links lead to the demo's pages, and pictures are drawn.
struct DemoOwnCatalog: Journal {
    let base: any Journal

    func commit(_ change: Change) async throws -> Committed {
        var change = change
        change.writes = change.writes.map { write in
            guard case .item(var item, let run) = write else { return write }
            item.link = "/demo/catalog/items/\(HTML.segment(item.id))"
            item.image = "/demo/catalog/pictures/\(HTML.segment(Self.mark(of: item))).svg"
            return .item(item, run)
        }
        return try await base.commit(change)
    }

    func facts(of shop: ShopNumber, after number: UInt64, limit: Int) async throws -> [Fact] {
        try await base.facts(of: shop, after: number, limit: limit)
    }

    func head(of shop: ShopNumber) async throws -> UInt64 { try await base.head(of: shop) }

    /// What an item's picture is drawn from: the first letter of its title, and a hue by its category.
    private static func mark(of item: Item) -> String {
        let letter = item.title.first { $0.isLetter || $0.isNumber }.map { $0.uppercased().prefix(1) } ?? "?"
        let hue = (item.category.last ?? item.brand).utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 360 }
        return "\(hue)-\(letter)"
    }

    /// A picture with that mark; nil for what is none.
    static func picture(_ mark: String) -> [UInt8]? {
        let parts = mark.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let hue = Int(parts[0]), (0..<360).contains(hue), parts[1].count == 1,
            parts[1].utf8.count <= 32
        else { return nil }
        return Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="200" height="200">\
            <rect x="34" y="46" width="132" height="118" rx="14" fill="hsl(\(hue) 45% 55%)"/>\
            <path d="M34 78H166" stroke="hsl(\(hue) 45% 38%)" stroke-width="8"/>\
            <path d="M88 46V78M112 46V78" stroke="hsl(\(hue) 55% 78%)" stroke-width="6"/>\
            <text x="100" y="142" font-family="Georgia, serif" font-size="52" font-weight="600" text-anchor="middle" \
            fill="white">\(HTML.escape(String(parts[1])))</text></svg>
            """.utf8)
    }
}
