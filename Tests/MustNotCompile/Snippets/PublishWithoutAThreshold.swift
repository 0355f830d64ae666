// expect: initializer is inaccessible due to 'internal' protection level
import Anonymity

let table = PublishedTable<Int>(shown: [], other: nil, total: nil)
