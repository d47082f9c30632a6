import Dossier
import UseCases

/// The fields in which somebody says what access is about: shared by giving it and asking for it.
struct GivingFields {
    private let page: DossierPage
    private let typed: TypedGiving
    private let problems: [FieldMessage]

    init(_ page: DossierPage, _ typed: TypedGiving, _ problems: [FieldMessage]) {
        self.page = page
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Giving { page.words.giving }

    func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    func error(_ field: String) -> HTML { message(field).map { FieldError(page.setting, field, $0).html } ?? .none }

    /// What a field is described by, for who listens.
    func described(_ field: String, hint: Bool = false) -> HTML {
        let ids = [message(field) == nil ? nil : "\(field)-fout", hint ? "\(field)-hint" : nil].compactMap { $0 }
        let invalid: HTML = message(field) == nil ? .none : " aria-invalid=\"true\""
        guard !ids.isEmpty else { return invalid }
        return "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    /// Packages first, and then one by one.
    func what(_ question: String, packages: [AccessPackage]) -> HTML {
        let choices = packages.map { choice("wat", $0.rawValue, words.package($0), typed.what == $0.rawValue) }
        return """
            <fieldset class="field\(bad("wat"))" id="wat" tabindex="-1"\(described("wat"))><legend>\(question)</legend>\
            \(error("wat"))<div class="choice-list">\(choices)</div>\(fine)</fieldset>
            """
    }

    private var fine: HTML {
        let isTicked = typed.what != nil && !(typed.areas.isEmpty && typed.themes.isEmpty)
        let isOpen: HTML = typed.what == TypedGiving.ownChoice || isTicked ? " open" : .none
        let areas = Area.allCases.map {
            box("onderdeel", $0.fileName, page.words.area($0).capitalisedFirst, typed.areas.contains($0))
        }
        let themes = Theme.allCases.map { theme in
            let label = theme == .general ? words.general : page.words.theme(theme)
            return box("theme", theme.fileName, label, typed.themes.contains(theme))
        }
        return """
            <details class="more-choices more-wide"\(isOpen)><summary>\(words.fine)</summary>
            \(choice("wat", TypedGiving.ownChoice, words.packages.own, typed.what == TypedGiving.ownChoice))
            <p class="hint">\(words.fineHint)</p>
            <fieldset class="field"><legend>\(words.fineAreas)</legend><div class="choice-row">\(areas)</div></fieldset>
            <fieldset class="field"><legend>\(words.fineThemes)</legend><div class="choice-row">\(themes)</div></fieldset>
            </details>
            """
    }

    var how: HTML {
        let choices = AccessLevel.allCases.map { choice("hoe", $0.rawValue, words.level($0), typed.level == $0) }
        return """
            <fieldset class="field"><legend>\(words.how)</legend><div class="choice-list">\(choices)</div></fieldset>
            """
    }

    func why(_ question: String, hint: String) -> HTML {
        """
        <div class="field\(bad("reden"))"><label for="reden">\(question)</label>\
        <p class="hint" id="reden-hint">\(hint)</p>\(error("reden"))\
        <textarea class="textarea textarea-short" id="reden" name="reden" rows="2"\(described("reden", hint: true))>
        \(typed.purpose)</textarea></div>
        """
    }

    func until(_ terms: [TypedGiving.Term]) -> HTML {
        let choices = terms.map { choice("duur", $0.rawValue, words.term($0), typed.term == $0) }
        let isOpen: HTML = typed.term == .date ? " open" : .none
        return """
            <fieldset class="field\(bad("tot"))" id="tot" tabindex="-1"\(described("tot", hint: true))>\
            <legend>\(words.until)</legend><p class="hint" id="tot-hint">\(words.untilHint)</p>\(error("tot"))\
            <div class="choice-row">\(choices)</div>\
            <details class="more-choices more-wide"\(isOpen)><summary>\(words.ownDate)</summary>\
            <label class="choice"><input type="radio" name="duur" value="\(TypedGiving.Term.date.rawValue)"\
            \(typed.term == .date ? " checked" : HTML.none)><span>\(words.ownDate)</span></label>\
            <div class="field"><label for="tot-dag">\(words.date)</label>\
            <input class="input" type="date" id="tot-dag" name="tot" value="\(typed.until)"></div></details></fieldset>
            """
    }

    func from(_ label: String) -> HTML {
        """
        <div class="field\(bad("van"))"><label for="van">\(label)</label>\(error("van"))\
        <input class="input" type="date" id="van" name="van" value="\(typed.from)"\(described("van"))></div>
        """
    }

    func choice(_ name: StaticString, _ value: String, _ label: String, _ isOn: Bool) -> HTML {
        """
        <label class="choice"><input type="radio" name="\(HTML(stringLiteral: name))" value="\(value)"\
        \(isOn ? " checked" : HTML.none)><span>\(label)</span></label>
        """
    }

    func box(_ name: StaticString, _ value: String, _ label: String, _ isOn: Bool) -> HTML {
        """
        <label class="choice"><input type="checkbox" name="\(HTML(stringLiteral: name))" value="\(value)"\
        \(isOn ? " checked" : HTML.none)><span>\(label)</span></label>
        """
    }
}
