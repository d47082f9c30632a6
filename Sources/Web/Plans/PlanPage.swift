import Dossier
import Records
import UseCases

/// The plan: where to, which goals and how far, what was agreed, what is wished for later.
package struct PlanPage: Sendable {
    private let page: DossierPage
    private let plan: PlanReading
    private let notice: String?

    /// - Parameter notice: what was just done.
    package init(_ setting: PageSetting, _ plan: PlanReading, notice: String? = nil) {
        page = DossierPage(setting, plan.entrance, plan.cover, plan.people)
        self.plan = plan
        self.notice = notice
    }

    private var words: Words.Plan { page.words.plan }
    private var current: Entry<PlanBody>? {
        plan.plans.first { $0.row.status == PlanStatus.active.rawValue } ?? plan.plans.first
    }

    package var html: HTML { page.page(words.title, .plan, content: content).html }

    private var content: HTML {
        """
        \(page.head(page.isPerson ? words.titleOwn : words.title, lead: lead, action: page.printButton))
        \(doneNotice(notice, page.setting))\(plan.plans.isEmpty && plan.goals.isEmpty && plan.agreements.isEmpty && plan.wishes.isEmpty ? empty : filled)
        """
    }

    private var lead: String? {
        guard let current else { return nil }
        let signed = (current.body.signatures ?? []).isEmpty ? "\(words.notSigned) " : ""
        let from = page.dates.dateWithYear(current.body.from)
        let valid =
            current.body.until.map { words.valid(["from": from, "until": page.dates.dateWithYear($0)]) }
            ?? words.validFrom(["from": from])
        return "\(current.body.title.closed) \(signed)\(valid)"
    }

    private var empty: HTML {
        """
        <section class="card"><div class="empty">\(Icon("plan").html(page.setting))<p><strong>\(words.none)</strong></p>\
        <p>\(words.noneHelp)</p></div></section>
        """
    }

    private var filled: HTML {
        """
        <div class="grid grid-2"><div class="col">\(waitingPlans)\(perspective)\(goals)\(signatures)\(earlierPlans)</div>\
        <div class="col">\(agreements)\(wishes)</div></div>
        """
    }

    // Title, period and status show to whoever sees a part; the perspective is words and needs look at the plan (rule 12).
    private var perspective: HTML {
        guard let current, let text = current.body.perspective,
            page.entrance.reach.sight(of: current.row.facts()) == .full
        else { return .none }
        let title = page.isPerson ? words.perspective : words.perspectiveOf(["name": page.personName])
        return Card("perspectief", title, "<div class=\"report-text\">\(text.paragraphs)</div>").html
    }

    private var goals: HTML {
        let own = plan.goals.filter { $0.goal.row.parent == current?.id || $0.goal.row.parent == nil }
        let mine = own.filter { $0.goal.body.ofAnother != true }
        let others = own.filter { $0.goal.body.ofAnother == true }
        return """
            \(mine.isEmpty ? HTML.none : Card("doelen", words.goals, "\(mine.map(goal))").html)\
            \(others.isEmpty ? HTML.none : Card("anderen", words.goalsOfOthers, "\(others.map(goal))").html)
            """
    }

    private var signatures: HTML {
        guard let current, let signing = plan.signing[current.id] else { return .none }
        let content = PlanSignatures(page, current, signing).html
        guard !content.isEmpty else { return .none }
        return Card("handtekeningen", page.words.signing.signatures, content).html
    }

    /// A plan that was drawn up while another is in force.
    private var waitingPlans: HTML {
        let drafts = others.filter { $0.row.status == PlanStatus.draft.rawValue }
        guard !drafts.isEmpty else { return .none }
        return Card("wacht", page.words.signing.waits, "\(drafts.map(other))").html
    }

    private var others: [Entry<PlanBody>] { plan.plans.filter { $0.id != current?.id } }

    private func other(_ other: Entry<PlanBody>) -> HTML {
        let goals = plan.goals.filter { $0.goal.row.parent == other.id }
        let signatures = plan.signing[other.id].map { PlanSignatures(page, other, $0).html }
        return "<h3>\(other.body.title)</h3>\(goals.map(goal))\(signatures)"
    }

    private var earlierPlans: HTML {
        let rest = others.filter { $0.row.status != PlanStatus.draft.rawValue }
        guard !rest.isEmpty else { return .none }
        let parts = rest.map(other)
        return """
            <section class="card"><details class="disclose"><summary>\(words.finished)</summary>\(parts)</details></section>
            """
    }

    private func goal(_ progress: GoalProgress) -> HTML {
        let summary = GoalSummary(page, progress)
        let body = progress.goal.body
        return """
            <article class="goal"><h3>\(body.text) \(status(progress.goal))</h3>\(summary.bar)\(summary.note)\
            \(body.why.map { "<p>\($0)</p>" as HTML })\(earlier(progress.goal))\(steps(body))\(scale(progress))</article>
            """
    }

    private func status(_ goal: Entry<GoalBody>) -> HTML {
        switch GoalStatus(rawValue: goal.row.status) ?? .active {
        case .active: .none
        case .reached: Pill(words.reached, icon: Icon("check"), .green).html(page.setting)
        case .stopped: Pill(words.stopped, icon: Icon("close")).html(page.setting)
        case .later: Pill(words.forLater, icon: Icon("clock"), .sun).html(page.setting)
        }
    }

    private func earlier(_ goal: Entry<GoalBody>) -> HTML {
        guard let texts = plan.earlier[goal.id], !texts.isEmpty else { return .none }
        return "<p class=\"soft\">\(words.earlier): \(texts.map { "“\($0)”" }.joined(separator: ", "))</p>"
    }

    private func steps(_ body: GoalBody) -> HTML {
        guard let steps = body.steps, !steps.isEmpty else { return .none }
        let items = steps.map { step in
            let done: HTML =
                step.doneAt == nil ? .none : " \(Pill(words.done, icon: Icon("check"), .green).html(page.setting))"
            return "<li>\(step.text)\(done)</li>" as HTML
        }
        return "<details class=\"disclose\"><summary>\(words.steps)</summary><ul class=\"list\">\(items)</ul></details>"
    }

    private func scale(_ progress: GoalProgress) -> HTML {
        guard let scale = progress.goal.body.scale, scale.count == 5 else { return .none }
        let items = scale.enumerated().map { index, text in
            let level = index - 2
            let isHere = progress.level == level
            let sign = level > 0 ? "+\(level)" : level < 0 ? "−\(-level)" : "0"
            let here = page.isPerson ? words.here : words.hereOf
            return """
                <li\(isHere ? " class=\"here\"" : HTML.none)><b>\(sign)</b><span>\(text)\
                \(isHere ? " <em>\(here)</em>" : HTML.none)</span></li>
                """ as HTML
        }
        return
            "<details class=\"disclose\"><summary>\(words.scale)</summary><ol class=\"ladder\">\(items)</ol></details>"
    }

    private var agreements: HTML {
        let open = plan.agreements.filter { $0.row.status == AgreementStatus.open.rawValue }
            .sorted { ($0.row.dueAt?.milliseconds ?? .max) < ($1.row.dueAt?.milliseconds ?? .max) }
        let settled = plan.agreements.filter { $0.row.status != AgreementStatus.open.rawValue }
        guard !plan.agreements.isEmpty else { return .none }
        let rest: HTML =
            settled.isEmpty
            ? .none
            : """
            <details class="disclose more"><summary>\(words.settled)</summary>\
            <ul class="list">\(settled.map { AgreementRow(page, $0, showsAll: true).html })</ul></details>
            """
        return Card(
            "afspraken", words.agreements,
            "<ul class=\"list\">\(open.map { AgreementRow(page, $0, showsAll: true).html })</ul>\(rest)"
        ).html
    }

    private var wishes: HTML {
        guard !plan.wishes.isEmpty else { return .none }
        let items = plan.wishes.map { wish in
            let label =
                switch WishStatus(rawValue: wish.row.status) ?? .later {
                case .now: Pill(words.wishNow, icon: Icon("star"), .green)
                case .later: Pill(words.wishLater, icon: Icon("clock"), .sun)
                case .fulfilled: Pill(words.wishFulfilled, icon: Icon("check"), .green)
                case .letGo: Pill(words.wishLetGo)
                }
            return
                "<li class=\"list-row list-tagged\">\(label.html(page.setting))<p class=\"grow\">\(wish.body.text)</p></li>"
                as HTML
        }
        return Card("wensen", words.wishes, "<ul class=\"list\">\(items)</ul>").html
    }
}
