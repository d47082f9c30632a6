import Dossier
import UseCases

/// Where who coordinates writes down that the person died.
package struct DeathPage: Sendable {
    private let page: DossierPage
    private let typed: TypedDeath
    private let problems: [FieldMessage]

    package init(_ setting: PageSetting, _ forms: DeathForms, _ typed: TypedDeath, problems: [FieldMessage] = []) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Death { page.words.death }
    private var title: String { words.title(["name": page.personName]) }

    package var html: HTML {
        let said = problems.isEmpty ? title : page.words.common.errorTitle(["title": title])
        return page.page(said, .overview, isNarrow: true, content: content).html
    }

    private var content: HTML {
        let fields = DeathFields(page, problems)
        let today = page.dates.day(of: page.setting.now).text
        return """
            \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
            \(page.head(title, lead: words.lead))
            <form class="form" method="post" action="\(Link.death(page.id))" novalidate>\(page.setting.formFields)\
            <input type="hidden" name="id" value="\(typed.id.text)">
            <div class="field\(fields.bad("dag"))"><label for="dag">\(words.day)</label>\(fields.error("dag"))\
            <input class="input" type="date" id="dag" name="dag" max="\(today)" value="\(typed.day)"\
            \(fields.described("dag"))></div>
            \(fields.text("hoe", words.known, hint: words.knownHint, typed.known))
            <div class="actions"><button class="btn btn-main">\(words.go)</button>\
            <a href="\(Link.overview(page.id))">\(page.words.write.stop)</a></div></form>
            """
    }
}

/// The fields both forms about a death share.
struct DeathFields {
    private let page: DossierPage
    private let problems: [FieldMessage]

    init(_ page: DossierPage, _ problems: [FieldMessage]) {
        self.page = page
        self.problems = problems
    }

    func bad(_ field: String) -> HTML { message(field) == nil ? .none : " field-bad" }

    func error(_ field: String) -> HTML {
        message(field).map { FieldError(page.setting, field, $0).html } ?? .none
    }

    func described(_ field: String, hint: Bool = false) -> HTML {
        let ids = [message(field) == nil ? nil : "\(field)-fout", hint ? "\(field)-hint" : nil].compactMap { $0 }
        let invalid: HTML = message(field) == nil ? .none : " aria-invalid=\"true\""
        return ids.isEmpty ? invalid : "\(invalid) aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    func text(_ name: StaticString, _ question: String, hint: String? = nil, _ typed: String) -> HTML {
        let field = name.description
        let said = hint.map { "<p class=\"hint\" id=\"\(field)-hint\">\($0)</p>" as HTML }
        return """
            <div class="field\(bad(field))"><label for="\(field)">\(question)</label>\(said)\(error(field))\
            <textarea class="textarea textarea-short" id="\(field)" name="\(field)" rows="3"\
            \(described(field, hint: hint != nil))>
            \(typed)</textarea></div>
            """
    }

    private func message(_ field: String) -> String? { problems.first { $0.field == field }?.message }
}
