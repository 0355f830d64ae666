/// Order statistics.
enum Selection {
    /// The `rank`-th largest of the numbers (from 1); reorders them. Hoare's quickselect with the median of three.
    static func largest(_ rank: Int, of numbers: inout [UInt32]) -> UInt32 {
        var numbers = numbers.mutableSpan
        var low = 0
        var high = numbers.count - 1
        let target = rank - 1
        while low < high {
            let pivot = median(numbers[low], numbers[(low + high) / 2], numbers[high])
            var i = low
            var j = high
            while i <= j {
                while numbers[i] > pivot { i += 1 }
                while numbers[j] < pivot { j -= 1 }
                if i <= j {
                    numbers.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if target <= j { high = j } else if target >= i { low = i } else { break }
        }
        return numbers[target]
    }

    private static func median(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
        max(min(a, b), min(max(a, b), c))
    }
}
