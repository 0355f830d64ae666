// expect: missing argument for parameter 'under'
import Consent
import Shop

let contribution = Contribution(visit: 1, day: 1, steps: [])
