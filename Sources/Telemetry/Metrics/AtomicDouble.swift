import Synchronization

/// A number that many threads set and add to without waiting.
final class AtomicDouble: Sendable {
    private let bits = Atomic<UInt64>(0)

    var value: Double {
        get { Double(bitPattern: bits.load(ordering: .relaxed)) }
        set { bits.store(newValue.bitPattern, ordering: .relaxed) }
    }

    func add(_ amount: Double) {
        var seen = bits.load(ordering: .relaxed)
        while true {
            let sum = (Double(bitPattern: seen) + amount).bitPattern
            let (isExchanged, found) = bits.weakCompareExchange(expected: seen, desired: sum, ordering: .relaxed)
            if isExchanged { return }
            seen = found
        }
    }
}
