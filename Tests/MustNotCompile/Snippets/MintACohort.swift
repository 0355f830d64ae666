// expect: initializer is inaccessible due to 'internal' protection level
import Consent

let cohort = Cohort<Learning>(shop: 1, today: CalendarDay(number: 1))
