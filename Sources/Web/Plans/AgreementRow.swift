import Dossier
import Records

/// An agreement with where it stands, in a word.
struct AgreementRow {
    private let page: DossierPage
    private let agreement: Entry<AgreementBody>
    private let showsAll: Bool

    init(_ page: DossierPage, _ agreement: Entry<AgreementBody>, showsAll: Bool = false) {
        self.page = page
        self.agreement = agreement
        self.showsAll = showsAll
    }

    var html: HTML {
        "<li class=\"list-row list-tagged\">\(pill.html(page.setting))<div class=\"grow\"><p>\(agreement.body.text)</p>\(rest)</div></li>"
    }

    private var pill: Pill {
        let words = page.words.plan
        switch AgreementStatus(rawValue: agreement.row.status) ?? .open {
        case .done: return Pill(words.done, icon: Icon("check"), .green)
        case .failed: return Pill(words.failed, icon: Icon("close"), .rose)
        case .cancelled: return Pill(words.cancelled, icon: Icon("close"))
        case .open: break
        }
        guard let due = agreement.row.dueAt else { return Pill(words.open, icon: Icon("clock")) }
        if page.dates.day(of: due) < page.dates.day(of: page.setting.now) {
            return Pill(words.late, icon: Icon("warning"), .rose)
        }
        return Pill(words.before(["date": page.dates.near(due)]), icon: Icon("clock"), .sun)
    }

    private var rest: HTML {
        var lines: [String] = []
        if let note = agreement.body.note { lines.append(note.closed) }
        if showsAll {
            if let sign = agreement.body.sign { lines.append(page.words.plan.sign(["sign": sign]).closed) }
            if let owner = page.people.party(agreement.body.owner) {
                lines.append(page.words.plan.owner(["name": owner.body.shortName]).capitalisedFirst.closed)
            }
        }
        return lines.isEmpty ? .none : "<p class=\"soft\">\(lines.joined(separator: " "))</p>"
    }
}
