internal import GRDBSQLite
import Glibc
import Synchronization

/// SQLite's way to the disk, with one difference: pages are cleaned as they are written to a database file.
///
/// Everything is done by SQLite's own functions; only `xWrite` of main database files is led through `PageCleaner`.
/// Pages reach the file when the log is copied into it, from where an interrupted copy is simply made again.
enum CleanFiles {
    /// Makes it the way of this process, once; false when SQLite refuses.
    static let areInstalled: Bool = install()

    // Unchecked because each is set once, before the first file that uses it is open: `system` by `install`, the tables
    // of methods under `opening`; and never changed after.
    private nonisolated(unsafe) static var system: UnsafeMutablePointer<sqlite3_vfs>?
    private nonisolated(unsafe) static var systemMethods: UnsafePointer<sqlite3_io_methods>?
    private nonisolated(unsafe) static var cleanMethods: UnsafeMutablePointer<sqlite3_io_methods>?
    /// Guards the two tables of methods while the first file is opened.
    private static let opening = Mutex(())

    private static func install() -> Bool {
        guard let found = unsafe sqlite3_vfs_find(nil) else { return false }
        unsafe system = found
        // Never freed: SQLite may use it as long as the process lives.
        let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        unsafe own.initialize(to: found.pointee)
        unsafe own.pointee.zName = UnsafePointer(strdup("confide"))
        unsafe own.pointee.xOpen = { vfs, name, file, flags, answer in
            unsafe CleanFiles.open(vfs, name, file, flags, answer)
        }
        return unsafe sqlite3_vfs_register(own, 1) == SQLITE_OK
    }

    private static func open(
        _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32, _ answer: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let open = unsafe system?.pointee.xOpen, let file = unsafe file else { return SQLITE_CANTOPEN }
        let code = unsafe open(vfs, name, file, flags, answer)
        guard code == SQLITE_OK, flags & SQLITE_OPEN_MAIN_DB != 0, let methods = unsafe file.pointee.pMethods else {
            return code
        }
        opening.withLock { _ in
            if unsafe cleanMethods == nil {
                let copy = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
                unsafe copy.initialize(to: methods.pointee)
                unsafe copy.pointee.xWrite = { file, bytes, count, offset in
                    unsafe CleanFiles.write(file, bytes, count, offset)
                }
                unsafe systemMethods = methods
                unsafe cleanMethods = copy
            }
            // Another kind of file system may have methods of its own; those are left as they are.
            if unsafe systemMethods == methods { unsafe file.pointee.pMethods = UnsafePointer(cleanMethods) }
        }
        return code
    }

    private static func write(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
    ) -> Int32 {
        guard let write = unsafe systemMethods?.pointee.xWrite else { return SQLITE_IOERR }
        let page = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
        guard unsafe PageCleaner.isTreePage(page, first: offset == 0), offset % Int64(count) == 0,
            unsafe isSmallEnough(file, pageSize: Int64(count))
        else { return unsafe write(file, bytes, count, offset) }
        // SQLite may still need its own copy as it is.
        return unsafe withUnsafeTemporaryAllocation(byteCount: page.count, alignment: 8) { copy in
            unsafe copy.copyMemory(from: page)
            unsafe PageCleaner.clean(copy, first: offset == 0)
            return unsafe write(file, copy.baseAddress, count, offset)
        }
    }

    private static func isSmallEnough(_ file: UnsafeMutablePointer<sqlite3_file>?, pageSize: Int64) -> Bool {
        var size: Int64 = 0
        guard let ask = unsafe systemMethods?.pointee.xFileSize, unsafe ask(file, &size) == SQLITE_OK else {
            return false
        }
        return size / pageSize < PageCleaner.pageLimit
    }
}
