// expect: 'standing' is inaccessible due to 'private' protection level
import Consent

func ask(_ desk: ConsentDesk, _ claim: Claim) async { _ = await desk.standing(for: claim) }
