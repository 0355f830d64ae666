// expect: cannot convert value of type 'String' to expected argument type '[UInt8]'
import Consent

let shopper = Pseudonym(stored: "ada@example.org")
