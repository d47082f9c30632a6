import Dossier
import Records
import UseCases

/// Four questions that help to share only what is needed; the answers fill the form in.
package struct GivingHelpPage: Sendable {
    private let page: DossierPage
    private let to: String

    package init(_ setting: PageSetting, _ forms: GivingForms, to: String) {
        page = DossierPage(setting, forms.entrance, forms.cover, forms.people)
        self.to = to
    }

    private var words: Words.Giving { page.words.giving }

    package var html: HTML { page.page(words.helpTitle, .permissions, isNarrow: true, content: content).html }

    private var content: HTML {
        let fields = GivingFields(page, TypedGiving(id: .zero), [])
        let themes = Theme.allCases.filter { $0 != .general }.map {
            fields.box("theme", $0.fileName, page.words.theme($0), false)
        }
        let terms: [TypedGiving.Term] = [.months3, .months6, .year]
        return """
            <a class="back" href="\(Link.giving(page.id))">\(Icon("arrow-left").html(page.setting))\(words.title)</a>
            \(page.head(words.helpTitle, lead: words.helpLead))
            <form class="form" method="get" action="\(Link.giving(page.id))">
            <input type="hidden" name="hulp" value="1"><input type="hidden" name="aan" value="\(to)">
            <fieldset class="field"><legend>\(words.helpThemes)</legend><div class="choice-row">\(themes)</div></fieldset>
            <fieldset class="field"><legend>\(words.helpReads)</legend><div class="choice-list">\
            \(fields.choice("leest", "ja", words.helpReadsYes, true))\
            \(fields.choice("leest", "nee", words.helpReadsNo, false))</div></fieldset>
            <fieldset class="field"><legend>\(words.helpWrites)</legend><div class="choice-list">\
            \(fields.choice("schrijft", "nee", words.helpWritesNo, true))\
            \(fields.choice("schrijft", "ja", words.helpWritesYes, false))</div></fieldset>
            <fieldset class="field"><legend>\(words.helpUntil)</legend><div class="choice-row">\
            \(terms.map { fields.choice("duur", $0.rawValue, words.term($0), $0 == .months6) })</div></fieldset>
            <div class="actions"><button class="btn btn-main">\(words.helpNext)</button></div></form>
            """
    }
}

extension TypedGiving {
    /// What the answers to the four questions come to: no more than was asked for.
    mutating func follow(help fields: FormFields) {
        let known = themes.isEmpty ? nil : AccessPackage(areas: .all, themes: ThemeSet(themes))
        what = themes.isEmpty ? nil : known?.rawValue ?? Self.ownChoice
        // A box that is ticked would narrow whatever package is chosen next.
        areas = known == nil ? Area.allCases : []
        if known != nil { themes = [] }
        level =
            switch (fields["leest"] == "nee", fields["schrijft"] == "ja") {
            case (true, _): .addOnly
            case (false, true): .lookAndAdd
            case (false, false): .look
            }
    }
}
