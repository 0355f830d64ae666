/// The largest whole number whose square is at most `number`, without a fraction on the way (Newton's method).
func root(of number: UInt128) -> UInt64 {
    guard number > 0 else { return 0 }
    // A power of two above the root; from above, each step comes nearer until it would rise again.
    var guess = UInt128(1) << UInt128((129 - number.leadingZeroBitCount) / 2)
    while true {
        let next = (guess + number / guess) / 2
        if next >= guess { return UInt64(guess) }
        guess = next
    }
}
