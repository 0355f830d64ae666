// expect: cannot convert value of type 'Cohort<Researching>' to expected argument type 'Cohort<Learning>'
import Consent
import Engagement

func read(_ histories: Histories, _ cohort: borrowing Cohort<Researching>) async throws {
    _ = try await histories.all(under: cohort)
}
