/// The solved part of the model, and what happened since.
struct LinearState: Sendable {
    var ease: Ease?
    var correction: EaseCorrection?
    /// The histories learned since the solve: it does not hold them.
    var learned: Set<UInt64> = []
    /// The histories forgotten since the solve: it still holds them.
    private var forgotten: [(items: [ItemNumber], weight: UInt32)] = []

    /// Whether anything was learned or forgotten since the solve.
    var isTouched: Bool { !learned.isEmpty || !forgotten.isEmpty }

    /// Corrects what was solved; without a sound correction it is given up until the next solve.
    mutating func forget(_ items: [ItemNumber], weight: UInt32, dropout: Double) {
        guard let solved = ease else { return }
        forgotten.append((items.filter { $0 < solved.count }, weight))
        correction = EaseCorrection(solved, without: forgotten, dropout: dropout)
        if correction == nil { ease = nil }
    }
}
