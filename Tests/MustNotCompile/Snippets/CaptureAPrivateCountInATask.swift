// expect: cannot be captured by an escaping closure since it is a borrowed parameter
import Anonymity

func later(_ count: borrowing Private<Int>) { Task { _ = count } }
