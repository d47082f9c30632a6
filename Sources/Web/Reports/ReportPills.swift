import Dossier
import Records
import UseCases

/// What stands under many reports and is the same each time, in one language: made once, when the site starts.
package final class ReportLabels: Sendable {
    fileprivate let themes: [Theme: HTML]
    fileprivate let forms: [ReportForm: HTML]
    fileprivate let isPrivate: HTML
    fileprivate let isConfined: HTML
    fileprivate let ownWords: HTML
    fileprivate let together: HTML
    fileprivate let corrected: HTML
    let nice: HTML
    let react: HTML

    package init(_ words: Words, _ assets: AssetNames) {
        let icons = assets.iconsLink
        func label(_ text: String, _ icon: Icon, _ hue: Hue = .sand) -> HTML {
            Pill(text, icon: icon, hue).listItem(icons)
        }
        themes = Dictionary(
            uniqueKeysWithValues: Theme.allCases.filter { $0 != .general }.map {
                ($0, label(words.theme($0), Icon(theme: $0)))
            })
        forms = [
            .success: label(words.forms.wentWell, Icon("sun"), .sun),
            .talk: label(words.form(.talk), Icon("talk")),
            .care: label(words.form(.care), Icon("health")),
            .worry: label(words.form(.worry), Icon("warning")),
            .handover: label(words.form(.handover), Icon("arrow-right")),
            .incident: label(words.form(.incident), Icon("warning"), .rose),
        ]
        isPrivate = label(words.reports.private, Icon("lock"), .plum)
        isConfined = label(words.reports.confined, Icon("lock"), .plum)
        ownWords = label(words.reports.ownWords, Icon("talk"), .apricot)
        together = label(words.reports.together, Icon("together"), .apricot)
        corrected = label(words.reports.corrected, Icon("pen"))
        nice = "\(Icon("heart").html(icons))\(words.reports.nice)"
        react = "\(Icon("reply").html(icons))\(words.reports.react)"
    }
}

/// What a report is about, in pills.
struct ReportPills {
    private let page: DossierPage
    private let report: Entry<ReportBody>
    private let goals: [EntryID: String]

    init(_ page: DossierPage, _ report: Entry<ReportBody>, goals: [EntryID: String]) {
        self.page = page
        self.report = report
        self.goals = goals
    }

    private var labels: ReportLabels { page.setting.labels }

    var html: HTML {
        let items = items
        return items.isEmpty ? .none : "<ul class=\"pills\">\(items)</ul>"
    }

    /// For who reads it in full, so that nobody tells the person by mistake (rule 10).
    private var withheld: [HTML] {
        let words = page.words.apart.withheld
        let pill = Pill(words.pill(["name": page.personName]), icon: Icon("lock"), .plum).listItem(page.setting.icons)
        guard report.body.withholding?.confirmedBy == nil else { return [pill] }
        return [pill, Pill(words.waitsPill, icon: Icon("eye"), .sun).listItem(page.setting.icons)]
    }

    private var items: [HTML] {
        var items: [HTML] = []
        switch report.row.visibility {
        case .own: items.append(labels.isPrivate)
        case .confined: items.append(labels.isConfined)
        case .withheld: items += withheld
        case .shared: break
        }
        if report.row.restrictedAt != nil {
            let rights = page.words.rights
            let text = page.isPerson ? rights.restrictedOwn : rights.restricted(["name": page.personName])
            items.append(Pill(text, icon: Icon("lock"), .plum).listItem(page.setting.icons))
        }
        if let form = ReportForm(rawValue: report.row.form), let label = labels.forms[form] { items.append(label) }
        if report.row.voice == .person { items.append(labels.ownWords) }
        if report.body.together == true { items.append(labels.together) }
        for theme in report.row.themes.themes {
            if let label = labels.themes[theme] { items.append(label) }
        }
        if let goal = report.body.goal.flatMap({ goals[$0] }) {
            let text = page.words.reports.goal(["goal": goal])
            items.append(Pill(text, icon: Icon("plan"), .green, isCut: true).listItem(page.setting.icons))
        }
        if report.row.version > 1 { items.append(labels.corrected) }
        return items
    }
}
