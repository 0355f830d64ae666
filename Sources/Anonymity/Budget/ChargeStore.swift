/// Where the book of charges is kept: a log that only grows, and beside it one small note that says where the log ends.
///
/// Two places, because a log cannot show that its own last lines are gone.
public protocol ChargeStore: Sendable {
    /// All bytes of the log.
    func log() async throws -> [UInt8]

    /// Adds bytes to the log and returns once they would survive a loss of power.
    func append(_ bytes: [UInt8]) async throws

    /// Removes a line that a crash has left half written: all bytes of the log from `length` on.
    func cut(to length: Int) async throws

    /// The note; empty if there never was one.
    func note() async throws -> [UInt8]

    /// Puts a new note in place of the old, whole or not at all, and returns once it would survive a loss of power.
    func replaceNote(_ bytes: [UInt8]) async throws
}
