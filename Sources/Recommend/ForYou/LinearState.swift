/// The solved part of the model, and what happened since.
struct LinearState: Sendable {
    var ease: Ease?
    /// One for each history forgotten since the solve, which it still holds; each corrects what the ones before leave.
    private(set) var corrections: [EaseCorrection] = []
    /// The histories learned since the solve: it does not hold them.
    var learned: Set<UInt64> = []

    private var hasForgotten = false

    /// Whether anything was learned or forgotten since the solve.
    var isTouched: Bool { !learned.isEmpty || hasForgotten }

    /// Corrects what was solved; without a sound correction it is given up until the next solve.
    mutating func forget(_ items: [ItemNumber], weight: UInt32, dropout: Double) {
        guard let solved = ease else { return }
        hasForgotten = true
        let correction = EaseCorrection(
            solved, corrections, without: items.filter { $0 < solved.count }, weight: weight, dropout: dropout)
        if let correction {
            corrections.append(correction)
        } else {
            ease = nil
            corrections = []
        }
    }

    /// A product with the solved inverse as it is without the forgotten histories.
    func correct(_ product: inout [Float]) { for correction in corrections { correction.correct(&product) } }

    /// The diagonal of that inverse.
    func diagonal(_ ease: Ease) -> [Float] { corrections.last?.diagonal ?? ease.diagonal }
}
