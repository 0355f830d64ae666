import Foundation

/// The public symbols of a module, as the compiler describes them (swift-docc-symbolkit's format, the parts used here).
struct SymbolGraph: Decodable {
    struct Symbol: Decodable {
        struct Kind: Decodable { let identifier: String }
        struct Identifier: Decodable { let precise: String }
        struct Fragment: Decodable {
            let kind: String
            let spelling: String
            let preciseIdentifier: String?
        }
        struct Parameter: Decodable { let declarationFragments: [Fragment]? }
        struct Signature: Decodable {
            let parameters: [Parameter]?
            let returns: [Fragment]?
        }

        let kind: Kind
        let identifier: Identifier
        let pathComponents: [String]
        let functionSignature: Signature?
        let declarationFragments: [Fragment]?

        var name: String { pathComponents.joined(separator: ".") }
    }

    let symbols: [Symbol]

    /// Reads every description in a folder: a module has one of its own, and one for each module that it extends.
    static func read(_ folder: URL) throws -> [Symbol] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.lastPathComponent.hasSuffix(".symbols.json") }.flatMap {
            try JSONDecoder().decode(SymbolGraph.self, from: Data(contentsOf: $0)).symbols
        }
    }
}

/// Looks for public ways to a person's data past a permit.
///
/// Personal is what holds a shopper's opened or sealed data, and every type with a public property of such a type. Her
/// decisions are not among it: they are what permits rest on. Nor is a contribution, which nothing ties to her.
struct Leaks {
    static let roots: Set<String> = [
        "Profile", "VisitLinks", "SealedRow", "CohortRow", "ShopperVisits", "Dossier",
    ]
    static let permits: Set<String> = ["Permit", "Cohort", "Standing"]

    let symbols: [SymbolGraph.Symbol]
    /// Identifiers of personal types.
    let personal: Set<String>

    init(_ symbols: [SymbolGraph.Symbol]) {
        self.symbols = symbols
        let types = symbols.filter { ["swift.struct", "swift.enum", "swift.class"].contains($0.kind.identifier) }
        var personal = Set(types.filter { Self.roots.contains($0.pathComponents[0]) }.map(\.identifier.precise))
        let owners = Dictionary(types.map { ($0.pathComponents, $0.identifier.precise) }) { $1 }
        while true {
            let holders = symbols.filter {
                ["swift.property", "swift.enum.case"].contains($0.kind.identifier)
                    && Self.mentions($0.declarationFragments, personal)
            }
            let more = Set(holders.compactMap { owners[$0.pathComponents.dropLast()] })
            if more.isSubset(of: personal) { break }
            personal.formUnion(more)
        }
        self.personal = personal
    }

    /// The names of what gives personal data away without taking a permit.
    var found: [String] { symbols.filter(givesAway).map(\.name).sorted() }

    private func givesAway(_ symbol: SymbolGraph.Symbol) -> Bool {
        switch symbol.kind.identifier {
        case "swift.var", "swift.type.property": return Self.mentions(symbol.declarationFragments, personal)
        // What a value or a permit says of itself goes to whoever holds it already.
        case "swift.property", "swift.enum.case", "swift.init": return false
        case "swift.method", "swift.subscript":
            if Self.permits.contains(symbol.pathComponents[0]) || isMemberOfPersonal(symbol) { return false }
            return gives(symbol)
        case "swift.func", "swift.func.op", "swift.type.method", "swift.type.subscript": return gives(symbol)
        default: return false
        }
    }

    private func gives(_ symbol: SymbolGraph.Symbol) -> Bool {
        let parameters = (symbol.functionSignature?.parameters ?? []).map { $0.declarationFragments ?? [] }
        // A closure is handed what it takes.
        let handed = parameters.filter { $0.contains { $0.spelling.contains("->") } }
        guard ([symbol.functionSignature?.returns ?? []] + handed).contains(where: { Self.mentions($0, personal) })
        else { return false }
        return !parameters.contains {
            $0.contains { $0.kind == "typeIdentifier" && Self.permits.contains($0.spelling) }
        }
    }

    private func isMemberOfPersonal(_ symbol: SymbolGraph.Symbol) -> Bool {
        symbols.contains {
            personal.contains($0.identifier.precise) && $0.pathComponents == symbol.pathComponents.dropLast()
        }
    }

    private static func mentions(_ fragments: [SymbolGraph.Symbol.Fragment]?, _ types: Set<String>) -> Bool {
        (fragments ?? []).contains { $0.preciseIdentifier.map(types.contains) ?? false }
    }
}
