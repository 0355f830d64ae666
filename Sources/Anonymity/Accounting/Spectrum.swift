import Glibc

/// The discrete Fourier transform of real numbers, by halving (Cooley and Tukey 1965); the size is a power of two.
struct Spectrum {
    private var real: [Double]
    private var imaginary: [Double]

    /// The transform of a single 1: multiplying by it changes nothing.
    init(_ size: Int) {
        real = Array(repeating: 1, count: size)
        imaginary = Array(repeating: 0, count: size)
    }

    /// The transform of values.
    init(_ values: [Double]) {
        real = values
        imaginary = Array(repeating: 0, count: values.count)
        Self.transform(&real, &imaginary)
    }

    /// Multiplies by a power of another: adding up so many independent numbers more.
    mutating func multiply(by other: Self, times: Double) {
        for index in real.indices {
            let size = pow(hypot(other.real[index], other.imaginary[index]), times)
            let angle = atan2(other.imaginary[index], other.real[index]) * times
            let (a, b) = (size * cos(angle), size * sin(angle))
            (real[index], imaginary[index]) = (
                real[index] * a - imaginary[index] * b, real[index] * b + imaginary[index] * a
            )
        }
    }

    /// The values whose transform this is.
    func values() -> [Double] {
        var (swapped, values) = (imaginary, real)
        // With both parts swapped, the transform is its own inverse.
        Self.transform(&swapped, &values)
        return values.map { $0 / Double(values.count) }
    }

    private static func transform(_ real: inout [Double], _ imaginary: inout [Double]) {
        let size = real.count
        let width = size.trailingZeroBitCount
        for index in 0..<size {
            var (rest, mirrored) = (index, 0)
            for _ in 0..<width { (rest, mirrored) = (rest >> 1, mirrored << 1 | rest & 1) }
            if index < mirrored {
                real.swapAt(index, mirrored)
                imaginary.swapAt(index, mirrored)
            }
        }
        let cosines = (0..<size / 2).map { cos(2 * Double.pi * Double($0) / Double(size)) }
        let sines = (0..<size / 2).map { -sin(2 * Double.pi * Double($0) / Double(size)) }
        var half = 1
        while half < size {
            let stride = size / (2 * half)
            for block in Swift.stride(from: 0, to: size, by: 2 * half) {
                for place in 0..<half {
                    let (low, high) = (block + place, block + place + half)
                    let (c, s) = (cosines[place * stride], sines[place * stride])
                    let a = real[high] * c - imaginary[high] * s
                    let b = real[high] * s + imaginary[high] * c
                    (real[high], imaginary[high]) = (real[low] - a, imaginary[low] - b)
                    real[low] += a
                    imaginary[low] += b
                }
            }
            half *= 2
        }
    }
}
