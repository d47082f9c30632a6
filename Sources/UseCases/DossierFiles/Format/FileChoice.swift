import Dossier

/// Something with a fixed list of names in files.
protocol FileChoice: Hashable, Sendable {
    static var fileNames: [(name: String, value: Self)] { get }
}

extension FileForm where Value: FileChoice {
    static var choice: Self {
        FileForm { found, path, reading in
            guard let name = found as? String else { return reading.expected("a text", found, path) }
            guard let value = Value.fileNames.first(where: { $0.name == name })?.value else {
                let names = Value.fileNames.map(\.name).joined(separator: ", ")
                reading.problem(path, "\"\(name.readable)\" is not one of \(names)")
                return nil
            }
            return value
        } write: { value, _ in
            .text(Value.fileNames.first { $0.value == value }?.name ?? "")
        }
    }
}

extension FileChoice where Self: CaseIterable & RawRepresentable<String> {
    static var fileNames: [(name: String, value: Self)] { allCases.map { ($0.rawValue, $0) } }
}

extension LegalBasis: FileChoice {}
extension Effect: FileChoice {}
extension MandateBasis: FileChoice {}
extension MandateKind: FileChoice {}
extension DossierType: FileChoice {}

extension Theme: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension Circle: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension ReportForm: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension ReactionForm: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension MeetingForm: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension WishStatus: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension GoalStatus: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension PlanStatus: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension AgreementStatus: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension CooperationStatus: FileChoice {
    static let fileNames = allCases.map { (name: $0.fileName, value: $0) }
}
extension StoryPeriod: FileChoice {
    static let fileNames = allCases.compactMap { period in period.fileName.map { (name: $0, value: period) } }
}

extension Jurisdiction: FileChoice {
    static let fileNames: [(name: String, value: Jurisdiction)] = [("NL", .netherlands), ("BE-VLG", .flanders)]

    /// The zone of a file that names none.
    var timeZone: String { self == .flanders ? "Europe/Brussels" : "Europe/Amsterdam" }
}

extension WithholdReason: FileChoice {
    static let fileNames: [(name: String, value: WithholdReason)] = [("another", .another), ("harm", .harm)]
}

extension Visibility: FileChoice {
    static let fileNames: [(name: String, value: Visibility)] = [
        ("shared", .shared), ("confined", .confined), ("withheld", .withheld), ("own", .own),
    ]
}

/// The languages a dossier is written in.
enum FileLanguage: String, CaseIterable, FileChoice {
    case dutch = "nl"
    case flemish = "nl-BE"
}

/// The form of dossier files that this Klaver reads and writes.
enum FileVersion: String, CaseIterable, FileChoice {
    case one = "dossier/1"
}
