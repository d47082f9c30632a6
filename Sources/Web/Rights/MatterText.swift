import Dossier
import UseCases

/// What a request is about, in one sentence.
struct MatterText {
    private let words: Words.Rights
    private let matter: MatterLine?
    private let request: RightsRequest
    private let dates: PlainDates

    init(_ words: Words.Rights, _ matter: MatterLine?, _ request: RightsRequest, _ dates: PlainDates) {
        self.words = words
        self.matter = matter
        self.request = request
        self.dates = dates
    }

    var isEmpty: Bool { text.isEmpty }

    var text: String {
        guard let matter else { return "" }
        let values: KeyValuePairs = ["name": matter.who ?? words.about.somebody, "date": dates.date(matter.at)]
        return switch request.matter {
        case .everything: ""
        case .entry: words.about.entry(values)
        case .permit: words.about.permit(values)
        case .logLine: words.about.line(values)
        }
    }

    /// With a link to the entry, in the dossier of who may open it.
    func html(_ dossier: DossierID) -> HTML {
        guard let entry = matter?.entry else { return HTML(text: text) }
        return "<a href=\"\(Link.report(dossier, entry))\">\(text)</a>"
    }
}
