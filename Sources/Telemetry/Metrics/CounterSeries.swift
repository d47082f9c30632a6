import CoreMetrics
import Synchronization

/// A number that only grows. Whole steps and parts are kept apart, so that counting whole ones stays exact and quick.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
    // A counter that runs over begins anew, which Prometheus takes for a restart.
    private let whole = Atomic<UInt64>(0)
    private let parts = AtomicDouble()

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        whole.wrappingAdd(UInt64(amount), ordering: .relaxed)
    }

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        parts.add(amount)
    }

    func reset() {
        whole.store(0, ordering: .relaxed)
        parts.value = 0
    }

    func write(to page: inout ExpositionText, name: String, labels: String) {
        let count = whole.load(ordering: .relaxed)
        let rest = parts.value
        page.add(name, labels, rest == 0 ? "\(count)" : ExpositionText.number(Double(count) + rest))
    }
}
