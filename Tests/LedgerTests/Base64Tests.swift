import Foundation
import Testing

@testable import Ledger

/// Base 64 as everybody writes it, and read strictly.
@Suite struct Base64Tests {
    @Test func itIsWrittenAsByEverybodyAndReadBack() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 60) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
    }

    @Test(arguments: ["a", "YQ", "YQ=", "YQ==*", "YR==", "Y===", "====", "YQ-_", "YQ= ", "YQ==YQ=="])
    func whatIsNotExactlyThatIsRefused(_ text: String) { #expect(Base64.decode(text.utf8) == nil) }
}
