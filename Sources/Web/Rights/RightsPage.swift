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
        doneNotice(notice, page.setting)
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
            let link =
                switch right {
                case .question: Link.accessLog(page.id)
                case .copy: Link.copy(page.id)
                default: Link.askRight(page.id, right)
                }
            return
                "<li><a href=\"\(link)\"><strong>\(option.title)</strong></a><p class=\"soft\">\(option.lead)</p></li>"
                as HTML
        }
        return "<p>\(words.month)</p><ul class=\"list more\">\(items)</ul>"
    }
}
