import Dossier

/// Where the lists of a dossier file stand in a copy, and how they begin and end.
enum CopyFileList {
    /// The lists one after another; each has room for as many parts as ever.
    private static let room: Int64 = 1 << 32

    static func name(_ step: CopyStep) -> String? {
        switch step {
        case .people: "people"
        case .portraits: "story"
        case .lifeEvents: "lifeEvents"
        case .wishes: "wishes"
        case .goals: "goals"
        case .plans: "plans"
        case .agreements: "agreements"
        case .cooperation: "cooperation"
        case .meetings: "meetings"
        case .documents: "documents"
        case .reports: "reports"
        case .front, .pdf: nil
        }
    }

    static func position(_ step: CopyStep, _ turn: Int64) -> Int64 { Int64(step.rawValue) * room + turn }
    static func end(of step: CopyStep) -> Int64 { Int64(step.rawValue + 1) * room - 1 }
    static let head: Int64 = 0
    static let tail: Int64 = .max

    static func elements(_ values: [FileValue], of step: CopyStep, isFirst: Bool) -> [UInt8] {
        let texts = values.map { $0.json(depth: 2) }
        let opening = isFirst ? ",\n \"\(name(step) ?? "")\": [\n  " : ",\n  "
        return Array(opening.utf8) + texts.joined(separator: Array(",\n  ".utf8))
    }

    static func head(_ fields: [(name: String, value: FileValue)]) -> [UInt8] {
        let lines = fields.map { Array("\n \"\($0.name)\": ".utf8) + $0.value.json(depth: 1) }
        return [123] + lines.joined(separator: [44])
    }
}
