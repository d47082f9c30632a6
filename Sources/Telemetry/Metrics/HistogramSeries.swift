import CoreMetrics
import Synchronization

/// How many values fell in which bucket, and what they are together.
final class HistogramSeries: MetricSeries, RecorderHandler, TimerHandler {
    private struct Tally {
        /// For each bucket what fell in it and in no smaller one; the last one has no bound.
        var counts: [UInt64]
        var sum = 0.0
    }

    private let bounds: [Double]
    // One lock for both, so that a page never shows a value counted that is not in the sum.
    private let tally: Mutex<Tally>

    init(_ kind: MetricKind) {
        bounds = kind.bounds
        tally = Mutex(Tally(counts: Array(repeating: 0, count: kind.bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        // One value that is no number would make the sum no number for ever.
        guard value.isFinite else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        tally.withLock { tally in
            tally.counts[bucket] += 1
            tally.sum += value
        }
    }

    /// Counts seconds. A clock that was set back took no time.
    func recordNanoseconds(_ duration: Int64) { record(Double(max(0, duration)) / 1e9) }

    func write(to page: inout ExpositionText, name: String, labels: String) {
        let now = tally.withLock { $0 }
        let before = labels.isEmpty ? "" : labels + ","
        var total: UInt64 = 0
        for (bound, count) in zip(bounds, now.counts) {
            total += count
            page.add(name + "_bucket", "\(before)le=\"\(ExpositionText.number(bound))\"", "\(total)")
        }
        total += now.counts.last ?? 0
        page.add(name + "_bucket", "\(before)le=\"+Inf\"", "\(total)")
        page.add(name + "_sum", labels, ExpositionText.number(now.sum))
        page.add(name + "_count", labels, "\(total)")
    }
}
