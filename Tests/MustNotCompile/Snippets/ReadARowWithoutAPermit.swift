// expect: missing argument for parameter 'under'
import Shop

func read(_ shelf: any ProfileShelf) async throws { _ = try await shelf.row() }
