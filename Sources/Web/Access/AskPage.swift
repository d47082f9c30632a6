import Dossier
import Records
import UseCases

/// The form on which somebody asks the person to see more.
package struct AskPage: Sendable {
    private let page: DossierPage
    private let typed: TypedGiving
    private let problems: [FieldMessage]

    package init(
        _ setting: PageSetting, _ permissions: Permissions, _ typed: TypedGiving, problems: [FieldMessage] = []
    ) {
        page = DossierPage(setting, permissions.entrance, permissions.cover, permissions.people)
        self.typed = typed
        self.problems = problems
    }

    private var words: Words.Giving { page.words.giving }

    package var html: HTML {
        let title = problems.isEmpty ? words.askTitle : page.words.common.errorTitle(["title": words.askTitle])
        return page.page(title, .permissions, isNarrow: true, content: content).html
    }

    private var content: HTML {
        let fields = GivingFields(page, typed, problems)
        let name: KeyValuePairs = ["name": page.personName]
        return """
            <a class="back" href="\(Link.permissions(page.id))">\(Icon("arrow-left").html(page.setting))\
            \(page.words.permissions.title)</a>
            \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)
            \(page.head(words.askTitle, lead: words.askLead(name)))
            <form class="form" id="vraag" tabindex="-1" method="post" action="\(Link.asking(page.id))" novalidate>
            \(page.setting.formFields)<input type="hidden" name="id" value="\(typed.id.text)">
            \(fields.what(words.askWhat, packages: AccessPackage.allCases))
            \(fields.how)
            \(fields.why(words.askWhy, hint: words.askWhyHint(name)))
            \(fields.until([.months3, .months6, .year]))
            <div class="actions"><button class="btn btn-main">\(words.askSend)</button>\
            <a href="\(Link.permissions(page.id))">\(page.words.write.stop)</a></div></form>
            """
    }
}
