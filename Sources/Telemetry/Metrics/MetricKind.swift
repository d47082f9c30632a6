/// What a family of series is to Prometheus, and for a histogram where its buckets end.
enum MetricKind {
    /// Only grows, until the program starts again.
    case counter
    /// Goes up and down.
    case gauge
    /// How often something of which size: rows, parts, bytes in kilobytes.
    case sizes
    /// How long something took, in seconds.
    case seconds

    /// What a histogram adds to its name for each of its samples.
    static let histogramParts = ["_bucket", "_sum", "_count"]

    var isHistogram: Bool { self == .sizes || self == .seconds }

    /// The word of the text format.
    var type: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .sizes, .seconds: "histogram"
        }
    }

    /// The largest value of each bucket, in rising order; above the last one is no bound.
    var bounds: [Double] {
        switch self {
        case .counter, .gauge: []
        case .sizes: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
        case .seconds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
        }
    }
}
