import Metrics
import Telemetry
import Testing

@Suite("Counters, gauges and histograms")
struct MeasureTests {
    private let metrics = PrometheusMetrics(help: [:])

    private func page() throws -> Exposition { try Exposition(metrics.text()) }

    @Test("the same label with the same dimensions is the same handler, in whatever order they are given")
    func sameHandler() {
        let one = metrics.makeCounter(label: "a", dimensions: [("x", "1"), ("y", "2")])
        let other = metrics.makeCounter(label: "a", dimensions: [("y", "2"), ("x", "1")])
        #expect(one === other)
        #expect(one !== metrics.makeCounter(label: "a", dimensions: [("x", "1")]))
        #expect(one !== metrics.makeCounter(label: "b", dimensions: [("x", "1"), ("y", "2")]))
    }

    @Test("a counter that was destroyed and made again continues")
    func destroyedCounter() throws {
        for _ in 0..<3 {
            let counter = Counter(label: "a", dimensions: [("x", "1")], factory: metrics)
            counter.increment(by: 5)
            counter.destroy()
        }
        #expect(try page().value("a", ["x": "1"]) == 15)
    }

    @Test("a counter never goes down but by a reset, and counts large numbers exactly")
    func counters() throws {
        let counter = Counter(label: "a", factory: metrics)
        counter.increment(by: Int64.max)
        counter.increment(by: -5)
        #expect(metrics.text().contains("\na 9223372036854775807\n"))
        let parts = FloatingPointCounter(label: "b", factory: metrics)
        for amount in [0.25, -1, .nan, .infinity, 0.5] { parts.increment(by: amount) }
        #expect(try page().value("b") == 0.75)
        counter.reset()
        parts.reset()
        #expect(try page().value("a") == 0)
        #expect(try page().value("b") == 0)
    }

    @Test("a gauge is what was last set, and a meter goes up and down")
    func gauges() throws {
        let gauge = Gauge(label: "a", factory: metrics)
        gauge.record(4)
        gauge.record(2)
        let meter = Meter(label: "b", factory: metrics)
        meter.set(10)
        meter.increment(by: 2.5)
        meter.decrement(by: 5)
        Recorder(label: "c", aggregate: false, factory: metrics).record(1.5)
        #expect(try page().value("a") == 2)
        #expect(try page().value("b") == 7.5)
        #expect(try page().value("c") == 1.5)
    }

    @Test("a recorder sorts sizes into buckets to 1024, a bound in its own bucket")
    func sizes() throws {
        let recorder = Recorder(label: "rows", dimensions: [("page", "story")], factory: metrics)
        for size in [0, 1, 2, 3, 1024, 1025] { recorder.record(size) }
        for size in [2.5, .nan, .infinity] { recorder.record(size) }
        let page = try page()
        let expected = [
            "1": 2, "2": 3, "4": 5, "8": 5, "16": 5, "32": 5, "64": 5, "128": 5, "256": 5, "512": 5, "1024": 6,
            "+Inf": 7,
        ]
        #expect(page["rows"]?.samples.count == expected.count + 2)
        for (bound, count) in expected {
            #expect(page.value("rows_bucket", ["page": "story", "le": bound]) == Double(count), "up to \(bound)")
        }
        #expect(page.value("rows_sum", ["page": "story"]) == 2057.5)
        #expect(page.value("rows_count", ["page": "story"]) == 7)
    }

    @Test("a timer counts seconds in buckets from a millisecond to ten seconds")
    func timers() throws {
        let timer = Timer(label: "klaver_http_request_duration_seconds", factory: metrics)
        timer.recordNanoseconds(1_000_000)
        timer.recordMilliseconds(3)
        timer.recordSeconds(11)
        timer.recordNanoseconds(-1)
        let page = try page()
        let name = "klaver_http_request_duration_seconds"
        let bounds = page[name]?.samples.compactMap { $0.labels["le"] }
        #expect(
            bounds == [
                "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10",
                "+Inf",
            ])
        #expect(page.value(name + "_bucket", ["le": "0.001"]) == 2)
        #expect(page.value(name + "_bucket", ["le": "0.005"]) == 3)
        #expect(page.value(name + "_bucket", ["le": "10"]) == 3)
        #expect(page.value(name + "_count") == 4)
        #expect(page.value(name + "_sum") == 11.004)
    }

    @Test("of one name in two kinds the first is shown, and the page stays right")
    func twoKinds() throws {
        Counter(label: "a", factory: metrics).increment()
        Gauge(label: "a", factory: metrics).record(7)
        Timer(label: "b", factory: metrics).recordSeconds(1)
        Recorder(label: "b", factory: metrics).record(1)
        Counter(label: "b_count", factory: metrics).increment(by: 9)
        Counter(label: "c_sum", factory: metrics).increment(by: 3)
        Recorder(label: "c", factory: metrics).record(1)
        let page = try page()
        #expect(page.families.map(\.name) == ["a", "b", "c_sum"])
        #expect(page.value("a") == 1)
        #expect(page.value("b_count") == 1)
        #expect(page.value("c_sum") == 3)
    }
}
