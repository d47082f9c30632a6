import Dossier
import Records
import UseCases

/// One request: what was asked about what, how it stands, the answer, and taking it back.
struct RightsRow {
    private let page: DossierPage
    private let line: RightsLine

    init(_ page: DossierPage, _ line: RightsLine) {
        self.page = page
        self.line = line
    }

    private var words: Words.Rights { page.words.rights }
    private var request: RightsRequest { line.request }
    private var organisation: String { line.organisation ?? words.about.somebody }

    var html: HTML {
        let matter = MatterText(words, line.matter, request, page.dates)
        return """
            <li><h3>\(words.option(request.right).name)</h3>\(matter.isEmpty ? HTML.none : "<p>\(matter.html(page.id))</p>")\(asked)\
            <p class="more">\(Pill(state.text, icon: state.icon, state.hue).html(page.setting))</p>\(notDone)\(answer)\(copy)\(complaint)\
            \(takeBack)\(lift)<p class="soft small more">\(madeBy)</p></li>
            """
    }

    private var asked: HTML { line.text.isEmpty ? .none : "<div class=\"soft\">\(line.text.paragraphs)</div>" }

    private var madeBy: String {
        let isMine = request.madeBy == page.entrance.reach.actor
        let name = isMine ? page.words.common.you : line.madeBy ?? words.about.somebody
        return words.state.madeBy(["name": name.capitalisedFirst, "date": page.dates.date(request.madeAt)])
    }

    private var state: (text: String, icon: Icon, hue: Hue) {
        let state = words.state
        let due: KeyValuePairs = ["name": organisation, "date": page.dates.date(line.lastDay)]
        let settled: KeyValuePairs = [
            "name": organisation, "date": request.settledAt.map { page.dates.date($0) } ?? "",
        ]
        switch request.outcome {
        case .granted:
            return request.right.isAnswered
                ? (state.granted(settled), Icon("check"), .green) : (state.stands(settled), Icon("check"), .green)
        case .refused: return (state.refused(settled), Icon("close"), .rose)
        case .takenBack: return (state.takenBack(settled), Icon("reply"), .sand)
        case nil:
            if line.isLate { return (state.late(due), Icon("warning"), .rose) }
            return request.extendedAt == nil
                ? (state.waits(due), Icon("clock"), .sun) : (state.moreTime(due), Icon("clock"), .sun)
        }
    }

    private var answer: HTML {
        guard let answer = line.answer else { return .none }
        return "<blockquote class=\"more\">\(words.state.answer(["answer": answer]).paragraphs)</blockquote>"
    }

    /// A yes to destruction is a promise of people: Klaver destroys nothing by itself, and says so.
    private var notDone: HTML {
        guard request.right == .destruction, request.outcome == .granted else { return .none }
        return notice(.sun, Icon("warning"), page.setting, HTML(text: words.state.notDestroyed(["name": organisation])))
    }

    /// Whoever asked for a copy and may take one need not wait for an answer, nor for a yes.
    private var copy: HTML {
        guard request.right == .copy, request.outcome != .takenBack, page.entrance.reach.mayTakeCopy.allowed else {
            return .none
        }
        return "<p class=\"more\"><a href=\"\(Link.copy(page.id))\">\(page.words.copy.atOnce)</a></p>"
    }

    private var complaint: HTML {
        guard line.isLate || request.outcome == .refused else { return .none }
        return "<p class=\"soft more\">\(words.state.complain)</p>"
    }

    private var lift: HTML {
        guard line.mayLift else { return .none }
        return """
            <form class="actions more no-print" method="post" action="\(Link.liftRestriction(page.id, request.id))">\
            \(page.setting.formFields)<button class="btn btn-quiet btn-small">\(words.lift)</button></form>
            """
    }

    private var takeBack: HTML {
        guard page.entrance.reach.mayTakeBack(request).allowed else { return .none }
        return """
            <form class="actions more no-print" method="post" action="\(Link.takeBackRight(page.id, request.id))">\
            \(page.setting.formFields)<button class="btn btn-quiet btn-small">\(words.takeBack)</button></form>
            """
    }
}
