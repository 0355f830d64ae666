// expect: missing argument for parameter 'under'
import Engagement

func read(_ visit: CarriedVisit) -> [String] { visit.items() }
