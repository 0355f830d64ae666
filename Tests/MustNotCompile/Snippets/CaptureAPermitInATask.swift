// expect: cannot be captured by an escaping closure since it is a borrowed parameter
import Consent

func later(_ permit: borrowing Permit<Recommending>) { Task { _ = permit.level } }
