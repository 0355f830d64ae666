/// A book of charges that is gone with the program: for trials and measurements, never for what is published.
public actor MemoryCharges: ChargeStore {
    private var bytes: [UInt8] = []
    private var noted: [UInt8] = []

    /// An empty book.
    public init() {}

    public func log() -> [UInt8] { bytes }
    public func append(_ bytes: [UInt8]) { self.bytes += bytes }
    public func cut(to length: Int) { bytes.removeSubrange(length...) }
    public func note() -> [UInt8] { noted }
    public func replaceNote(_ bytes: [UInt8]) { noted = bytes }
}
