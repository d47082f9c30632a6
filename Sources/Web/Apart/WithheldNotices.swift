import Dossier
import UseCases

/// What waits at home for a second look, each with the way to it (rule 10).
struct WithheldNotices {
    private let setting: PageSetting
    private let dossiers: [ListedDossier]

    init(_ setting: PageSetting, _ dossiers: [ListedDossier]) {
        self.setting = setting
        self.dossiers = dossiers
    }

    var html: HTML {
        let tasks = dossiers.flatMap { listed in listed.withheld.map { (listed, $0) } }
        let words = setting.words.apart.home
        return
            "\(part(tasks.filter { $0.1.due.isLate }, words.late))\(part(tasks.filter { !$0.1.due.isLate }, words.waits))"
    }

    private func part(_ tasks: [(ListedDossier, WithheldTask)], _ said: Plural) -> HTML {
        guard !tasks.isEmpty else { return .none }
        let links = tasks.map { listed, task in
            let text = setting.words.apart.home.report([
                "title": listed.cover.title,
                "name": listed.people.authors[task.author]?.name ?? setting.words.common.somebody,
                "date": setting.dates(listed.facts.clock).date(task.at),
            ])
            return "<li><a href=\"\(Link.report(listed.id, task.report))\">\(text)</a></li>" as HTML
        }
        return """
            <div class="notice notice-sun">\(Icon("eye").html(setting))<div>\(said(tasks.count))<ul>\(links)</ul></div></div>
            """
    }
}

/// What stays withheld for too long, for the privacy officer: one line each, and no word of it.
struct OverseenWithheldCard {
    private let setting: PageSetting
    private let late: [OverseenWithheld]

    init(_ setting: PageSetting, _ late: [OverseenWithheld]) {
        self.setting = setting
        self.late = late
    }

    var html: HTML {
        guard !late.isEmpty else { return .none }
        let words = setting.words.apart.officer
        let items = late.map { row in
            let phrase = row.due == .reviewLate ? words.review : words.secondLook
            let said = phrase([
                "name": row.author, "person": row.person, "date": setting.dates().dateWithYear(row.writtenAt),
            ])
            return "<li>\(said)</li>" as HTML
        }
        return Card("niet-lezen", words.title, "<p>\(words.lead)</p><ul class=\"list more\">\(items)</ul>").html
    }
}
