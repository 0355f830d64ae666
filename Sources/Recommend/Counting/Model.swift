/// What can forget exactly: its state is a sum of whole-number contributions, one per visit.
///
/// Whatever was learned and forgotten, in any order, the state afterwards is that of a model which learned the
/// survivors only. The caller keeps two promises: an id is learned once before it is forgotten, and a visit is
/// forgotten with the very steps it was learned with. ``Recommender`` keeps them for all its models.
public protocol Model: Sendable {
    /// The name of the model, as it stands beside its digest.
    static var name: String { get }
    /// Adds the contribution of a visit.
    mutating func learn(_ visit: Visit)
    /// Subtracts exactly what learning the visit added; contributions that are not there are passed over.
    mutating func forget(_ visit: Visit)
    /// SHA-256 over the canonical integer state, independent of the order of learning and of the layout in memory.
    func digest() -> Digest
}
