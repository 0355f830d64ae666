// expect: requires that 'Private<Int>' conform to 'Copyable'
import Anonymity

func note(_ count: borrowing Private<Int>) { dump(count) }
