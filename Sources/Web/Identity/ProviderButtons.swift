import OpenID

/// One button for each provider, under the form to sign in with a password; nothing where there are none.
struct ProviderButtons {
    private let setting: PageSetting
    private let kept: [(name: String, value: String)]

    /// - Parameter kept: the hidden fields of the form beside it: where to go on.
    init(_ setting: PageSetting, _ kept: [(name: String, value: String)]) {
        self.setting = setting
        self.kept = kept
    }

    private var words: Words.Elsewhere { setting.words.elsewhere }

    /// Words that were kept stand on this page only, and in the browser where there is a script: the form they came from
    /// offers them again.
    private var next: String? {
        func value(_ name: String) -> String? { kept.first { $0.name == name }?.value }
        return value("verder") ?? value("kept-dossier").map { "/dossiers/\($0)/schrijven" }
    }

    var html: HTML {
        guard !setting.providers.isEmpty else { return .none }
        let items = setting.providers.map { provider in
            """
            <li><a class="btn btn-quiet btn-wide" href="\(Link.signInVia(provider.id, next: next))">\
            \(Icon("lock").html(setting))\(words.button(["name": provider.name]))</a></li>
            """ as HTML
        }
        return "<p class=\"soft\">\(words.or)</p><ul class=\"list-plain stack\">\(items)</ul>\n"
    }
}
