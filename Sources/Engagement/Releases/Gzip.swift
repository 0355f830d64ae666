import CZlib

/// Bytes made small for the way (RFC 1952), by zlib.
enum Gzip {
    /// Nil where there is no memory for it, or where they are too many.
    static func bytes(of plain: [UInt8]) -> [UInt8]? {
        guard let size = UInt32(exactly: plain.count) else { return nil }
        var stream = unsafe z_stream()
        // 16 more than the largest window asks for gzip's own header and check.
        guard
            unsafe deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { unsafe deflateEnd(&stream) }
        guard let room = UInt32(exactly: unsafe deflateBound(&stream, uLong(size))) else { return nil }
        return unsafe plain.withUnsafeBufferPointer { plain in
            var isDone = false
            let packed = unsafe [UInt8](unsafeUninitializedCapacity: Int(room)) { packed, count in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: plain.baseAddress)
                unsafe stream.avail_in = size
                unsafe stream.next_out = packed.baseAddress
                unsafe stream.avail_out = room
                isDone = unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = isDone ? Int(room) - Int(unsafe stream.avail_out) : 0
            }
            return isDone ? packed : nil
        }
    }
}
