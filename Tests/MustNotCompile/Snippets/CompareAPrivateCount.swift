// expect: binary operator '==' cannot be applied to two 'Private<Int>' operands
import Anonymity

func same(_ one: borrowing Private<Int>, _ other: borrowing Private<Int>) -> Bool { one == other }
