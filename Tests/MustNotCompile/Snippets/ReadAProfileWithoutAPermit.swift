// expect: missing argument for parameter 'under'
import Shop

func read(_ profiles: Profiles) async throws { _ = try await profiles.links() }
