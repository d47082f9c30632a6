/// A page in Prometheus' text format 0.0.4, read as strictly as the format is written down, so that a page that passes
/// is right as a whole.
struct Exposition {
    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    struct Family {
        let name: String
        var help: String?
        var type: String?
        var samples: [Sample] = []
    }

    struct Fault: Error {
        let why: String
        let line: Substring
    }

    private(set) var families: [Family] = []

    init(_ text: String) throws {
        guard text.isEmpty || text.utf8.last == UInt8(ascii: "\n") else { throw Fault(why: "no line end", line: "") }
        // By scalars: \r\n is one character to Swift, and a carriage return may stand in a label.
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            try read(Substring(line))
        }
        for family in families {
            guard !family.samples.isEmpty else { throw Fault(why: "no samples", line: Substring(family.name)) }
            if family.type == "histogram" { try family.checkHistograms() }
        }
    }

    subscript(_ name: String) -> Family? { families.first { $0.name == name } }

    /// The value of one sample; nil when it is not there.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?.value
    }

    private mutating func read(_ line: Substring) throws {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        if words.count == 4, words[0] == "#", words[1] == "HELP" {
            try begin(String(words[2]), line)
            guard families[families.count - 1].help == nil else { throw Fault(why: "two HELP lines", line: line) }
            families[families.count - 1].help = try LineReader.unescape(words[3], quotes: false, of: line)
        } else if words.count == 4, words[0] == "#", words[1] == "TYPE" {
            try begin(String(words[2]), line)
            guard families[families.count - 1].type == nil else { throw Fault(why: "two TYPE lines", line: line) }
            guard ["counter", "gauge", "histogram"].contains(words[3]) else {
                throw Fault(why: "unknown type", line: line)
            }
            families[families.count - 1].type = String(words[3])
        } else {
            guard line.first != "#" else { throw Fault(why: "unknown comment", line: line) }
            try add(LineReader.sample(line), line)
        }
    }

    /// HELP and TYPE come before all samples, and no family comes twice.
    private mutating func begin(_ name: String, _ line: Substring) throws {
        guard LineReader.isName(name, colons: true) else { throw Fault(why: "not a name", line: line) }
        if let last = families.last, last.name == name, last.samples.isEmpty { return }
        guard self[name] == nil else { throw Fault(why: "a family comes twice", line: line) }
        families.append(Family(name: name))
    }

    private mutating func add(_ sample: Sample, _ line: Substring) throws {
        guard let family = families.last, let type = family.type else { throw Fault(why: "no TYPE", line: line) }
        let names = type == "histogram" ? ["_bucket", "_sum", "_count"].map { family.name + $0 } : [family.name]
        guard names.contains(sample.name) else { throw Fault(why: "of another family", line: line) }
        guard !family.samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
            throw Fault(why: "the same sample twice", line: line)
        }
        families[families.count - 1].samples.append(sample)
    }
}

extension Exposition.Family {
    /// Every series of a histogram: buckets in rising order and cumulative, the last one without bound and as many as
    /// the count, and a sum.
    fileprivate func checkHistograms() throws {
        let series = Set(samples.map { $0.labels.filter { $0.key != "le" } })
        for labels in series {
            let own = samples.filter { $0.labels.filter { $0.key != "le" } == labels }
            let buckets = own.filter { $0.name == name + "_bucket" }
            let bounds = try buckets.map { try LineReader.number($0.labels["le"] ?? "none", of: "le") }
            let counts = buckets.map(\.value)
            let total = own.first { $0.name == name + "_count" }?.value
            let isRight =
                bounds.last == .infinity && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
                && zip(counts, counts.dropFirst()).allSatisfy { $0 <= $1 } && counts.last == total
                && own.contains { $0.name == name + "_sum" } && own.count == buckets.count + 2
            guard isRight else { throw Exposition.Fault(why: "not a histogram", line: Substring(name)) }
        }
    }
}
