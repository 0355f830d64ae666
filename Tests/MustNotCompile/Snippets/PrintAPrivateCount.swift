// expect: no exact matches in call to instance method 'appendInterpolation'
import Anonymity

func note(_ count: borrowing Private<Int>) { print("\(count)") }
