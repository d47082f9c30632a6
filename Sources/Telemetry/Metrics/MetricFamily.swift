/// One number with its labels, or one histogram: what a handler writes to and a page reads from.
protocol MetricSeries: AnyObject, Sendable {
    /// - Parameter labels: as `MetricLabels` writes them.
    func write(to page: inout ExpositionText, name: String, labels: String)
}

/// All series of one name.
struct MetricFamily {
    /// What comes after these is counted together: labels can hold what a stranger sent (a method, a host), and a
    /// stranger must not be able to fill the memory.
    static let mostSeries = 2000
    /// The labels of the series that takes what comes after `mostSeries`.
    static let overflowLabels = "overflow=\"true\""

    let kind: MetricKind
    private var members: [String: any MetricSeries] = [:]

    init(kind: MetricKind) {
        self.kind = kind
    }

    /// The series by their labels, in a fixed order.
    var sorted: [(labels: String, series: any MetricSeries)] {
        members.sorted { $0.key < $1.key }.map { (labels: $0.key, series: $0.value) }
    }

    /// The series with these labels, made when there is room for it, or else the one for all that had no room.
    mutating func series(_ labels: String, make: () -> any MetricSeries) -> any MetricSeries {
        if let known = members[labels] { return known }
        let key = members.count < Self.mostSeries ? labels : Self.overflowLabels
        if let known = members[key] { return known }
        let new = make()
        members[key] = new
        return new
    }
}
