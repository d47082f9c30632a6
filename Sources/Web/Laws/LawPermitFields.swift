import Dossier
import UseCases

/// The form in which the first worker registers a permit on a law. Nothing is chosen beforehand: who asks for less sees less.
struct LawPermitFields {
    private let setting: PageSetting
    private let options: LawOptions
    private let typed: TypedLawPermit
    private let problems: [FieldMessage]

    init(_ setting: PageSetting, _ options: LawOptions, _ typed: TypedLawPermit, _ problems: [FieldMessage]) {
        self.setting = setting
        self.options = options
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.LawPermits.Form { setting.words.lawPermits.form }
    private var fields: FormField { FormField(setting: setting, problems: problems) }

    var html: HTML {
        """
        <form class="form" method="post" action="\(Link.lawPermits)" novalidate>\(setting.formFields)\
        <input type="hidden" name="id" value="\(typed.id.text)">
        \(fields.finding(typed.finding))
        \(laws)
        \(principals)
        \(set("onderdeel", words.areas, "choice-row", areas))
        \(set("theme", words.themes, "choice-row", themes, hint: words.themesHint))
        \(set("hoe", words.how, "choice-list", levels))
        <div class="field\(bad("reden"))"><label for="reden">\(words.reason)</label>\
        <p class="hint" id="reden-hint">\(words.reasonHint)</p>\(error("reden"))\
        <textarea class="textarea" id="reden" name="reden" rows="3"\(described("reden", hint: true))>
        \(typed.reason)</textarea></div>
        \(fields.day("tot", words.until, hint: words.untilHint, value: typed.until))
        <div class="actions"><button class="btn btn-main">\(words.register)</button>\
        <a href="\(Link.home)">\(setting.words.write.stop)</a></div></form>
        """
    }

    private var laws: HTML {
        let names = setting.words.lawPermits
        let items = options.laws.map { law in
            """
            <label class="choice"><input type="radio" name="wet" value="\(law.code)"\
            \(typed.law == law.code ? " checked" : HTML.none)><span><span><strong>\(names.name(of: law))</strong> \
            \(names.laws[law.code]?.what ?? "") <span class="soft">\(law.source)</span></span></span></label>
            """ as HTML
        }
        return set("wet", words.law, "choice-list", items)
    }

    private var principals: HTML {
        let items = options.places.flatMap(\.principals).map { principal, name in
            let value = PrincipalText.text(principal)
            return "<option value=\"\(value)\"\(value == typed.to ? " selected" : HTML.none)>\(name)</option>" as HTML
        }
        return """
            <div class="field\(bad("aan"))"><label for="aan">\(words.to)</label><p class="hint" id="aan-hint">\(words.toHint)</p>\
            \(error("aan"))<select class="select" id="aan" name="aan"\(described("aan", hint: true))>\
            <option value="">\(words.choose)</option>\(items)</select></div>
            """
    }

    private var areas: [HTML] {
        Area.allCases.map {
            box("checkbox", "onderdeel", $0.fileName, setting.words.area($0).capitalisedFirst, typed.areas)
        }
    }

    private var themes: [HTML] {
        Theme.allCases.map { theme in
            let label = theme == .general ? setting.words.giving.general : setting.words.theme(theme)
            return box("checkbox", "theme", theme.fileName, label, typed.themes)
        }
    }

    private var levels: [HTML] {
        AccessLevel.allCases.map { box("radio", "hoe", $0.rawValue, setting.words.giving.level($0), [typed.level]) }
    }

    private func box(
        _ type: StaticString, _ name: StaticString, _ value: String, _ label: String, _ chosen: [String]
    ) -> HTML {
        """
        <label class="choice"><input type="\(type.description)" name="\(name.description)" value="\(value)"\
        \(chosen.contains(value) ? " checked" : HTML.none)><span>\(label)</span></label>
        """
    }

    private func set(
        _ name: String, _ question: String, _ list: String, _ items: [HTML], hint: String? = nil
    ) -> HTML {
        """
        <fieldset class="field\(bad(name))" id="\(name)" tabindex="-1"\(described(name, hint: hint != nil))>\
        <legend>\(question)</legend>\(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML })\
        \(error(name))<div class="\(list)">\(items)</div></fieldset>
        """
    }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    private func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    private func error(_ field: String) -> HTML { message(field).map { FieldError(setting, field, $0).html } ?? .none }

    private func described(_ field: String, hint: Bool) -> HTML {
        let isBad = message(field) != nil
        let ids = [isBad ? "\(field)-fout" : nil, hint ? "\(field)-hint" : nil].compactMap { $0 }
        guard !ids.isEmpty else { return .none }
        // On a set of choices the state is the group's words, not an attribute it may not have.
        let isSet = ["wet", "onderdeel", "theme", "hoe"].contains(field)
        let invalid: HTML = isBad && !isSet ? " aria-invalid=\"true\"" : .none
        return "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
    }
}
