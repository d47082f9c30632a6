import Dossier
import Foundation
import Records
import UseCases

/// What somebody typed, kept so that a wrong field loses nothing.
package struct TypedReport: Sendable {
    package var id: EntryID
    package var text: String
    package var form: ReportForm?
    package var themes: [Theme]
    package var about: [EntryID]
    package var isPrivate: Bool
    package var together: Bool
    package var apart: TypedApart

    package init(
        id: EntryID, text: String = "", form: ReportForm? = nil, themes: [Theme] = [], about: [EntryID] = [],
        isPrivate: Bool = false, together: Bool = false, apart: TypedApart = TypedApart()
    ) {
        self.id = id
        self.text = text
        self.form = form
        self.themes = themes
        self.about = about
        self.isPrivate = isPrivate
        self.together = together
        self.apart = apart
    }
}

/// The quick report: one field, two rows of one-tap choices with a suggestion already on, who will read it, one button.
package struct WritePage: Sendable {
    private let page: DossierPage
    private let forms: ReportForms
    private let typed: TypedReport
    private let problems: [FieldMessage]

    package init(_ setting: PageSetting, _ forms: ReportForms, _ typed: TypedReport, problems: [FieldMessage] = []) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.forms = forms
        self.typed = typed
        self.problems = problems
    }

    private var words: Words { page.words }

    package var html: HTML {
        let title = words.write.about(["name": forms.cover.title])
        let full = problems.isEmpty ? title : words.common.errorTitle(["title": title])
        return page.page(full, .write, isNarrow: true, isWriting: true, content: content).html
    }

    private var content: HTML {
        """
        <a class="back" href="\(Link.overview(page.id))">\(Icon("close").html(page.setting))\(words.common.close)</a>
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
        <div class="page-head"><div><p class="eyebrow">\(forms.cover.title)</p><h1>\(words.write.title)</h1></div></div>
        <form class="form" id="rapportage" method="post" action="\(Link.timeline(page.id))" novalidate\(draftAttributes)>
        \(page.setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">\
        <input type="hidden" name="dossier" value="\(page.id.text)">
        \(textField)
        \(formChoices)
        \(themeChoices)
        \(aboutChoices)
        \(checks)
        \(ApartFields(page, forms, typed.apart, problems).html)
        \(belongs)
        \(readersLine)
        <div class="actions"><button class="btn btn-main">\(words.common.save)</button>\
        <button class="btn btn-quiet" name="bewaar" value="concept" formaction="\(Link.saveDraft)">\
        \(words.write.keepDraft)</button></div>
        <p class="draft-status" id="concept-status" data-draft-status role="status"></p>
        </form>
        \(SuggestionData(words, forms).html)
        """
    }

    private var draftAttributes: HTML {
        let attributes = DraftAttributes(words, savedAt: forms.draft?.savedAt.milliseconds).html
        return "\(attributes) data-resume=\"\(Link.write(page.id))?concept=\""
    }

    private var textField: HTML {
        let message = problems.first { $0.field == "text" }?.message
        let error = message.map { FieldError(page.setting, "text", $0).html }
        return """
            <div class="field\(message == nil ? HTML.none : " field-bad")"><label for="text">\(words.write.field)</label>\(error)\
            <textarea class="textarea textarea-big" id="text" name="text"\
            \(message == nil ? HTML.none : " aria-invalid=\"true\"") aria-describedby="\
            \(message == nil ? HTML.none : "text-fout ")concept-status">
            \(typed.text)</textarea><p class="counter" data-counter hidden></p></div>
            """
    }

    private var formChoices: HTML {
        let chosen = typed.form ?? forms.usualForm
        let first: [ReportForm] = [.moment, .success, .talk, .care]
        let rest = ReportForm.allCases.filter { !first.contains($0) }
        let isInRest: HTML = rest.contains(chosen) ? " open" : .none
        let label = { (form: ReportForm) -> HTML in
            """
            <label class="choice"><input type="radio" name="form" value="\(form.fileName)"\
            \(form == chosen ? " checked" : HTML.none)><span>\(words.form(form))</span></label>
            """
        }
        return """
            <fieldset class="field" data-suggest="form"><legend>\(words.write.formQuestion)</legend>\
            <div class="choice-row">\(first.map(label))<details class="more-choices"\(isInRest)>\
            <summary>\(words.write.anotherForm)</summary><div class="choice-row">\(rest.map(label))</div></details></div></fieldset>
            """
    }

    private var themeChoices: HTML {
        let message = problems.first { $0.field == "themas" }?.message
        let chosen = typed.themes
        let usual =
            [forms.usualTheme].compactMap { $0 } + [.family, .health, .money, .network].filter(forms.themes.contains)
        var first: [Theme] = []
        for theme in chosen + usual where first.count < max(4, chosen.count) && !first.contains(theme) {
            first.append(theme)
        }
        let rest = forms.themes.filter { !first.contains($0) && $0 != .general }
        let label = { (theme: Theme) -> HTML in
            """
            <label class="choice"><input type="checkbox" name="theme" value="\(theme.fileName)"\
            \(chosen.contains(theme) ? " checked" : HTML.none)><span>\(words.theme(theme))</span></label>
            """
        }
        let more: HTML =
            rest.isEmpty
            ? .none
            : """
            <details class="more-choices"><summary>\(words.write.allThemes)</summary>\
            <div class="choice-row">\(rest.map(label))</div></details>
            """
        return """
            <fieldset class="field\(message == nil ? HTML.none : " field-bad")" data-suggest="theme" id="themas" tabindex="-1"\
            \(message == nil ? HTML.none : " aria-describedby=\"themas-fout\"")><legend>\(words.write.themeQuestion)</legend>\
            \(message.map { FieldError(page.setting, "themas", $0).html })\
            <div class="choice-row">\(first.map(label))\(more)</div><div class="choice-row" data-hints hidden></div></fieldset>
            """
    }

    private var aboutChoices: HTML {
        let kin = forms.people.parties.filter { $0.circle == .household }
        guard !kin.isEmpty else { return .none }
        let labels = kin.map { party in
            """
            <label class="choice"><input type="checkbox" name="about" value="\(party.id.text)"\
            \(typed.about.contains(party.id) ? " checked" : HTML.none)><span>\(party.body.shortName)</span></label>
            """ as HTML
        }
        return """
            <fieldset class="field"><legend>\(words.write.aboutQuestion)</legend><div class="choice-row">\(labels)</div></fieldset>
            """
    }

    private var checks: HTML {
        guard forms.mayKeepPrivate else {
            return """
                <label class="check"><input type="checkbox" name="together" value="1"\
                \(typed.together ? " checked" : HTML.none)><span>\(words.write.together)</span></label>
                """
        }
        return """
            <label class="check"><input type="checkbox" name="private" value="1"\(typed.isPrivate ? " checked" : HTML.none)>\
            <span>\(words.write.private). \(words.write.privateHint)</span></label>
            """
    }

    private var belongs: HTML {
        let answer = page.isPerson ? words.write.belongsOwn : words.write.belongsAnswer(["name": page.personName])
        return """
            <div class="notice belongs">\(Icon("question").html(page.setting))<div><strong>\(words.write.belongs)</strong> \(answer)</div></div>
            """
    }

    // Said without the script too, for the themes that are on; the script keeps it true while choosing.
    private var readersLine: HTML {
        let asked = ThemeSet(typed.themes).orGeneral
        let reads = forms.readers.filter { asked.isSubset(of: $0.themes) }.map(\.name)
        let not = forms.readers.filter { !asked.isSubset(of: $0.themes) }.map(\.name)
        var lines: [String] = []
        lines.append(
            reads.isEmpty ? words.write.nobody : words.write.readers(["names": saidTogether(reads, words)]))
        if !not.isEmpty { lines.append(words.write.notReaders(["names": saidTogether(not, words)])) }
        return """
            <p class="readers" data-readers data-reads="\(words.write.readers(["names": "{names}"]))" \
            data-not="\(words.write.notReaders(["names": "{names}"]))" data-nobody="\(words.write.nobody)" \
            data-and="\(words.common.and)" aria-live="polite">\(lines.joined(separator: " "))</p>
            """
    }
}

