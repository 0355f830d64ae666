// expect: 'ids' is inaccessible due to 'private' protection level
import Engagement

func read(_ visit: CarriedVisit) -> [String] { visit.ids }
