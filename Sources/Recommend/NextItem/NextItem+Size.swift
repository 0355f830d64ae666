extension NextItem {
    /// The bytes that its arrays hold.
    public var byteCount: Int {
        records.byteCount + index.byteCount + standings.capacity * MemoryLayout<Standing>.stride
    }
}