/// A message at a field, in the words of the visitor's language.
package struct FieldMessage: Sendable {
    package let field: String
    package let message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// What the script reads to suggest a theme and to say who will read along.
private struct SuggestionData {
    private let words: Words
    private let forms: ReportForms

    init(_ words: Words, _ forms: ReportForms) {
        self.words = words
        self.forms = forms
    }

    var html: HTML {
        """
        <script type="application/json" id="suggestions">\(.json(encoded(SuggestionWords.all)))</script>
        <script type="application/json" id="readers">\(.json(encoded(readers)))</script>
        """
    }

    private var readers: [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: Theme.allCases.map { theme in
                (theme.fileName, forms.readers.filter { $0.themes.contains(theme) }.map(\.name))
            })
    }

    private func encoded(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

/// Words that hint at a theme or a form; a `*` stands for any ending. Dutch, like what people write.
private enum SuggestionWords {
    static let all: [String: [String: [String]]] = [
        "theme": [
            "geld": ["geld", "euro", "schuld*", "rekening*", "betal*", "post", "bank*", "huur"],
            "gezondheid": ["dokter", "huisarts", "ziek*", "pijn", "pil*", "medicijn*", "slap*", "sliep", "hoofdpijn"],
            "gevoel": ["boos", "bang", "verdriet*", "blij", "moe", "stress", "huil*", "trots", "rustig"],
            "gezin": ["kind*", "opvoed*", "ouder*", "bed", "broer*", "zus*"],
            "netwerk": ["vriend*", "buur*", "feest*", "verjaardag", "samen"],
            "dag": ["school", "juf", "meester", "werk*", "klas", "dagbesteding", "atelier"],
            "wonen": ["huis", "kamer", "kook*", "schoonma*", "was", "boodschap*"],
            "vrijetijd": ["voetbal*", "muziek", "film", "spel*", "fiets*", "zwem*", "hobby*"],
            "veiligheid": ["onveilig", "ruzie", "geslagen", "politie", "dreig*"],
            "meedoen": ["bus", "trein", "vervoer", "taxi"],
            "intimiteit": ["verliefd*", "kus*", "relatie"],
            "toekomst": ["droom*", "later", "toekomst"],
        ],
        "form": [
            "success": ["gelukt", "lukte", "trots", "eindelijk", "knap", "geslaagd"],
            "talk": ["gesprek", "vertelde", "bespraken", "gebeld", "belde"],
            "worry": ["zorgen", "bezorgd", "bang", "onrust*"],
            "care": ["gedoucht", "gewassen", "medicatie", "verband", "wond*"],
            "incident": ["gevallen", "viel", "geslagen", "politie", "ambulance"],
        ],
    ]
}
