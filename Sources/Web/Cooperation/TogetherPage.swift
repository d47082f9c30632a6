import Dossier
import Records
import UseCases

/// How those involved work together: the seven steps, what is coming, what was, and the letters.
package struct TogetherPage: Sendable {
    private let page: DossierPage
    private let reading: CooperationReading

    package init(_ setting: PageSetting, _ reading: CooperationReading) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
    }

    private var words: Words.Together { page.words.together }

    package var html: HTML { page.page(words.title, .together, content: content).html }

    private var content: HTML {
        """
        \(page.head(words.title, lead: words.lead, action: page.printButton))
        <div class="grid grid-2"><div class="col">\(steps)\(documents)</div>\
        <div class="col">\(Card("komt", words.coming, MeetingList(page, reading.coming).html).html)\(past)</div></div>
        """
    }

    private var steps: HTML {
        guard let cooperation = reading.cooperation else {
            return Card("stappen", words.steps, "<p>\(words.none)</p><p class=\"soft\">\(words.noneHelp)</p>").html
        }
        let titles = [words.step1, words.step2, words.step3, words.step4, words.step5, words.step6, words.step7]
        let items = titles.enumerated().map { index, title in step(index + 1, title) }
        let evaluate = cooperation.body.evaluateAt.map {
            notice(.sun, Icon("calendar"), page.setting, HTML(text: words.evaluate(["date": page.dates.date($0)])))
        }
        return Card(
            "stappen", words.steps, isLong: true,
            "<p class=\"soft\">\(cooperation.body.title)</p><ol class=\"steps more\">\(items)</ol>\(evaluate)"
        ).html
    }

    private func step(_ number: Int, _ title: String) -> HTML {
        let items = reading.items.filter { $0.row.form == number }
        let said = items.map { item in
            let party = page.people.party(item.body.party).map { "<strong>\($0.body.shortName)</strong>: " as HTML }
            let names = (item.body.confirmed ?? []).compactMap { page.people.party($0.by)?.body.shortName }
            let confirmed: HTML =
                names.isEmpty
                ? .none
                : "<span class=\"soft small\"> \(words.confirmed(["names": saidTogether(names, page.words)]))</span>"
            return "<p>\(party)\(item.body.text)\(confirmed)</p>" as HTML
        }
        let rest: HTML = items.isEmpty ? "<p class=\"soft\">\(words.nothing)</p>" : "\(said)"
        return """
            <li\(items.isEmpty ? HTML.none : " class=\"done\"")><span class="step-no" aria-hidden="true"></span>\
            <div class="step-head"><h3>\(title)</h3></div>\(rest)</li>
            """
    }

    private var past: HTML {
        guard !reading.past.isEmpty else {
            return Card("geweest", words.past, "<p class=\"soft\">\(words.noPast)</p>").html
        }
        let items = reading.past.map { meeting in
            let with = (meeting.body.with ?? []).compactMap { page.people.party($0)?.body.shortName }
            let said = (reading.meetingItems[meeting.id] ?? []).map { item in
                "\(item.body.heading.map { "<h4>\($0)</h4>" as HTML })<div class=\"report-text\">\(item.body.text.paragraphs)</div>"
                    as HTML
            }
            return """
                <li class="list-row"><div class="grow"><h3>\(meeting.body.title)</h3><p class="soft">\
                \(page.dates.full(meeting.row.occurredAt).capitalisedFirst.closed) \
                \(with.isEmpty ? "" : words.with(["names": saidTogether(with, page.words)]))</p>\(said)</div></li>
                """ as HTML
        }
        return Card("geweest", words.past, isLong: true, "<ul class=\"list\">\(items)</ul>").html
    }

    private var documents: HTML {
        guard !reading.documents.isEmpty else { return .none }
        let items = reading.documents.map { document in
            """
            <li><details class="disclose"><summary>\(Icon("document").html(page.setting))\(document.body.title)</summary>\
            \(document.body.text.map { "<div class=\"report-text\">\($0.paragraphs)</div>" as HTML })\
            <p class="soft small">\(page.name(of: document.row.author)), \(page.dates.date(document.row.occurredAt))</p></details></li>
            """ as HTML
        }
        return Card("stukken", words.documents, "<ul class=\"list\">\(items)</ul>").html
    }
}
