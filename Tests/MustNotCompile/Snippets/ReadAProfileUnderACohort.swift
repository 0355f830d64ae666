// expect: cannot convert value of type 'Cohort<Learning>' to expected argument type 'Permit<
import Consent
import Shop

func read(_ cohort: borrowing Cohort<Learning>, _ profiles: Profiles) async throws {
    _ = try await profiles.profile(under: cohort)
}
