import Dossier
import Records

/// A timeline's filter and place as they stand in an address.
package struct TimelineQuery: Sendable, Equatable {
    package let filter: TimelineFilter
    package let place: TimelinePlace?

    /// The query part with its question mark; empty where nothing is asked.
    package var text: String {
        var pairs: [(String, String)] = []
        if let theme = filter.theme { pairs.append(("thema", theme.fileName)) }
        if let form = filter.form { pairs.append(("soort", form.fileName)) }
        if let voice = filter.voice { pairs.append(("stem", voice.queryName)) }
        if let from = filter.from { pairs.append(("van", String(from.milliseconds))) }
        if let until = filter.until { pairs.append(("tot", String(until.milliseconds))) }
        if let place { pairs.append(("bij", place.text.replacing("+", with: "%2B"))) }
        return pairs.isEmpty ? "" : "?" + pairs.map { "\($0)=\($1)" }.joined(separator: "&")
    }
}

extension Voice {
    package var queryName: String {
        switch self {
        case .person: "persoon"
        case .family: "familie"
        case .network: "netwerk"
        case .professional: "hulp"
        }
    }

    package init?(queryName: String) {
        guard let voice = Self.allCases.first(where: { $0.queryName == queryName }) else { return nil }
        self = voice
    }
}
