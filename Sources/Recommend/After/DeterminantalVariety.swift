import Glibc

/// Greedy determinantal selection by rows of the Cholesky factor, one number a contender and pick.
///
/// det(S ∪ i) = det(S) · d²ᵢ, where d²ᵢ = 1 - Σ e² over the row of i; each pick j adds to the row
/// e = (likeness(j, i) - ⟨row j, row i⟩) / dⱼ. Algorithm 1 of the paper.
struct DeterminantalVariety: Variety, Sendable {
    /// Squared volumes below this are rounding: the contender is a copy of what is there.
    private static let floor = 1e-10
    private static let width = SIMD4<Double>.scalarCount

    private var rows: [SIMD4<Double>] = []
    private var volumes: [Double] = []
    private var stride = 0
    private var count = 0

    mutating func open(_ contenders: Int, depth: Int) {
        stride = (depth + Self.width - 1) / Self.width
        count = 0
        rows.refill(.zero, count: contenders * stride)
        volumes.refill(1, count: contenders)
    }

    mutating func add(_ pick: Int, likes: [Double], to penalties: inout [Double]) {
        defer { count += 1 }
        guard volumes[pick] > Self.floor else { return }  // a copy adds nothing
        let (block, lane) = (count / Self.width, count % Self.width)
        let scale = 1 / volumes[pick].squareRoot()
        for contender in likes.indices where volumes[contender] > Self.floor {
            var product = SIMD4<Double>.zero
            for at in 0...block { product += rows[pick * stride + at] * rows[contender * stride + at] }
            let element = (likes[contender] - product.sum()) * scale
            rows[contender * stride + block][lane] = element
            volumes[contender] -= element * element
            penalties[contender] = -log(max(Self.floor, volumes[contender]))
        }
    }
}
