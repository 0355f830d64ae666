// expect: cannot convert value of type 'Permit<Recommending>' to expected argument type 'Permit<Learning>'
import Consent
import Shop

func links(_ permit: borrowing Permit<Recommending>, _ profiles: Profiles) async throws {
    _ = try await profiles.links(under: permit)
}
