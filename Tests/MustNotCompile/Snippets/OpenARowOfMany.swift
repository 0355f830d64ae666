// expect: 'row' is inaccessible due to 'internal' protection level
import Consent

func open(_ row: CohortRow) -> SealedRow { row.row }
