// expect: does not conform to specified type 'Copyable'
import Consent

func hide(_ permit: consuming Permit<Messaging>) { let _: Any = permit }
