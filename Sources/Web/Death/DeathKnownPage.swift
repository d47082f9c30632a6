import Dossier
import UseCases

/// What is registered of the person's death, and where it is put right when it is not so.
package struct DeathKnownPage: Sendable {
    private let page: DossierPage
    private let registered: DeathForms.Registered
    private let typed: TypedDeath
    private let problems: [FieldMessage]
    private let said: String?

    package init(
        _ setting: PageSetting, _ forms: DeathForms, _ registered: DeathForms.Registered, _ typed: TypedDeath,
        problems: [FieldMessage] = [], notice: String? = nil
    ) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.registered = registered
        self.typed = typed
        self.problems = problems
        said = notice
    }

    private var words: Words.Death { page.words.death }
    private var title: String { words.knownTitle(["name": page.personName]) }

    package var html: HTML {
        let said = problems.isEmpty ? title : page.words.common.errorTitle(["title": title])
        return page.page(said, .overview, isNarrow: true, content: content).html
    }

    private var content: HTML {
        """
        \(ErrorSummary(page.setting, problems.map { ($0.field, $0.message) }).html)\(noticed)
        \(page.head(title))
        <div class="stack">\(what)\(mistake)</div>
        """
    }

    private var noticed: HTML {
        said.map { notice(.sun, Icon("warning"), page.setting, HTML(text: $0), attributes: " role=\"status\"") }
            ?? .none
    }

    private var what: HTML {
        let death = registered.death
        let by =
            registered.by.map { words.registeredBy(["name": $0, "date": page.dates.near(death.registeredAt)]) }
            ?? words.registeredFile
        let known: HTML =
            registered.known.isEmpty ? .none : "<li>\(words.knownHow(["known": registered.known.closed]))</li>"
        return """
            <ul class="list"><li>\(words.knownDay(["name": page.personName, "date": page.dates.full(death.day)]))</li>\(known)\
            <li>\(by)</li><li>\(words.lastDay(["date": page.dates.date(death.lastDay(page.entrance.clock))]))</li></ul>
            """
    }

    private var mistake: HTML {
        guard registered.mayPutRight else { return .none }
        return """
            <section class="card no-print" aria-labelledby="klopt"><h2 id="klopt">\(words.mistake)</h2>
            <p>\(words.mistakeText)</p>
            <form class="form" method="post" action="\(Link.putDeathRight(page.id, registered.death.id))" novalidate>\
            \(page.setting.formFields)\(DeathFields(page, problems).text("waarom", words.why, typed.why))
            <div class="actions"><button class="btn btn-quiet">\(words.putRight)</button>\
            <a href="\(Link.overview(page.id))">\(page.words.write.stop)</a></div></form></section>
            """
    }
}
