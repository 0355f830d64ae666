// expect: missing argument for parameter 'under'
import Consent
import Shop

func count(_ key: Tally.Key) -> Tally { Tally(key: key, events: 1, pieces: 1, contributors: []) }
