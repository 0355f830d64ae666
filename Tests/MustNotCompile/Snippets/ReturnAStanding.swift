// expect: requires that 'Standing' conform to 'Copyable'
import Consent

func leak(_ desk: ConsentDesk, _ claim: Claim) async -> Standing {
    await desk.withStanding(for: claim) { standing in standing }
}
