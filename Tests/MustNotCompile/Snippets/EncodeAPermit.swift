// expect: does not conform to protocol 'Copyable'
import Consent

extension Permit: Codable {}
