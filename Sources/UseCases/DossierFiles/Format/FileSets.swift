import Dossier

/// Sets of themes, areas, verbs and acts, which are lists of names in files and bits everywhere else.
extension FileForm where Value == ThemeSet {
    /// The themes an author chose. An empty list is none: the entry is *general*.
    static let themes = set(of: FileForm<Theme>.choice, read: { ThemeSet($0) }, write: { $0.themes })

    /// The themes of a grant or a mandate: also `*`, for all there are and all that come.
    static let themesOrAll = starred(themes, all: .all)
}

extension FileForm where Value == AreaSet {
    static let areas = set(of: .choice, read: { (areas: [Area]) in AreaSet(areas) }, write: { $0.areas })
    static let areasOrAll = starred(areas, all: .all)
}

extension FileForm where Value == VerbSet {
    static let verbs = set(of: .choice, read: { $0.reduce(VerbSet()) { $0.union($1.verb) } }) { verbs in
        FileVerb.allCases.filter { verbs.contains($0.verb) }
    }
}

extension FileForm where Value == ActSet {
    static let acts = set(of: .choice, read: { $0.reduce(ActSet()) { $0.union($1.act) } }) { acts in
        FileAct.allCases.filter { acts.contains($0.act) }
    }
}

extension FileForm {
    private static func set<Element: FileChoice>(
        of element: FileForm<Element>, read: @escaping @Sendable ([Element]) -> Value,
        write: @escaping @Sendable (Value) -> [Element]
    ) -> Self {
        let list = FileForm<[Element]>.set(of: element)
        return FileForm { found, path, reading in
            list.read(found, path, reading).map(read)
        } write: { value, clock in
            list.write(write(value), clock)
        }
    }

    private static func starred(_ form: Self, all: Value) -> Self where Value: Equatable & Sendable {
        FileForm { found, path, reading in
            if let list = found as? [Any], list.contains(where: { $0 as? String == "*" }) { return all }
            return form.read(found, path, reading)
        } write: { value, clock in
            value == all ? .list([.text("*")]) : form.write(value, clock)
        }
    }
}

extension Area: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}

enum FileVerb: String, CaseIterable, FileChoice {
    case look, add, change

    var verb: VerbSet {
        switch self {
        case .look: .look
        case .add: .add
        case .change: .change
        }
    }
}

enum FileAct: String, CaseIterable, FileChoice {
    case giveAccess, sign, readLog, takeCopy

    var act: ActSet {
        switch self {
        case .giveAccess: .giveAccess
        case .sign: .sign
        case .readLog: .readLog
        case .takeCopy: .takeCopy
        }
    }
}
