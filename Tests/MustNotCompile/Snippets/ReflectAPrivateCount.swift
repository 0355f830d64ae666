// expect: does not conform to expected type 'Copyable'
import Anonymity

func read(_ count: borrowing Private<Int>) -> Mirror { Mirror(reflecting: count) }
