import Dossier
import Records
import UseCases

/// A goal with how far it is, on its own scale of five.
struct GoalSummary {
    private let page: DossierPage
    private let progress: GoalProgress

    init(_ page: DossierPage, _ progress: GoalProgress) {
        self.page = page
        self.progress = progress
    }

    var html: HTML {
        "<div class=\"goal\"><h3>\(progress.goal.body.text)</h3>\(bar)\(note)</div>"
    }

    var bar: HTML {
        let step = progress.level.map { $0 + 3 } ?? 0
        let label = step == 0 ? page.words.plan.notStarted : page.words.plan.progress(["level": String(step)])
        let segments = (1...5).map { $0 <= step ? "<span class=\"on\"></span>" : "<span></span>" as HTML }
        return "<div class=\"goal-bar\" role=\"img\" aria-label=\"\(label)\">\(segments)</div>"
    }

    var note: HTML {
        guard let last = progress.scores.last else {
            return "<p class=\"soft\">\(page.words.plan.notStarted)</p>"
        }
        let said = [last.body.note?.closed, page.dates.near(last.row.occurredAt).capitalisedFirst.closed]
        return "<p class=\"soft\">\(said.compactMap { $0 }.joined(separator: " "))</p>"
    }
}
