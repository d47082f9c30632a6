import Dossier

/// A part of a dossier file. One description of its fields serves reading and writing, so that the two cannot differ.
protocol FileNode: Sendable {
    init()
    mutating func code(_ fields: inout FileFields)
}

/// The fields of one object, on their way from a file or to one.
struct FileFields {
    private enum Way {
        case reading([String: Any], FileReading)
        case writing(DossierClock)
    }

    private let way: Way
    private let path: String
    private var names: [String] = []
    private(set) var written: [String: FileValue] = [:]

    init(reading object: [String: Any], at path: String, _ reading: FileReading) {
        way = .reading(object, reading)
        self.path = path
    }

    init(writingWith clock: DossierClock) {
        way = .writing(clock)
        path = ""
    }

    /// A field that must be there.
    mutating func required<Value>(_ name: String, _ value: inout Value, _ form: FileForm<Value>) {
        var optional: Value? = value
        code(name, &optional, form, isRequired: true)
        if let optional { value = optional }
    }

    mutating func optional<Value>(_ name: String, _ value: inout Value?, _ form: FileForm<Value>) {
        code(name, &value, form, isRequired: false)
    }

    /// A list that may be left out when it is empty.
    mutating func list<Value: Sendable>(_ name: String, _ values: inout [Value], _ form: FileForm<[Value]>) {
        var optional: [Value]? = values.isEmpty ? nil : values
        code(name, &optional, form, isRequired: false)
        values = optional ?? []
    }

    /// A list that must be there, if only empty.
    mutating func requiredList<Value: Sendable>(_ name: String, _ values: inout [Value], _ form: FileForm<[Value]>) {
        required(name, &values, form)
    }

    /// The day a file is read; nil while one is written.
    var today: CivilDate? {
        if case .reading(_, let reading) = way { reading.today } else { nil }
    }

    /// What no single field can tell: dates that cannot be, fields that only go together.
    func check(_ name: String, _ what: String, _ holds: @autoclosure () -> Bool) {
        guard case .reading(_, let reading) = way, !holds() else { return }
        reading.problem(place(of: name), what)
    }

    /// Points at something elsewhere in the file; looked up when all of it has been read.
    func refer(_ name: String, to key: String?, _ kind: FileReference) {
        guard case .reading(_, let reading) = way, let key, !key.isEmpty else { return }
        reading.refer(place(of: name), key, kind)
    }

    /// Gives a name to something in this file.
    func declare(_ name: String, _ key: String, _ kind: FileDeclaration) {
        guard case .reading(_, let reading) = way, !key.isEmpty else { return }
        reading.declare(place(of: name), key, kind)
    }

    /// A field this format does not know would be lost without a word.
    func finish() {
        guard case .reading(let object, let reading) = way else { return }
        let known = Set(names)
        for name in object.keys.sorted() where !known.contains(name) {
            reading.problem(place(of: name.readable), "is not a field of this format")
        }
    }

    private mutating func code<Value>(
        _ name: String, _ value: inout Value?, _ form: FileForm<Value>, isRequired: Bool
    ) {
        names.append(name)
        switch way {
        case .reading(let object, let reading):
            guard let found = object[name] else {
                if isRequired { reading.problem(place(of: name), "is missing") }
                value = nil
                return
            }
            value = form.read(found, place(of: name), reading)
        case .writing(let clock):
            if let value { written[name] = form.write(value, clock) }
        }
    }

    private func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}

extension String {
    /// A name from a file, short enough for an error.
    var readable: String {
        let short = unicodeScalars.prefix(60).map { $0.value < 32 || $0.value == 127 ? "?" : String($0) }.joined()
        return short.count < count ? short + "…" : short
    }
}
