import Metrics
import Telemetry
import Testing

@Suite("The page for Prometheus")
struct TextFormatTests {
    @Test("nothing measured is an empty page")
    func empty() {
        #expect(PrometheusMetrics(help: ["klaver_never": "Never made."]).text().isEmpty)
    }

    @Test("every kind of measure stands there byte by byte as Prometheus reads it, in a fixed order")
    func wholePage() throws {
        let metrics = PrometheusMetrics(help: [
            "klaver_reports_total": "Reports written.", "klaver.depth": "How deep it is.",
        ])
        let reports = Counter(label: "klaver_reports_total", dimensions: [("kind", "b")], factory: metrics)
        reports.increment(by: 41)
        reports.increment()
        Counter(label: "klaver_reports_total", dimensions: [("kind", "a")], factory: metrics).increment()
        FloatingPointCounter(label: "klaver_hours", factory: metrics).increment(by: 1.5)
        Gauge(label: "klaver.depth", factory: metrics).record(-2.5)
        Meter(label: "klaver_open", factory: metrics).set(3)
        let text = metrics.text()
        #expect(
            text == """
                # HELP klaver_depth How deep it is.
                # TYPE klaver_depth gauge
                klaver_depth -2.5
                # TYPE klaver_hours counter
                klaver_hours 1.5
                # TYPE klaver_open gauge
                klaver_open 3
                # HELP klaver_reports_total Reports written.
                # TYPE klaver_reports_total counter
                klaver_reports_total{kind="a"} 1
                klaver_reports_total{kind="b"} 42

                """)
        #expect(try Exposition(text).families.count == 4)
        #expect(metrics.text() == text)
    }

    @Test("help with backslashes and line ends stays one line")
    func helpIsEscaped() throws {
        let help = "C:\\new\nand \"so\"\r\non"
        let metrics = PrometheusMetrics(help: ["a": help])
        Counter(label: "a", factory: metrics).increment()
        let page = try Exposition(metrics.text())
        #expect(page["a"]?.help == help)
    }

    @Test("a label's value comes back as it was, whatever is in it")
    func valuesAreEscaped() throws {
        let values = [
            "plain", "a \"quoted\" one", "back\\slash", "\\n", "line\nend", "dos\r\nend", "\\", "\"", "}", "{a=\"b\"}",
            "a,b=\"c\"", "één ✓ 👩‍👩‍👧", "\u{0}\u{1}", " ", "# HELP a b",
        ]
        for value in values {
            let metrics = PrometheusMetrics(help: [:])
            Counter(label: "a", dimensions: [("x", value), ("y", "z")], factory: metrics).increment(by: 7)
            let page = try Exposition(metrics.text())
            #expect(page.value("a", ["x": value, "y": "z"]) == 7)
            #expect(page.families.flatMap(\.samples).count == 1)
        }
    }

    @Test(
        "characters that may not stand in a name become underscores",
        arguments: [
            ("hb.requests", "hb_requests"), ("klaver:a_b1", "klaver:a_b1"), ("5xx", "_5xx"), ("", "_"),
            ("größe", "gr__e"), ("a-b c", "a_b_c"), ("x{y=\"z\"} 1\nq", "x_y__z___1_q"),
        ])
    func namesAreCleaned(label: String, name: String) throws {
        let metrics = PrometheusMetrics(help: [label: "It has help."])
        Counter(label: label, factory: metrics).increment()
        let page = try Exposition(metrics.text())
        #expect(page.families.map(\.name) == [name])
        #expect(page[name]?.help == "It has help.")
    }

    @Test("labels are told apart by clean names, and Prometheus' own names are not used")
    func labelNames() throws {
        let metrics = PrometheusMetrics(help: [:])
        let dimensions = [
            ("a.b", "1"), ("a_b", "2"), ("__name__", "3"), ("le", "4"), ("c:d", "5"), ("", "6"), ("e", ""),
        ]
        Recorder(label: "sizes", dimensions: dimensions, factory: metrics).record(1)
        let labels = ["a_b": "1", "_name__": "3", "exported_le": "4", "c_d": "5", "_": "6"]
        #expect(try Exposition(metrics.text()).value("sizes_count", labels) == 1)
    }

    @Test("numbers that are none, and those without end, are written in Prometheus' words")
    func strangeNumbers() throws {
        let metrics = PrometheusMetrics(help: [:])
        let numbers: [(String, Double, String)] = [
            ("a", .nan, "NaN"), ("b", .infinity, "+Inf"), ("c", -.infinity, "-Inf"), ("d", 5e-324, "5e-324"),
            ("e", 1e300, "1e+300"), ("f", -0.0, "-0"), ("g", 0.1 + 0.2, "0.30000000000000004"),
            ("h", 1e15, "1000000000000000"),
        ]
        for (name, number, _) in numbers { Gauge(label: name, factory: metrics).record(number) }
        let text = metrics.text()
        for (name, number, written) in numbers {
            #expect(text.contains("\n\(name) \(written)\n"))
            let read = try #require(try Exposition(text).value(name))
            #expect(read == number || read.isNaN && number.isNaN)
        }
    }
}
