import Dossier
import UseCases

/// What was changed at an organisation, the newest first.
package struct ChangesPage: Sendable {
    private let setting: PageSetting
    private let reading: ChangesReading

    package init(_ setting: PageSetting, _ reading: ChangesReading) {
        self.setting = setting
        self.reading = reading
    }

    private var words: Words.Organisations.Changes { setting.words.organisations.changes }

    package var html: HTML {
        AdministrationFrame(setting: setting, organisation: reading.organisation, name: reading.name)
            .page(words.title, lead: words.lead, content)
    }

    private var content: HTML {
        guard !reading.lines.isEmpty else {
            return "<section class=\"card\"><p class=\"soft\">\(words.none)</p></section>"
        }
        let cut: HTML = reading.isCut ? "<p class=\"soft\">\(words.cut)</p>" : .none
        return "<section class=\"card\"><ul class=\"list list-plain\">\(reading.lines.map(row))</ul>\(cut)</section>"
    }

    private func row(_ line: ChangeLine) -> HTML {
        guard let phrase = phrase(line.change) else { return .none }
        let text = SeatText(setting)
        let dates = setting.dates()
        let said = phrase([
            "by": line.by ?? words.shell, "who": line.change.who ?? "",
            "what": setting.words.organisations.role(line.change.what ?? "", line.change.seat),
            "before": line.change.before ?? "",
            "until": line.change.end.map { dates.dateWithYear(text.lastDay($0)) } ?? "",
        ])
        return "<li><p>\(said)</p><p class=\"soft\">\(dates.full(line.at))</p></li>"
    }

    private func phrase(_ change: AdministrationChange) -> Phrase? {
        switch change.act {
        case .invited: words.invited
        case .codeUsed: words.codeUsed
        case .seatAsked: words.seatAsked
        case .seatGiven: change.before == nil ? words.seatGiven : words.seatReplaced
        case .seatConfirmed: words.seatConfirmed
        case .seatRefused: words.seatRefused
        case .takenBack: words.takenBack
        case .seatEnded: words.seatEnded
        case .left: words.left
        case .departmentAdded: words.departmentAdded
        case .departmentRenamed: words.departmentRenamed
        case .departmentClosed: words.departmentClosed
        case .wordChosen: words.wordChosen
        case .administratorAdded: words.administratorAdded
        }
    }
}
