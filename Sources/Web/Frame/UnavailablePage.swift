/// Klaver, or its database, is away for a moment. What was sent stays on the page and can be sent again: it carries the
/// id of what it makes, so that it is there once, also when it did arrive the first time.
struct UnavailablePage: Sendable {
    let setting: PageSetting
    /// Where to try again: a path of this site.
    let target: String
    /// What was sent; empty where the page was only asked for.
    let fields: [(name: String, value: String)]
    let number: String

    var html: HTML {
        let words = setting.words.errors
        return Page(
            setting, title: words.unavailable, isNarrow: true,
            content: """
                <div class="card stack"><p>\(Icon("clock").html(setting))</p><h1>\(words.unavailable)</h1>
                <p>\(fields.isEmpty ? words.unavailableText : words.unavailableKept)</p>
                \(again)
                <p class="soft small">\(words.number(["number": number]))</p></div>
                """
        ).html
    }

    private var again: HTML {
        let button: HTML = "<button class=\"btn\" type=\"submit\">\(setting.words.errors.tryAgain)</button>"
        guard !fields.isEmpty else {
            return """
                <p class="actions"><a class="btn" href="\(target)">\(setting.words.errors.tryAgain)</a></p>
                """
        }
        return """
            <form method="post" action="\(target)" class="actions">
            \(fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML })
            \(button)</form>
            """
    }
}
