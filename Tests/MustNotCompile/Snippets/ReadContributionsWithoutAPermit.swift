// expect: missing argument for parameter 'under'
import Oversight

func read(_ book: any RequestBook) async throws { _ = try await book.contributions(of: [1]) }
