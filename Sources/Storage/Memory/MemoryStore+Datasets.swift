public import Consent
public import Oversight

extension MemoryStore: DatasetBook {
    /// What would be in each table of a durable engine; only rows about shoppers are counted.
    public func datasets(of shop: ShopNumber) async throws -> [Dataset] {
        read(shop) { rows in
            Reach.datasets { table in
                switch table {
                case "entry": rows.entries.count
                case "decision": rows.decisions.values.reduce(0) { $0 + $1.count }
                case "sealed": rows.sealed.values.reduce(0) { $0 + $1.count }
                case "journal": rows.facts.count
                case "request": rows.requests.count
                default: nil
                }
            }
        }
    }
}
