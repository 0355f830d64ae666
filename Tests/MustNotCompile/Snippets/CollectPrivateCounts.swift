// expect: requires that 'Private<Int>' conform to 'Copyable'
import Anonymity

func collect(_ count: consuming Private<Int>) { _ = [count] }
