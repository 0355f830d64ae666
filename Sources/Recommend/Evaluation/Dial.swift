/// One number to choose: where it stands in the parameters, and the values worth trying in rising order.
public struct Dial<Parameters: Sendable>: Sendable {
    /// The name, as it stands in reports.
    public let name: String
    /// Where the number stands.
    public let path: any WritableKeyPath<Parameters, Double> & Sendable
    /// The values worth trying, in rising order.
    public let values: [Double]

    /// A dial; `values` must not be empty.
    public init(_ name: String, _ path: any WritableKeyPath<Parameters, Double> & Sendable, _ values: [Double]) {
        precondition(!values.isEmpty, "a dial needs values")
        self.name = name
        self.path = path
        self.values = values.sorted()
    }

    /// The index of the value nearest to what the parameters have; the lower of two as near.
    func index(in parameters: Parameters) -> Int {
        let value = parameters[keyPath: path]
        return values.indices.min { abs(values[$0] - value) < abs(values[$1] - value) } ?? 0
    }
}
