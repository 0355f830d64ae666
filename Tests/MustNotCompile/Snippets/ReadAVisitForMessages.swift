// expect: cannot convert value of type 'Permit<Messaging>' to expected argument type 'Permit<Recommending>'
import Consent
import Engagement

func read(_ permit: borrowing Permit<Messaging>, _ visit: CarriedVisit) -> [String] { visit.items(under: permit) }
