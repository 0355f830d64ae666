// expect: missing argument label 'stored:' in call
import Consent

let shopper = Pseudonym("ada@example.org")
