import Dossier
import UseCases

/// Asks once more, and says what will happen: nothing is registered yet.
package struct DeathCheckPage: Sendable {
    private let page: DossierPage
    private let typed: TypedDeath
    private let asked: AskedDeath

    package init(_ setting: PageSetting, _ forms: DeathForms, _ typed: TypedDeath) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.typed = typed
        asked = typed.asked
    }

    private var words: Words.Death { page.words.death }

    package var html: HTML { page.page(words.checkTitle, .overview, isNarrow: true, content: content).html }

    private var content: HTML {
        let day = asked.day.map { page.dates.full($0) } ?? ""
        return """
            \(page.head(words.checkTitle, lead: words.checkLead(["name": page.personName, "date": day])))
            <div class="stack"><p>\(words.check(["known": asked.known.closed]))</p>
            <section class="card" aria-labelledby="dan"><h2 id="dan">\(words.happens)</h2><ul class="list">\
            \(happens.map { "<li>\($0)</li>" as HTML })</ul></section>
            <form class="form" method="post" action="\(Link.death(page.id))">\(page.setting.formFields)\
            <input type="hidden" name="id" value="\(typed.id.text)"><input type="hidden" name="dag" value="\(typed.day)">\
            <input type="hidden" name="hoe" value="\(typed.known)">
            <div class="actions"><button class="btn btn-main" name="zeker" value="1">\(words.register)</button>\
            <button class="btn btn-quiet" name="stap" value="terug">\(words.back)</button></div></form></div>
            """
    }

    private var happens: [String] {
        let death = Death(
            id: typed.id, day: asked.day ?? page.dates.day(of: page.setting.now), registeredBy: nil,
            registeredAt: page.setting.now)
        let last: KeyValuePairs = ["date": page.dates.date(death.lastDay(page.entrance.clock))]
        return [
            words.happensRepresent, words.happensLook(last), words.happensClose(last), words.happensKin,
            words.happensMistake,
        ]
    }
}
