import Dossier
import Records
import UseCases

/// Some of a chapter as it stands on paper: one thing under another, each with who wrote it and when.
struct CopySheet {
    let part: CopyPart
    let words: Words
    let dates: PlainDates

    init(_ part: CopyPart, _ words: Words) {
        self.part = part
        self.words = words
        dates = PlainDates(words, clock: part.clock, now: part.at)
    }

    var sheet: Words.Copy.Sheet { words.copy.sheet }

    var html: HTML { "\(heading)\(part.items.map(item))" }

    private var heading: HTML {
        guard part.isFirst else { return .none }
        return "<h2 id=\"\(CopyChapter.anchor(part.step))\">\(sheet.chapters.name(part.step))</h2>\n"
    }

    private func item(_ item: CopyItem) -> HTML {
        switch item {
        case .person(let entry): person(entry)
        case .portrait(let entry): thing(entry.row, title: entry.body.title, entry.body.text.paragraphs)
        case .lifeEvent(let entry):
            thing(
                entry.row, title: entry.body.title, entry.body.text.map { $0.paragraphs } ?? HTML.none,
                lines: [entry.body.year ?? entry.body.happenedAt.map(dates.dateWithYear)])
        case .wish(let entry):
            thing(
                entry.row, entry.body.text.paragraphs,
                lines: [status(WishStatus(rawValue: entry.row.status)), whose(entry.body.whose)])
        case .goal(let goal): self.goal(goal, "h3")
        case .plan(let entry, let isWhole, let goals, let covers): plan(entry, isWhole, goals, covers)
        case .agreement(let entry): agreement(entry)
        case .cooperation(let entry, let items): cooperation(entry, items)
        case .meeting(let entry, let isWhole, let items): meeting(entry, isWhole, items)
        case .document(let entry): document(entry)
        case .report(let entry, let earlier, let reactions): report(entry, earlier, reactions)
        case .withheld(let author, let withholding): withheld(author, withholding)
        }
    }

    // MARK: What every thing has

    /// - Parameters:
    ///   - title: above it; without one, who wrote it and when.
    ///   - lines: one fact each; nil is left out.
    func thing(
        _ row: EntryRow, title: String? = nil, _ content: HTML, lines: [String?] = [], after: HTML = .none,
        showsDate: Bool = true
    ) -> HTML {
        let wrote = self.wrote(row)
        let head: HTML =
            title.map { title in
                "<h3>\(title)</h3>\n<p class=\"meta\">\(showsDate ? wrote : name(row.author))</p>" as HTML
            }
            ?? "<h3>\(wrote)</h3>"
        return """
            <article>\(head)
            <div class="text">\(content)</div>\(facts(lines + [themes(row), marks(row)]))\(after)</article>

            """
    }

    func facts(_ lines: [String?]) -> HTML {
        let lines = lines.compactMap { $0 }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { return .none }
        return "<ul class=\"facts\">\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    /// "Petra Kuipers (schuldhulpverlener), 19 november 2026, 14.00 uur"
    func wrote(_ row: EntryRow, at moment: Moment? = nil) -> String {
        let date = moment.map(dates.dateWithYear) ?? withTime(row.occurredAt)
        guard let role = part.people.authors[row.author]?.role, !role.isEmpty else {
            return sheet.wrote(["name": name(row.author), "date": date])
        }
        return sheet.wroteRole(["name": name(row.author), "role": role, "date": date])
    }

    func withTime(_ moment: Moment) -> String {
        words.dates.withTime(["date": dates.dateWithYear(moment), "time": dates.time(moment)])
    }

    func name(_ account: AccountID) -> String { part.people.authors[account]?.fullName ?? words.common.somebody }

    func names(_ ids: [EntryID]?) -> String {
        saidTogether((ids ?? []).compactMap { part.people.party($0)?.body.shortName }, words)
    }

    func whose(_ id: EntryID?) -> String? {
        part.people.party(id).map { sheet.whose(["name": $0.body.shortName]) }
    }

    private func themes(_ row: EntryRow) -> String? {
        let themes = (row.ownThemes ?? ThemeSet.none).themes.filter { $0 != .general }
        guard !themes.isEmpty else { return nil }
        return sheet.themes(["themes": saidTogether(themes.map { words.theme($0).lowercased() }, words)])
    }

    private func marks(_ row: EntryRow) -> String? {
        if row.visibility == .own { return sheet.privateNote }
        return row.restrictedAt == nil ? nil : sheet.restricted
    }

    /// Earlier words stand under those of now, in small.
    func earlier(_ versions: [(row: EntryRow, text: String)]) -> HTML {
        let items = versions.map { version in
            """
            <blockquote class="earlier"><p class="meta">\(sheet.versionOf(["date": withTime(version.row.recordedAt)]))</p>\
            \(version.text.paragraphs)</blockquote>
            """ as HTML
        }
        return "\(items)"
    }

    private func withheld(_ author: AccountID, _ withholding: Withholding?) -> HTML {
        let name = self.name(author)
        let phrase =
            switch withholding?.reason {
            case .another: sheet.withheldAnother
            case .harm: sheet.withheldHarm
            case nil: sheet.withheldPlain
            }
        let again = withholding?.reviewAt.map { sheet.again(["name": name, "date": dates.dateWithYear($0)]) }
        return "<article class=\"withheld\"><p>\(phrase(["name": name])) \(again)</p></article>\n"
    }
}
