// expect: requires that 'Permit<Recommending>' conform to 'Copyable'
import Consent

func leak(_ standing: borrowing Standing) -> Permit<Recommending>? {
    standing.withPermit(Recommending.self) { permit in permit }
}
