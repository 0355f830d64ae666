// expect: missing argument for parameter 'of'
import Consent

func count(_ book: any CohortBook) async throws { _ = try await book.members() }
