import Dossier
import Records
import UseCases

/// A permit by law as the privacy officer reviews it.
struct OverseenPermitRow {
    private let setting: PageSetting
    private let permit: OverseenPermit
    /// Nil where another officer reviews it.
    private let form: AnswerForm?

    init(_ setting: PageSetting, _ permit: OverseenPermit, _ form: AnswerForm?) {
        self.setting = setting
        self.permit = permit
        self.form = form
    }

    var html: HTML {
        let words = setting.words.oversight
        let until = permit.until.map { words.permitUntil(["date": setting.dates().dateWithYear($0)]) } ?? ""
        let why = words.permitWhy(["law": permit.law ?? "", "purpose": permit.purpose])
        let state = due.map { "<p class=\"more\">\($0.html(setting))</p>" as HTML }
        return """
            <li><h3>\(words.permit(["holder": permit.holder, "person": permit.person]))</h3>\
            <p>\(about). \(until)</p><p class="soft">\(why)</p>\(state)\(form?.html ?? own)</li>
            """
    }

    /// Until when, of what was registered here.
    private var due: Pill? {
        guard let day = permit.lastDay else { return nil }
        let date = setting.dates().date(day)
        let words = setting.words.oversight
        return permit.isLate
            ? Pill(words.late(["date": date]), icon: Icon("warning"), .rose)
            : Pill(words.due(["date": date]), icon: Icon("clock"), .sun)
    }

    private var own: HTML { "<p class=\"soft more\">\(setting.words.oversight.own)</p>" }

    /// Which areas and themes, which say nothing of what stands there.
    private var about: String {
        let words = setting.words
        let areas =
            permit.scope.areas == .all
            ? words.permissions.tagAll : saidTogether(permit.scope.areas.areas.map(words.area), words)
        let themes = permit.scope.themes.themes
        guard themes.count < Theme.allCases.count else { return areas.capitalisedFirst }
        let said = saidTogether(themes.map { words.theme($0).lowercased() }, words)
        return "\(areas.capitalisedFirst): \(said)"
    }
}
