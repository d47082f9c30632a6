import OpenID
import UseCases

/// Somebody was at a provider and is not signed in: what happened, and what to do.
package struct ElsewhereRefusalPage: Sendable {
    private let setting: PageSetting
    private let refusal: ElsewhereRefusal
    private let name: String
    private let number: String

    /// - Parameter number: the request's name, by which an administrator finds its lines.
    package init(_ setting: PageSetting, _ refusal: ElsewhereRefusal, _ provider: ProviderSettings?, number: String) {
        self.setting = setting
        self.refusal = refusal
        name = provider?.name ?? setting.words.elsewhere.refusals.somebody
        self.number = number
    }

    private var words: Words.Elsewhere { setting.words.elsewhere }

    private var text: Words.Refusals.Refusal {
        let refusals = words.refusals
        return switch refusal {
        case .attemptOver: refusals.attemptOver
        case .stoppedThere: refusals.stoppedThere
        case .away: refusals.away
        case .levelTooLow: refusals.levelTooLow
        case .notRecent: refusals.notRecent
        case .unknown: refusals.unknown
        case .linkedElsewhere: refusals.linkedElsewhere
        case .otherVisitor: refusals.otherVisitor
        case .signInAgain: refusals.signInAgain
        }
    }

    package var html: HTML {
        let title = text.title(["name": name])
        return Page(
            setting, title: title, isNarrow: true,
            content: """
                <div class="card stack"><p>\(Icon("lock").html(setting))</p><h1>\(title)</h1>
                <p>\(text.text(["name": name]))</p><p>\(text.help(["name": name]))</p>\
                \(refusal == .unknown ? "<p>\(words.refusals.noAccount)</p>" as HTML : .none)
                <p class="actions">\(action)</p>
                <p class="soft small">\(setting.words.errors.number(["number": number]))</p></div>
                """
        ).html
    }

    /// Who is signed in already was linking, and goes back to where that is done.
    private var action: HTML {
        guard setting.visitor != nil else { return "<a class=\"btn\" href=\"\(Link.signIn)\">\(words.again)</a>" }
        return """
            <a class="btn" href="\(Link.waysToSignIn)">\(setting.words.elsewhere.ways.title)</a>
            """
    }
}

/// On the way to a provider from a form: browsers let no form lead to another site under our policy, so this page does.
package struct GoingElsewherePage: Sendable {
    private let setting: PageSetting
    private let provider: ProviderSettings
    private let address: String

    package init(_ setting: PageSetting, _ provider: ProviderSettings, address: String) {
        self.setting = setting
        self.provider = provider
        self.address = address
    }

    package var html: HTML {
        let words = setting.words.elsewhere
        let title = words.goingTitle(["name": provider.name])
        return Page(
            setting, title: title, isNarrow: true,
            content: """
                <div class="card stack"><h1>\(title)</h1><p>\(words.goingText)</p>
                <p class="actions"><a class="btn" href="\(address)">\(words.goingButton(["name": provider.name]))</a></p></div>
                """
        ).html
    }
}
