/// A value about people that leaves this library through a mechanism only.
///
/// It has no copy, so it cannot be printed, interpolated, reflected, compared, encoded, put in an array or captured by
/// a task; and what it holds can be read by nobody outside. Wrap a count as early as it is read, and lend it.
public struct Private<Value: Sendable>: ~Copyable, Sendable {
    let value: Value

    /// Wraps a value; there is no way back.
    public init(_ value: consuming Value) {
        self.value = value
    }
}
