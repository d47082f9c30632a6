import Dossier
import Records
import UseCases

/// Asks once more before a permit is taken back or a deny is lifted, and says what then happens.
package struct StopPage: Sendable {
    private let page: DossierPage
    private let line: PermissionLine
    private let request: GrantID

    /// - Parameter request: the id of what waits, where others must say yes too.
    package init(_ setting: PageSetting, _ forms: GivingForms, _ line: PermissionLine, request: GrantID) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.line = line
        self.request = request
    }

    private var words: Words.Giving { page.words.giving }
    private var isDeny: Bool { line.grant.effect == .deny }

    private var title: String {
        let name: KeyValuePairs = ["name": line.toName]
        return isDeny ? words.liftTitle(name) : words.stopTitle(name)
    }

    package var html: HTML { page.page(title, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        \(page.head(title))
        <section class="card"><ul class="list list-plain">\(PermissionRow(page, [line]).html)</ul>\
        <p class="more">\(isDeny ? words.liftText : words.stopText)</p>
        <form class="more" method="post" action="\(Link.stop(page.id, line.grant.id))">\(page.setting.formFields)\
        <input type="hidden" name="id" value="\(request.text)"><div class="actions">\
        <button class="btn btn-rose">\(isDeny ? words.liftButton : words.stopButton)</button>\
        <a class="btn btn-quiet" href="\(Link.permissions(page.id))">\(words.keep)</a></div></form></section>
        """
    }
}
