// expect: initializer is inaccessible due to 'internal' protection level
import Consent

func account(of shopper: Pseudonym) -> Account { Account(shopper: shopper, version: 1) }
