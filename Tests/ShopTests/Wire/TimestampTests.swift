import Testing

@testable import Shop

@Suite("Timestamps are exact")
struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
        ("2026-11-22T10:00:00.000Z", 1_795_341_600), ("2026-11-22t10:00:00.999999999z", 1_795_341_600),
        ("2026-11-22T11:00:00+01:00", 1_795_341_600), ("2026-11-22T04:30:00-0530", 1_795_341_600),
        ("2026-11-22T10:00Z", 1_795_341_600), ("2026-11-22 10:00:00", 1_795_341_600),
        ("2010-12-01 08:26:00", 1_291_191_960), ("2000-02-29T00:00:00Z", 951_782_400),
        ("2016-12-31T23:59:60Z", 1_483_228_800), ("0001-01-01", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
    func reads(_ text: String, _ seconds: Int64) {
        #expect(Timestamp.seconds(text.utf8) == seconds)
    }

    @Test(arguments: [
        "", "2026", "2026-11", "2026-13-01", "2026-00-10", "2026-11-31", "2026-02-29", "1900-02-29", "2100-02-29",
        "2026-11-00",
        "0000-01-01", "26-11-22", "2026/11/22", "2026-11-22T", "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z",
        "2026-11-22T10:00:60Z", "2026-11-22T10:00:00.Z", "2026-11-22T10:00:00+1", "2026-11-22T10:00:00+24:00",
        "2026-11-22T10:00:00Zx", " 2026-11-22", "2026-11-22  10:00:00", "-026-11-22", "２０２６-11-22",
        "2026-11-22T1:00:00Z",
    ])
    func refuses(_ text: String) {
        #expect(Timestamp.seconds(text.utf8) == nil)
    }

    @Test func writes() {
        #expect(Timestamp.text(1_795_341_600) == "2026-11-22T10:00:00Z")
        #expect(Timestamp.text(-1) == "1969-12-31T23:59:59Z")
        #expect(Timestamp.text(-62_135_596_800) == "0001-01-01T00:00:00Z")
        #expect(Timestamp.text(.max) == "9999-12-31T23:59:59Z")
        #expect(Timestamp.text(.min) == "0000-01-01T00:00:00Z")
    }

    @Test func writesAsHTTPDoes() {
        // The example of RFC 9110, section 5.6.7.
        #expect(Timestamp.http(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(Timestamp.http(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(Timestamp.http(-1) == "Wed, 31 Dec 1969 23:59:59 GMT")
        #expect(Timestamp.http(.max) == "Fri, 31 Dec 9999 23:59:59 GMT")
    }

    @Test func writtenTimesComeBack() {
        var dice = SeededDice(seed: 1)
        for _ in 0..<2_000 {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &dice)
            #expect(Timestamp.seconds(Timestamp.text(seconds).utf8) == seconds)
        }
    }
}
