import Glibc

/// A value that many requests read at once and one writer changes now and then.
///
/// Readers look at the value where it lies: nothing is copied, and no reference count is touched. That it holds a value
/// that may not be copied is what keeps the compiler from doing so.
@safe public final class Shared<Value: ~Copyable & Sendable>: @unchecked Sendable {
    // Unchecked because every access to `value` is inside the lock.
    private let value: UnsafeMutablePointer<Value>
    private let lock: UnsafeMutablePointer<pthread_rwlock_t>

    public init(_ value: consuming Value) {
        unsafe self.value = .allocate(capacity: 1)
        unsafe self.value.initialize(to: value)
        unsafe lock = .allocate(capacity: 1)
        var attributes = pthread_rwlockattr_t()
        unsafe pthread_rwlockattr_init(&attributes)
        // Without this a steady stream of readers starves the writer for good.
        unsafe pthread_rwlockattr_setkind_np(&attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
        unsafe pthread_rwlock_init(lock, &attributes)
        unsafe pthread_rwlockattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_rwlock_destroy(lock)
        unsafe lock.deallocate()
        unsafe value.deinitialize(count: 1)
        unsafe value.deallocate()
    }

    /// Reads beside other readers; must not be nested in a reading of the same value.
    public func read<Result>(_ body: (borrowing Value) throws -> Result) rethrows -> Result {
        unsafe pthread_rwlock_rdlock(lock)
        defer { unsafe pthread_rwlock_unlock(lock) }
        return try unsafe body(value.pointee)
    }

    /// Changes the value while nobody reads.
    public func write<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        unsafe pthread_rwlock_wrlock(lock)
        defer { unsafe pthread_rwlock_unlock(lock) }
        return try unsafe body(&value.pointee)
    }
}
