extension NextItem {
    /// The bytes that its arrays hold.
    public var byteCount: Int { slots.byteCount + index.byteCount }
}
