// expect: 'subkey' is inaccessible due to 'private' protection level
import Consent

func key(_ permit: borrowing Permit<Learning>) { _ = permit.subkey }
