import OpenID
import UseCases

/// How somebody signs in: with a password, and at which providers.
package struct WaysPage: Sendable {
    private let setting: PageSetting
    private let ways: WaysToSignIn
    private let notice: String?

    /// - Parameter notice: what was done a moment ago.
    package init(_ setting: PageSetting, _ ways: WaysToSignIn, notice: String? = nil) {
        self.setting = setting
        self.ways = ways
        self.notice = notice
    }

    private var words: Words.Ways { setting.words.elsewhere.ways }

    package var html: HTML { Page(setting, title: words.title, isNarrow: true, content: content).html }

    private var content: HTML {
        """
        <header class="page-head"><div><h1>\(words.title)</h1><p class="lead">\(words.lead)</p></div></header>
        \(doneNotice(notice, setting))
        \(ways.mayChange ? HTML.none : later)
        <section class="card"><ul class="list list-plain">\(password)\(ways.elsewhere.map(row))</ul></section>
        """
    }

    /// A device that was left open is no reason to give somebody else a way in.
    private var later: HTML {
        """
        <div class="card stack"><p>\(words.later)</p>
        <form method="post" action="\(Link.signOut)" data-signout>\(setting.formFields)\
        <button class="btn">\(words.signInAgain)</button></form></div>
        """
    }

    private var password: HTML {
        """
        <li class="list-row"><div class="grow"><h2>\(words.password)</h2>\
        <p class="soft">\(ways.hasPassword ? words.passwordYes : words.passwordNo)</p></div></li>
        """
    }

    private func row(_ way: WaysToSignIn.Elsewhere) -> HTML {
        let name: KeyValuePairs = ["name": way.provider.name]
        let said: String
        if let linkedAt = way.linkedAt {
            said = words.linked(["date": setting.dates().near(linkedAt)])
        } else {
            said = words.notLinked(name)
        }
        let isHere = ways.begunAt?.id == way.provider.id
        return """
            <li class="list-row"><div class="grow"><h2>\(way.provider.name)</h2><p class="soft">\(said)\
            \(isHere ? " \(words.nowHere(name))" as HTML : .none)</p>\(ways.mayChange ? form(way) : .none)</div></li>
            """
    }

    private func form(_ way: WaysToSignIn.Elsewhere) -> HTML {
        let name: KeyValuePairs = ["name": way.provider.name]
        guard way.linkedAt != nil else {
            return button(.linkProvider(way.provider.id), "btn btn-small", words.link(name))
        }
        guard ways.mayUnlink(way) else { return "<p class=\"soft\">\(words.last)</p>" }
        return button(.unlinkProvider(way.provider.id), "btn btn-quiet btn-small", words.unlink(name))
    }

    private func button(_ link: Link, _ style: StaticString, _ label: String) -> HTML {
        """
        <form class="more" method="post" action="\(link)">\(setting.formFields)\
        <button class="\(HTML(stringLiteral: style))">\(label)</button></form>
        """
    }
}
