// expect: missing argument for parameter 'under'
import Engagement

func read(_ histories: Histories) async throws { _ = try await histories.all() }
