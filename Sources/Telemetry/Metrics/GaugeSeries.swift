import CoreMetrics

/// A number that goes up and down: the last one set counts. It may be none, as NaN, or without end.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
    private let number = AtomicDouble()

    func set(_ value: Int64) { number.value = Double(value) }
    func set(_ value: Double) { number.value = value }
    func increment(by amount: Double) { number.add(amount) }
    func decrement(by amount: Double) { number.add(-amount) }

    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }

    func write(to page: inout ExpositionText, name: String, labels: String) {
        page.add(name, labels, ExpositionText.number(number.value))
    }
}
