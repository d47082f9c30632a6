/// A refusal or an error: what happened and what to do. It says the same whether something is not there or not for you.
package struct ErrorPage: Sendable {
    private let setting: PageSetting
    private let title: String
    private let texts: [String]
    private let number: String

    /// - Parameter number: the request's name, by which an administrator finds its lines.
    package init(_ setting: PageSetting, title: String, texts: [String], number: String) {
        self.setting = setting
        self.title = title
        self.texts = texts
        self.number = number
    }

    package var html: HTML {
        Page(
            setting, title: title, isNarrow: true,
            content: """
                <div class="card stack"><p>\(Icon("lock").html(setting))</p><h1>\(title)</h1>
                \(texts.filter { !$0.isEmpty }.map { "<p>\($0)</p>" as HTML })
                <p class="actions"><a class="btn" href="\(Link.home)">\(Icon("home").html(setting))\(setting.words.errors.toHome)</a></p>
                <p class="soft small">\(setting.words.errors.number(["number": number]))</p></div>
                """
        ).html
    }
}
