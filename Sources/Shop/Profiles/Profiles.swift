public import Consent

/// Reads and rewrites what is remembered of a shopper, always under the permit of its purpose.
public struct Profiles: Sendable {
    private let shelf: any ProfileShelf

    public init(shelf: any ProfileShelf) { self.shelf = shelf }

    /// What is remembered for the permit's purpose, with the revision it was read at; below level `account`, nothing.
    public func profile<P: Purpose>(
        under permit: borrowing Permit<P>
    ) async throws -> (profile: Profile, revision: UInt64) {
        guard let (bytes, revision) = try await plain(under: permit) else { return (Profile(), 0) }
        guard let profile = Profile(encoded: bytes) else { throw KeyFault.cannotOpen }
        return (profile, revision)
    }

    /// The visits of hers that taught the models.
    public func links(under permit: borrowing Permit<Learning>) async throws -> (links: VisitLinks, revision: UInt64) {
        guard let (bytes, revision) = try await plain(under: permit) else { return (VisitLinks(), 0) }
        guard let links = VisitLinks(encoded: bytes) else { throw KeyFault.cannotOpen }
        return (links, revision)
    }

    /// Which revision the row of the permit's purpose is; 0 where there is none.
    public func revision<P: Purpose>(under permit: borrowing Permit<P>) async throws -> UInt64 {
        guard permit.account != nil else { return 0 }
        return try await shelf.row(under: permit)?.revision ?? 0
    }

    private func plain<P: Purpose>(
        under permit: borrowing Permit<P>
    ) async throws -> (bytes: [UInt8], revision: UInt64)? {
        guard permit.account != nil, let row = try await shelf.row(under: permit) else { return nil }
        return (try permit.open(row), row.revision)
    }
}
