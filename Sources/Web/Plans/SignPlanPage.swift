import Dossier
import Records
import UseCases

/// "Onderteken dit plan": exactly what the signature will be about, and what signing means.
package struct SignPlanPage: Sendable {
    private let page: DossierPage
    private let reading: SigningReading
    private let isChanged: Bool

    /// - Parameter isChanged: something else stood there when they sent the form; nothing was signed.
    package init(_ setting: PageSetting, _ reading: SigningReading, isChanged: Bool = false) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.isChanged = isChanged
    }

    private var words: Words.Signing { page.words.signing }
    private var plan: PlanBody { reading.plan.body }
    private var name: KeyValuePairs<String, String> { ["name": page.personName] }

    package var html: HTML {
        let title = isChanged ? page.words.common.errorTitle(["title": words.title]) : words.title
        return page.page(title, .plan, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.plan(page.id))">\(Icon("arrow-left").html(page.setting))\(page.words.plan.title)</a>
        \(meanwhile)\(page.head(words.title, lead: reading.state == .ready ? lead : nil))
        <div class="stack">\(state)</div>
        """
    }

    private var lead: String { page.isPerson ? words.lead : words.leadFor(name) }

    private var meanwhile: HTML {
        guard isChanged else { return .none }
        return notice(.sun, Icon("warning"), page.setting, HTML(text: words.meanwhile), attributes: " role=\"alert\"")
    }

    private var state: HTML {
        switch reading.state {
        case .ready: "\(what)\(means)"
        case .signed(let at):
            "\(told(words.already(["date": page.dates.dateWithYear(at)]), Icon("check")))\(what)"
        case .kept: "\(told(words.kept))<p>\(words.keptHelp(name))</p>"
        case .nameless: "\(told(words.nameless(name)))<p>\(words.namelessHelp)</p>"
        case .finished: told(words.finished)
        }
    }

    private func told(_ text: String, _ icon: Icon = Icon("question")) -> HTML {
        notice(.sand, icon, page.setting, HTML(text: text))
    }

    // MARK: What is signed

    private var what: HTML {
        let plan = page.words.plan
        let from = page.dates.dateWithYear(self.plan.from)
        let valid =
            self.plan.until.map { plan.valid(["from": from, "until": page.dates.dateWithYear($0)]) }
            ?? plan.validFrom(["from": from])
        let title = page.isPerson ? plan.perspective : plan.perspectiveOf(name)
        let perspective = self.plan.perspective.map {
            "<h3>\(title)</h3><div class=\"report-text\">\($0.paragraphs)</div>" as HTML
        }
        let mine = reading.goals.filter { $0.body.ofAnother != true }
        let others = reading.goals.filter { $0.body.ofAnother == true }
        let none: HTML = reading.goals.isEmpty ? "<p class=\"soft more\">\(words.noGoals)</p>" : .none
        return Card(
            "wat", words.what,
            """
            <p><strong>\(self.plan.title)</strong></p><p class="soft">\(valid)</p>\(perspective)\
            \(goals(plan.goals, mine))\(goals(plan.goalsOfOthers, others))\(none)
            """
        ).html
    }

    private func goals(_ title: String, _ goals: [Entry<GoalBody>]) -> HTML {
        goals.isEmpty ? .none : "<h3 class=\"more\">\(title)</h3>\(goals.map { goal($0.body) })"
    }

    private func goal(_ goal: GoalBody) -> HTML {
        let sheet = page.words.copy.sheet
        let until = goal.until.map { moment in
            "<p class=\"soft\">\(sheet.until(["date": page.dates.dateWithYear(moment)]))</p>" as HTML
        }
        let why = goal.why.map { "<p>\(sheet.why(["text": $0]))</p>" as HTML }
        return """
            <article class="goal"><h4>\(goal.text)</h4>\(until)\(why)\
            \(list(sheet.steps, goal.steps.map { $0.map(\.text) }))\(list(sheet.scale, goal.scale))</article>
            """
    }

    private func list(_ title: String, _ items: [String]?) -> HTML {
        guard let items, !items.isEmpty else { return .none }
        return "<p class=\"label\">\(title)</p><ul class=\"bullets\">\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    // MARK: What it means

    private var means: HTML {
        let isDraft = reading.plan.row.status == PlanStatus.draft.rawValue
        let lines = [
            page.isPerson ? words.meansOwn : words.meansFor(name), isDraft ? words.meansForce : nil, words.meansSeen,
            words.meansChanged, words.meansOnly,
        ].compactMap { $0 }
        let code: HTML = reading.needsFactor ? "<p class=\"soft\">\(words.code)</p>" : .none
        return """
            \(Card("betekent", words.means, "<ul class=\"bullets\">\(lines.map { "<li>\($0)</li>" as HTML })</ul>").html)
            <form class="form" method="post" action="\(Link.signPlan(page.id, reading.plan.id))">\(page.setting.formFields)\
            <input type="hidden" name="\(SignPlanPage.shown)" value="\(reading.covers)">\(code)
            <div class="actions"><button class="btn btn-main">\(words.sign)</button>\
            <a href="\(Link.plan(page.id))">\(words.notNow)</a></div></form>
            """
    }

    /// The field that holds what they had before them.
    static let shown = "stand"
}
