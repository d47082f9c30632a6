import Dossier
import Records
import UseCases

/// "Mijn rechten": what the person can ask, what was asked, and what came of it.
package struct RightsPage: Sendable {
    /// In the order people need them; a question about a look begins at the log.
    private static let offered: [Right] = [
        .correction, .statement, .restriction, .question, .objection, .copy, .destruction,
    ]

    private let page: DossierPage
    private let reading: RightsReading
    private let notice: String?

    /// - Parameter notice: what was just done.
    package init(_ setting: PageSetting, _ reading: RightsReading, notice: String? = nil) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.notice = notice
    }

    private var words: Words.Rights { page.words.rights }

    private var title: String {
        page.isPerson ? words.title : words.titleOther(["name": page.personName])
    }

    package var html: HTML { page.page(title, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        \(page.head(title, lead: words.lead))
        \(said)<div class="stack">
        \(requests)
        \(reviews)
        \(Card("kan", words.can, options).html)
        </div>
        """
    }

    private var said: HTML {
        guard let notice else { return .none }
        return Web.notice(.green, Icon("check"), page.setting, HTML(text: notice), attributes: " role=\"status\"")
    }

    private var requests: HTML {
        let list: HTML =
            reading.lines.isEmpty
            ? "<p class=\"soft\">\(words.none)</p>"
            : "<ul class=\"list\">\(reading.lines.map { RightsRow(page, $0).html })</ul>"
        return Card("gevraagd", words.asked, list).html
    }

    private var reviews: HTML {
        guard !reading.reviews.isEmpty else { return .none }
        let items = reading.reviews.map { review, holder in
            let said = review.outcome == .stands ? words.reviewStands : words.reviewStopped
            let values: KeyValuePairs = [
                "name": holder ?? words.about.somebody, "date": page.dates.date(review.reviewedAt),
            ]
            return
                "<li><p>\(said(values))</p><blockquote>\(words.state.answer(["answer": review.text]))</blockquote></li>"
                as HTML
        }
        return Card("nagekeken", words.reviews, "<ul class=\"list\">\(items)</ul>").html
    }

    private var options: HTML {
        let rights = Self.offered.filter { page.entrance.reach.mayAsk($0).allowed }
        let items = rights.map { right in
            let option = words.option(right)
            let link = right == .question ? Link.accessLog(page.id) : Link.askRight(page.id, right)
            return
                "<li><a href=\"\(link)\"><strong>\(option.title)</strong></a><p class=\"soft\">\(option.lead)</p></li>"
                as HTML
        }
        return "<p>\(words.month)</p><ul class=\"list more\">\(items)</ul>"
    }
}

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
            <p class="more">\(Pill(state.text, icon: state.icon, state.hue).html(page.setting))</p>\(answer)\(complaint)\
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
        return "<blockquote class=\"more\">\(words.state.answer(["answer": answer]))</blockquote>"
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

/// What a request is about, in one sentence.
struct MatterText {
    private let words: Words.Rights
    private let matter: MatterLine?
    private let request: RightsRequest
    private let dates: PlainDates

    init(_ words: Words.Rights, _ matter: MatterLine?, _ request: RightsRequest, _ dates: PlainDates) {
        self.words = words
        self.matter = matter
        self.request = request
        self.dates = dates
    }

    var isEmpty: Bool { text.isEmpty }

    var text: String {
        guard let matter else { return "" }
        let values: KeyValuePairs = ["name": matter.who ?? words.about.somebody, "date": dates.date(matter.at)]
        return switch request.matter {
        case .everything: ""
        case .entry: words.about.entry(values)
        case .permit: words.about.permit(values)
        case .logLine: words.about.line(values)
        }
    }

    /// With a link to the entry, in the dossier of who may open it.
    func html(_ dossier: DossierID) -> HTML {
        guard let entry = matter?.entry else { return HTML(text: text) }
        return "<a href=\"\(Link.report(dossier, entry))\">\(text)</a>"
    }
}
