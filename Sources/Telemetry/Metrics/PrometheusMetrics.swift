import CoreMetrics
import Synchronization

/// Keeps what the program measures, and tells it in Prometheus' text format.
///
/// The same label with the same dimensions is the same handler, whoever asks for it. Nothing is ever taken away, as a
/// number that goes and comes back at nothing looks like a restart; so the number of series is bounded.
package final class PrometheusMetrics: MetricsFactory, Sendable {
    private let help: [String: String]
    private let families = Mutex<[String: MetricFamily]>([:])

    /// - Parameter help: a sentence for each name that needs one.
    package init(help: [String: String]) {
        self.help = Dictionary(help.map { (MetricName.family($0), $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// Everything measured until now, as Prometheus' text format 0.0.4. Families and series stand in a fixed order.
    package func text() -> String {
        let now = families.withLock { $0 }
        var page = ExpositionText()
        for (name, family) in now.sorted(by: { $0.key < $1.key }) {
            page.start(name, family.kind, help: help[name])
            for (labels, series) in family.sorted { series.write(to: &page, name: name, labels: labels) }
        }
        return page.text
    }

    // MARK: Making handlers

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter) { CounterSeries() }
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge) { GaugeSeries() }
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return series(label, dimensions, .gauge) { GaugeSeries() } }
        return series(label, dimensions, .sizes) { HistogramSeries(.sizes) }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .seconds) { HistogramSeries(.seconds) }
    }

    /// The series with this name and these labels, made when it is not there.
    private func series<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricKind, make: () -> Series
    ) -> Series {
        let name = MetricName.family(label)
        let labels = MetricLabels.text(dimensions)
        return families.withLock { families in
            if families[name] == nil {
                // A page that says one name twice is refused whole by Prometheus.
                guard !isTaken(name, by: kind, in: families) else { return make() }
                families[name] = MetricFamily(kind: kind)
            }
            // What two parts of the program call the same but count differently: the first is shown.
            guard families[name]?.kind == kind else { return make() }
            return families[name]?.series(labels, make: make) as? Series ?? make()
        }
    }

    /// Whether a family of this name would write a sample that another family writes.
    private func isTaken(_ name: String, by kind: MetricKind, in families: [String: MetricFamily]) -> Bool {
        let isPartOfHistogram = MetricKind.histogramParts.contains { part in
            name.hasSuffix(part) && families[String(name.dropLast(part.count))]?.kind.isHistogram == true
        }
        return isPartOfHistogram
            || kind.isHistogram && MetricKind.histogramParts.contains { families[name + $0] != nil }
    }

    // MARK: Letting go of handlers

    // Whoever lets go of a handler may not be the only one that has it, and a counter made again has to continue.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
