// expect: requires that 'Cohort<Learning>' conform to 'Copyable'
import Consent

func keep(_ desk: ConsentDesk) async -> Cohort<Learning> {
    await desk.withCohort(of: 1, Learning.self) { cohort in cohort }
}
