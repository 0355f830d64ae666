// expect: no exact matches in call to instance method 'appendInterpolation'
import Consent

func note(_ permit: borrowing Permit<Recommending>) { print("\(permit)") }
