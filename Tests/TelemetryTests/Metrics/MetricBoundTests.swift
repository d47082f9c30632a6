import Metrics
import Telemetry
import Testing

@Suite("Metrics under load")
struct MetricBoundTests {
    private let metrics = PrometheusMetrics(help: [:])

    @Test("ten tasks that count ten thousand times each are all counted, also while pages are read")
    func concurrentCounting() async throws {
        let metrics = metrics
        try await withThrowingTaskGroup { group in
            for task in 0..<10 {
                group.addTask {
                    let parts = FloatingPointCounter(label: "parts", factory: metrics)
                    let meter = Meter(label: "meter", factory: metrics)
                    let sizes = Recorder(label: "sizes", factory: metrics)
                    let each = Counter(label: "each", dimensions: [("task", "\(task)")], factory: metrics)
                    for step in 0..<10_000 {
                        Counter(label: "whole", factory: metrics).increment()
                        parts.increment(by: 0.5)
                        meter.increment(by: 2)
                        sizes.record(step % 3)
                        each.increment()
                    }
                }
            }
            group.addTask {
                for _ in 0..<50 { _ = try Exposition(metrics.text()) }
            }
            try await group.waitForAll()
        }
        let page = try Exposition(metrics.text())
        #expect(page.value("whole") == 100_000)
        #expect(page.value("parts") == 50_000)
        #expect(page.value("meter") == 200_000)
        #expect(page.value("sizes_count") == 100_000)
        #expect(page.value("sizes_bucket", ["le": "1"]) == 66_670)
        for task in 0..<10 { #expect(page.value("each", ["task": "\(task)"]) == 10_000) }
    }

    @Test("a name has at most 2,000 series, and what comes after them is counted together")
    func overflow() throws {
        for number in 0..<2_500 {
            Counter(label: "a", dimensions: [("host", "host \(number)")], factory: metrics).increment()
        }
        Counter(label: "a", dimensions: [("host", "host 1")], factory: metrics).increment()
        Counter(label: "b", dimensions: [("host", "host 2400")], factory: metrics).increment()
        let text = metrics.text()
        // The page's lines, as the strict reader looks for each sample among all others.
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("a{") }.count == 2_001)
        #expect(text.contains("\na{overflow=\"true\"} 500\n"))
        #expect(text.contains("\na{host=\"host 1\"} 2\n"))
        #expect(text.contains("\na{host=\"host 1999\"} 1\n"))
        #expect(text.contains("\nb{host=\"host 2400\"} 1\n"))
    }

    @Test("a long label is cut between two letters")
    func longLabels() throws {
        for (letter, count) in [("x", 256), ("é", 128), ("€", 85), ("👋", 64)] {
            let metrics = PrometheusMetrics(help: [:])
            let long = String(repeating: letter, count: 10_000)
            Counter(label: "a", dimensions: [("x", long)], factory: metrics).increment()
            let cut = String(repeating: letter, count: count)
            #expect(try Exposition(metrics.text()).value("a", ["x": cut]) == 1)
        }
    }
}
