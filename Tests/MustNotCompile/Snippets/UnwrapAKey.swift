// expect: 'unwrap' is inaccessible due to 'internal' protection level
import Consent

func open(_ master: MasterKey, _ wrapped: [UInt8]) throws { _ = try master.unwrap(wrapped, context: []) }
