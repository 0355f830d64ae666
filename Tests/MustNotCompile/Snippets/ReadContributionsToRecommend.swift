// expect: cannot convert value of type 'Permit<Recommending>' to expected argument type 'Permit<Learning>'
import Consent
import Oversight

func read(_ book: any RequestBook, _ permit: borrowing Permit<Recommending>) async throws {
    _ = try await book.contributions(of: [1], under: permit)
}
