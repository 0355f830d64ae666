// expect: 'Purse' initializer is inaccessible due to 'internal' protection level
import Anonymity

let purse = Purse(Cost(rho: Rho(units: 1)))
