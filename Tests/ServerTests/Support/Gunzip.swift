import CZlib

/// What gzip made small, as a client reads it; nil where it is no gzip.
func gunzip(_ packed: [UInt8], upTo room: Int = 1 << 24) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, MAX_WBITS + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { unsafe inflateEnd(&stream) }
    return unsafe packed.withUnsafeBufferPointer { packed in
        var isDone = false
        let plain = unsafe [UInt8](unsafeUninitializedCapacity: room) { plain, count in
            unsafe stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
            unsafe stream.avail_in = UInt32(packed.count)
            unsafe stream.next_out = plain.baseAddress
            unsafe stream.avail_out = UInt32(room)
            isDone = unsafe inflate(&stream, Z_FINISH) == Z_STREAM_END
            count = room - Int(unsafe stream.avail_out)
        }
        return isDone ? plain : nil
    }
}
