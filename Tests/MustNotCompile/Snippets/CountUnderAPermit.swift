// expect: cannot convert value of type 'Permit<Learning>' to expected argument type 'Cohort<
import Consent

func count(_ book: any CohortBook, _ permit: borrowing Permit<Learning>) async throws {
    _ = try await book.members(of: permit)
}
