// expect: 'value' is inaccessible due to 'internal' protection level
import Anonymity

func read(_ count: borrowing Private<Int>) -> Int { count.value }
