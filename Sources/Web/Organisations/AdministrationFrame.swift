import Dossier

/// What every page of the administration has around it: the way back, the title, what just happened and what went wrong.
struct AdministrationFrame {
    let setting: PageSetting
    let organisation: OrganisationID
    let name: String
    var problems: [FieldMessage] = []
    var notice: String?

    private var words: Words { setting.words }

    func page(_ title: String, lead: String? = nil, action: HTML = .none, _ content: HTML) -> HTML {
        let full = problems.isEmpty ? title : words.common.errorTitle(["title": title])
        return Page(
            setting, title: full, isNarrow: true, isWork: true,
            content: """
                <a class="back" href="\(Link.administration(organisation))">\(Icon("arrow-left").html(setting))\
                \(words.organisations.back(["name": name]))</a>
                \(ErrorSummary(setting, problems.map { ($0.field, $0.message) }).html)
                <div class="page-head"><div><h1>\(title)</h1>\(lead.map { "<p class=\"lead\">\($0)</p>" as HTML })</div>\(action)</div>
                \(said)<div class="stack">\(content)</div>
                """
        ).html
    }

    var said: HTML {
        doneNotice(notice, setting)
    }
}
