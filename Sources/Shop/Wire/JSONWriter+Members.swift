/// A member is a name and its value in one call.
extension JSONWriter {
    /// Writes a member that is a string.
    public mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes a member that is a whole number.
    public mutating func member(_ name: String, _ value: some BinaryInteger) {
        key(name)
        int(value)
    }

    /// Writes a member that is a number.
    public mutating func member(_ name: String, _ value: Double) {
        key(name)
        double(value)
    }

    /// Writes a member that is true or false.
    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a member that is a time.
    public mutating func member(_ name: String, time seconds: Int64) {
        key(name)
        time(seconds)
    }

    /// Writes a member that is an object.
    public mutating func object<Fault: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Fault) -> Void
    ) throws(Fault) {
        key(name)
        try object(body)
    }

    /// Writes a member that is an array.
    public mutating func array<Fault: Error>(
        _ name: String, _ body: (inout JSONWriter) throws(Fault) -> Void
    ) throws(Fault) {
        key(name)
        try array(body)
    }

    /// Writes a member that is an array of strings.
    public mutating func member(_ name: String, _ values: [String]) {
        array(name) { writer in
            for value in values { writer.string(value) }
        }
    }
}
