import Dossier
import Records
import UseCases

/// "Wie keek mee": who looked, when and why they could, as a picture and in sentences.
package struct AccessLogPage: Sendable {
    /// More than this nobody reads on one page: a shorter time, or one person, shows the rest.
    private static let mostEntries = 400

    private let page: DossierPage
    private let reading: AccessLogReading
    private let query: LogQuery
    private let badDates: [String]
    private let done: String?

    package init(
        _ setting: PageSetting, _ reading: AccessLogReading, _ query: LogQuery, badDates: [String] = [],
        done: String? = nil
    ) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.query = query
        self.badDates = badDates
        self.done = done
    }

    private var words: Words { page.words }

    package var html: HTML { page.page(words.log.title, .log, content: content).html }

    private var content: HTML {
        """
        \(page.head(page.isPerson ? words.log.titleOwn : words.log.title, lead: words.log.lead, action: page.printButton))
        \(said)<div class="stack">
        \(LookPicture(page, reading, query).html)
        \(filters)
        \(Card("stappen", words.log.steps, steps).html)
        \(DigestCard(page, reading.digest).html)
        </div>
        """
    }

    private var said: HTML {
        doneNotice(done, page.setting)
    }

    private var steps: HTML {
        let entries = reading.entries.filter { $0.action != .importFile || $0.actor != nil || $0.outcome == .done }
        guard !entries.isEmpty else { return "\(chosen)<p class=\"soft\">\(words.log.none)</p>" }
        let isCut = reading.isCut || entries.count > Self.mostEntries
        let cut: HTML = isCut ? "<p class=\"soft\">\(words.log.cut)</p>" : .none
        let items = entries.prefix(Self.mostEntries).map { LogSentence(page, reading, $0).html }
        return "\(chosen)\(cut)<ul class=\"list\">\(items)</ul>"
    }

    /// Whose lines these are, where somebody chose one, and the way back to all.
    private var chosen: HTML {
        let asked = reading.asked
        let name =
            asked.actor.map { $0 == page.entrance.reach.actor ? words.common.yourself : page.name(of: $0) }
            ?? asked.organisation.map { reading.organisations[$0] ?? words.common.somebody }
        guard let name else { return .none }
        let all = Link.looks(page.id, query.only(nil))
        return "<p>\(words.looks.only(["who": name])) <a class=\"no-print\" href=\"\(all)\">\(words.looks.all)</a></p>"
    }

    private var filters: HTML {
        let people = reading.actors.map { ($0, page.name(of: $0)) }.sorted { $0.1 < $1.1 }
        let options = people.map { id, name in
            "<option value=\"\(id.text)\"\(id == reading.asked.actor ? " selected" : HTML.none)>\(name)</option>"
                as HTML
        }
        return """
            <details class="card filters disclose"\(isOpen ? " open" : HTML.none)>\
            <summary>\(Icon("filter").html(page.setting))\(words.common.choose)</summary>
            <form method="get" action="\(Link.accessLog(page.id))"><div class="filter-fields">\
            \(day("van", words.reports.from, reading.from))\(day("tot", words.reports.until, reading.until))\
            <div class="field"><label for="wie">\(words.log.person)</label><select class="select" id="wie" name="wie">\
            <option value="">\(words.log.everyone)</option>\(options)</select></div>\(organisations)</div>\(perOrganisation)
            <div class="actions"><button class="btn">\(words.common.show)</button>\
            <a href="\(Link.accessLog(page.id))">\(words.common.showAll)</a></div></form></details>
            """
    }

    private var isOpen: Bool { !badDates.isEmpty || query.hasDays }

    private var perOrganisation: HTML {
        query.perOrganisation ? "<input type=\"hidden\" name=\"per\" value=\"organisatie\">" : .none
    }

    private var organisations: HTML {
        guard !reading.organisations.isEmpty else { return .none }
        let options = reading.organisations.sorted { $0.value < $1.value }.map { id, name in
            "<option value=\"\(id.text)\"\(id == reading.asked.organisation ? " selected" : HTML.none)>\(name)</option>"
                as HTML
        }
        return """
            <div class="field"><label for="organisatie">\(words.looks.organisation)</label>\
            <select class="select" id="organisatie" name="organisatie">\
            <option value="">\(words.looks.everyOrganisation)</option>\(options)</select></div>
            """
    }

    private func day(_ name: String, _ label: String, _ day: CivilDate) -> HTML {
        let isBad = badDates.contains(name)
        return """
            <div class="field\(isBad ? " field-bad" : HTML.none)"><label for="\(name)">\(label)</label>\
            \(isBad ? FieldError(page.setting, name, words.reports.badPeriod).html : HTML.none)\
            <input class="input" type="date" id="\(name)" name="\(name)" value="\(day.text)"></div>
            """
    }
}
