import Glibc
import Synchronization

/// Inverses of symmetric positive definite matrices: through OpenBLAS where it is installed, else by own code.
///
/// OpenBLAS is looked for when the first matrix comes, so the library needs nothing to be linked. It picks slow kernels
/// for some processors that could do better, so where the processor has AVX-512 it is told to use it, unless the
/// environment says otherwise.
enum SymmetricInverse {
    /// The name of what inverts.
    static var engine: String { lapack == nil ? "own" : "OpenBLAS" }

    /// Inverts an n×n matrix in place, or what stands in its rows and columns from `first` on. Only `matrix[i * n + j]`
    /// with j ≥ i need be given; afterwards all are right.
    ///
    /// False when the matrix is not positive definite.
    static func invert(_ matrix: inout [Float], _ n: Int, from first: Int = 0, own: Bool = false) -> Bool {
        precondition(matrix.count == n * n && first >= 0)
        guard n > first else { return true }
        guard let lapack, !own else { return OwnInverse.invert(&matrix, n, from: first) }
        guard lapack.invert(&matrix, n, from: first) else { return false }
        mirror(&matrix, n, from: first)
        return true
    }

    /// Copies the upper triangle to the lower one, tile by tile.
    static func mirror(_ matrix: inout [Float], _ n: Int, from first: Int) {
        let tile = 64
        var matrix = matrix.mutableSpan
        for top in stride(from: first, to: n, by: tile) {
            for left in stride(from: top, to: n, by: tile) {
                for row in top..<min(top + tile, n) {
                    for column in max(left, row + 1)..<max(min(left + tile, n), max(left, row + 1)) {
                        matrix[column * n + row] = matrix[row * n + column]
                    }
                }
            }
        }
    }

    private static let lapack = LAPACK()

    /// Two functions of LAPACK, and how many threads they run on.
    @safe private struct LAPACK: Sendable {
        typealias Routine =
            @convention(c) (
                UnsafePointer<CChar>, UnsafePointer<CInt>, UnsafeMutablePointer<Float>, UnsafePointer<CInt>,
                UnsafeMutablePointer<CInt>
            ) -> Void
        private let factor: Routine
        private let invertFactor: Routine

        init?() {
            if Self.hasWideVectors { unsafe setenv("OPENBLAS_CORETYPE", "SkylakeX", 0) }
            let names = ["libopenblas.so.0", "libopenblas.so"]
            guard let library = unsafe names.lazy.compactMap({ unsafe dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first,
                let factor = unsafe dlsym(library, "spotrf_"), let invert = unsafe dlsym(library, "spotri_")
            else { return nil }
            unsafe self.factor = unsafeBitCast(factor, to: Routine.self)
            unsafe invertFactor = unsafeBitCast(invert, to: Routine.self)
            if let symbol = unsafe dlsym(library, "openblas_set_num_threads") {
                let setThreads = unsafe unsafeBitCast(symbol, to: (@convention(c) (CInt) -> Void).self)
                setThreads(2)  // the same split of the work on every machine
            }
        }

        func invert(_ matrix: inout [Float], _ n: Int, from first: Int) -> Bool {
            // Rows of ours are columns of LAPACK's: its lower triangle is our upper one.
            var order = CInt(n - first)
            var stride = CInt(n)
            var info: CInt = 0
            return unsafe matrix.withUnsafeMutableBufferPointer { matrix in
                guard let start = matrix.baseAddress else { return true }
                let base = unsafe start + first * n + first
                unsafe factor("L", &order, base, &stride, &info)
                guard info == 0 else { return false }
                unsafe invertFactor("L", &order, base, &stride, &info)
                return info == 0
            }
        }

        private static var hasWideVectors: Bool {
            guard let file = unsafe fopen("/proc/cpuinfo", "r") else { return false }
            defer { unsafe fclose(file) }
            var text = [UInt8](repeating: 0, count: 1 << 14)
            let length = unsafe fread(&text, 1, text.count, file)
            return String(decoding: text[..<length], as: UTF8.self).contains("avx512vl")
        }
    }
}
