import Consent
import Foundation
import Oversight
import Shop
import Storage

typealias Store = CohortBook & ConsentBook & Journal & ProfileShelf & CatalogShelf & TallyBook & ShopRegister
    & LedgerBook & RequestBook & RetentionBook
    & StoreSweep

/// Every engine there is: each test of the contract runs on all of them.
enum Engine: String, CaseIterable, Sendable {
    case memory, sqlite

    /// Runs `body` on a new, empty store.
    func withStore(_ body: (any Store) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryStore())
        case .sqlite:
            try await withDirectory { path in
                let store = try SQLiteStore(path: path)
                defer { store.close() }
                try await body(store)
            }
        }
    }
}

/// Runs `body` with the path of a database file in a directory of its own.
func withDirectory(_ body: (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "confide-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try await body(directory.appending(path: "confide.sqlite").path)
}

/// The code of the fault that `body` throws; nil when it throws none.
func fault(_ body: () async throws -> Void) async throws -> StoreFault.Code? {
    do {
        try await body()
        return nil
    } catch let fault as StoreFault { return fault.code }
}
