// expect: missing argument for parameter 'of'
import Consent

func read(_ book: any CohortBook) async throws { _ = try await book.rows(after: nil, limit: 10) }
