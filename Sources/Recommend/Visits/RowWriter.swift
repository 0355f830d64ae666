/// Fills rows that have room for what comes, while another writer fills other places of the same rows.
@safe struct RowWriter<Element: Sendable>: @unchecked Sendable {  // no two writers write to one place
    private let pool: UnsafeMutableBufferPointer<Element>
    private let count: Int
    /// By row: where its next element goes.
    private var next: [UInt32]

    init(_ pool: UnsafeMutableBufferPointer<Element>, _ next: [UInt32]) {
        unsafe self.pool = pool
        count = pool.count
        self.next = next
    }

    /// Puts an element behind those that this writer has put into the row.
    @inline(__always)
    mutating func put(_ element: Element, in row: Int) {
        let place = Int(next[row])
        next[row] &+= 1
        precondition(place < count)
        unsafe pool[place] = element
    }
}
