import Glibc

/// Powers of whole numbers, those of small ones looked up.
struct CountPowers: Sendable {
    private let exponent: Double
    private let table: [Float]

    init(_ exponent: Double) {
        self.exponent = exponent
        table = (0..<4_096).map { Float(pow(Double(max($0, 1)), exponent)) }
    }

    subscript(number: UInt32) -> Float {
        number < table.count ? table[Int(number)] : Float(pow(Double(number), exponent))
    }
}

/// The powers of frequencies that the parameters ask for.
struct Powers: Sendable {
    let easeSource: CountPowers
    let easeTarget: CountPowers
    let followersSource: CountPowers
    let followersTarget: CountPowers

    init(_ parameters: ForYouParameters) {
        easeSource = CountPowers(-parameters.easeSource)
        easeTarget = CountPowers(-parameters.easeTarget)
        followersSource = CountPowers(-parameters.followersSource)
        followersTarget = CountPowers(-parameters.followersTarget)
    }
}
