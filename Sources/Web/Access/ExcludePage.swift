import Dossier
import Records
import UseCases

/// Where the person keeps a representative out (access rule 18; seed 004).
package struct ExcludePage: Sendable {
    private let page: DossierPage
    private let mandate: Mandate
    private let name: String

    package init(_ setting: PageSetting, _ permissions: Permissions, _ mandate: Mandate, name: String) {
        page = DossierPage(setting, permissions.entrance, permissions.cover, permissions.people)
        self.mandate = mandate
        self.name = name
    }

    private var words: Words.Giving { page.words.giving }

    package var html: HTML {
        page.page(words.excludeTitle(["name": name]), .permissions, isNarrow: true, content: content).html
    }

    private var content: HTML {
        let fields = GivingFields(page, TypedGiving(id: .zero), [])
        let themes = Theme.allCases.map { theme in
            fields.box(
                "theme", theme.fileName, theme == .general ? words.general : page.words.theme(theme),
                mandate.excludedThemes.contains(theme) && !mandate.isExcluded)
        }
        return """
            <a class="back" href="\(Link.permissions(page.id))">\(Icon("arrow-left").html(page.setting))\
            \(page.words.permissions.title)</a>
            \(page.head(words.excludeTitle(["name": name]), lead: words.excludeLead))
            <form class="form" method="post" action="\(Link.exclude(page.id, mandate.account))">\(page.setting.formFields)
            <fieldset class="field"><legend>\(words.excludeThemes)</legend><div class="choice-row">\(themes)</div></fieldset>
            <label class="check"><input type="checkbox" name="helemaal" value="1"\
            \(mandate.isExcluded ? " checked" : HTML.none)><span>\(words.excludeWhole)</span></label>
            <div class="actions"><button class="btn btn-main">\(words.excludeSave)</button>\
            <a href="\(Link.permissions(page.id))">\(page.words.write.stop)</a></div></form>
            """
    }
}
