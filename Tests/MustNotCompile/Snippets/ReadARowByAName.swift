// expect: incorrect argument label in call (have 'of:', expected 'under:')
import Consent
import Shop

func read(_ shelf: any ProfileShelf, _ shopper: Pseudonym) async throws { _ = try await shelf.row(of: shopper) }
