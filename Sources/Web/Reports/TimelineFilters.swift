import Dossier
import Records
import UseCases

/// The filters above the timeline: theme, form, voice and period.
struct TimelineFilters {
    private let page: DossierPage
    private let filter: TimelineFilter
    private let badDates: [String]

    init(_ page: DossierPage, _ filter: TimelineFilter, badDates: [String]) {
        self.page = page
        self.filter = filter
        self.badDates = badDates
    }

    private var words: Words.Reports { page.words.reports }

    var html: HTML {
        let open: HTML = filter.isEmpty && badDates.isEmpty ? .none : " open"
        return """
            <details class="card filters disclose"\(open)><summary>\(Icon("filter").html(page.setting))\
            \(page.words.common.choose)</summary>
            <form method="get" action="\(Link.timeline(page.id))"><div class="filter-fields">\
            \(select("thema", words.theme, themes))\(select("soort", words.form, forms))\
            \(select("stem", words.voice, voices))\(day("van", words.from, filter.from))\
            \(day("tot", words.until, filter.until.map { $0.moved(by: -1) }))</div>
            <div class="actions"><button class="btn">\(page.words.common.show)</button>\
            <a href="\(Link.timeline(page.id))">\(page.words.common.showAll)</a></div></form></details>
            """
    }

    private typealias Choice = (value: String, label: String, isChosen: Bool)

    // Only what the visitor may look at can be asked for: a filter tells nothing of what is hidden.
    private var themes: [Choice] {
        let mine = page.entrance.reach.themes(.look, in: .reports)
        return [("", words.allThemes, filter.theme == nil)]
            + mine.themes.map { ($0.fileName, page.words.theme($0), filter.theme == $0) }
    }

    private var forms: [Choice] {
        [("", words.allForms, filter.form == nil)]
            + ReportForm.allCases.map { ($0.fileName, page.words.form($0), filter.form == $0) }
    }

    private var voices: [Choice] {
        [("", words.allVoices, filter.voice == nil)]
            + Voice.allCases.map { ($0.queryName, page.words.voice($0), filter.voice == $0) }
    }

    private func select(_ name: String, _ label: String, _ choices: [Choice]) -> HTML {
        let options = choices.map { choice in
            "<option value=\"\(choice.value)\"\(choice.isChosen ? " selected" : HTML.none)>\(choice.label)</option>"
                as HTML
        }
        return """
            <div class="field"><label for="\(name)">\(label)</label>\
            <select class="select" id="\(name)" name="\(name)">\(options)</select></div>
            """
    }

    private func day(_ name: String, _ label: String, _ moment: Moment?) -> HTML {
        let isBad = badDates.contains(name)
        let error: HTML = isBad ? FieldError(page.setting, name, words.badPeriod).html : .none
        let invalid: HTML = isBad ? " aria-invalid=\"true\" aria-describedby=\"\(name)-fout\"" : .none
        return """
            <div class="field\(isBad ? " field-bad" : HTML.none)"><label for="\(name)">\(label)</label>\(error)\
            <input class="input" type="date" id="\(name)" name="\(name)" \
            value="\(moment.map { page.dates.day(of: $0).text })"\(invalid)></div>
            """
    }
}

extension Words {
    func voice(_ voice: Voice) -> String {
        switch voice {
        case .person: voices.person
        case .family: voices.family
        case .network: voices.network
        case .professional: voices.professional
        }
    }
}
