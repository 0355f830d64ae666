// expect: does not conform to protocol 'Copyable'
import Anonymity

extension Private: Codable {}
