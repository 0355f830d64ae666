/// What was read from one body or line.
public struct EventBatch: Sendable, Hashable {
    /// The events, in the order in which they came.
    public var events: [Event]
    /// Events that no purpose needs: they are dropped and counted, not refused.
    public var notNeeded: Int
    /// Fields of a foreign form that were not read.
    public var droppedFields: Int

    /// An empty batch unless something is given.
    public init(events: [Event] = [], notNeeded: Int = 0, droppedFields: Int = 0) {
        self.events = events
        self.notNeeded = notNeeded
        self.droppedFields = droppedFields
    }
}
