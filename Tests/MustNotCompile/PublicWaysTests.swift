import Foundation
import Testing

/// No public function of any room gives a person's data to somebody who shows no permit.
@Suite struct PublicWaysTests {
    static let rooms = ["Consent", "Shop", "Engagement", "Oversight", "Storage", "Server"]

    /// The only ways without one: the answer to a request of hers, once it is sure that it is she who asks, and what her
    /// own page shows to whoever holds her token. Each part of them is opened under the duty to inform her, which only
    /// this room may claim.
    static let answers = ["RequestDesk.dossier(for:now:)", "RequestDesk.overview(of:now:)"]

    /// Runs `body` with a folder of its own.
    static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "confide-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    static func describe(_ rooms: [String], into folder: URL) async throws {
        for room in rooms {
            let outcome = try await Compiler.describe(room, into: folder)
            try #require(outcome.succeeded, "\(outcome.messages)")
        }
    }

    @Test func everyPublicWayToAPersonTakesAPermit() async throws {
        try await Self.withFolder { folder in
            try await Self.describe(Self.rooms, into: folder)
            let leaks = Leaks(try SymbolGraph.read(folder))
            for root in [
                "Profile", "Profile.Sitting", "VisitLinks", "SealedRow", "CohortRow", "ShopperVisits", "Dossier",
            ] {
                let type = leaks.symbols.first { $0.name == root }
                #expect(type.map { leaks.personal.contains($0.identifier.precise) } == true, "\(root) is looked for")
            }
            for way in [
                "ProfileShelf.row(under:)", "Profiles.links(under:)", "SQLiteStore.row(under:)",
                "CohortBook.rows(of:after:limit:)", "Histories.all(under:)",
            ] {
                #expect(leaks.symbols.contains { $0.name == way }, "\(way) is looked at")
            }
            #expect(leaks.found == Self.answers)
        }
    }

    /// A look that finds nothing proves nothing until it finds what is there.
    @Test func eachKindOfLeakIsFound() async throws {
        try await Self.withFolder { folder in
            let file = folder.appending(path: "Leaky.swift")
            try Self.leaky.write(to: file, atomically: true, encoding: .utf8)
            try await Self.describe(["Consent", "Shop"], into: folder)
            let outcome = try await Compiler.module("Leaky", from: file, into: folder)
            try #require(outcome.succeeded, "\(outcome.messages)")
            let found = Leaks(try SymbolGraph.read(folder)).found
            #expect(
                found == [
                    "Port.read(_:)", "Profile.newest()", "Shelf.subscript(_:)", "hand(to:)", "holder()", "last",
                    "links()",
                    "nested()", "sittings()",
                ])
        }
    }

    private static let leaky = """
        public import Consent
        public import Shop

        public func links() -> VisitLinks? { nil }
        public func sittings() -> [String: [Profile.Sitting]] { [:] }
        public func hand(to body: (Profile) -> Void) {}
        public struct Holder: Sendable { public var profile: Profile }
        public struct Nested: Sendable { public var holder: [Holder] }
        public func holder() async throws -> (Int, Holder) { (1, Holder(profile: Profile())) }
        public func nested() -> Nested { Nested(holder: []) }
        public let last: Profile? = nil
        public protocol Port { func read(_ shopper: Pseudonym) async throws -> SealedRow? }
        public struct Shelf { public subscript(_ shopper: Pseudonym) -> SealedRow? { nil } }
        extension Profile { public static func newest() -> Profile { Profile() } }

        // These are no leaks.
        public func allowed<P: Purpose>(under permit: borrowing Permit<P>) -> Profile { Profile() }
        public func allowed(_ standing: borrowing Standing, _ body: (Profile) -> Void) {}
        public func taken(_ profile: Profile) -> Int { 0 }
        extension Profile { public func shorter() -> Profile { self } }
        """
}
