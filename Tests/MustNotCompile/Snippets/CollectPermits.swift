// expect: requires that 'Permit<Messaging>' conform to 'Copyable'
import Consent

func collect(_ permit: consuming Permit<Messaging>) { _ = [permit] }
