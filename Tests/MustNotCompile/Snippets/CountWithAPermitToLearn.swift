// expect: cannot convert value of type 'Permit<Learning>' to expected argument type 'Permit<Measuring>'
import Consent
import Shop

func count(_ permit: borrowing Permit<Learning>, _ key: Tally.Key) -> Tally {
    Tally(key: key, events: 1, pieces: 1, contributors: [], under: permit)
}
