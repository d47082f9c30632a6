import Dossier
import Passkeys
import UseCases

/// A button that asks the browser for a passkey, with the form that takes its answer to the server. Its own script shows it
/// where the browser can do this at this address, and fills in the answer; without the script there is nothing to see.
struct PasskeyForm: Sendable {
    /// The button's, for a summary of errors to lead to.
    static let id = "passkey"

    enum Kind: Sendable {
        case using
        case making
    }

    let setting: PageSetting
    var kind = Kind.using
    let action: HTML
    /// Where the script gets the question.
    let ask: HTML
    /// Fields that travel along.
    var hidden: [(name: String, value: String)] = []
    /// What stands above the button.
    var content = HTML.none
    var problem: String?
    let submit: String
    var lead: String?

    private var words: Words.Passkeys { setting.words.passkeys }

    var html: HTML {
        guard let host = setting.passkeySite?.host else { return .none }
        let (does, stopped): (HTML, String) =
            kind == .using ? ("get", words.notUsed) : ("create", words.stopped)
        let failed = kind == .using ? words.wrong : words.failed
        return """
            <form class="form\(kind == .making ? " more" : HTML.none)" method="post" action="\(action)" data-passkey="\(does)" \
            data-ask="\(ask)" data-host="\(host)" data-stopped="\(stopped)" data-failed="\(failed)" \
            data-known="\(words.alreadyThere)" hidden>\(setting.formFields)
            \(hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML })
            \(lead.map { "<p class=\"soft\">\($0)</p>" as HTML })\(content)
            \(problem.map { FieldError(setting, Self.id, $0).html })
            <button class="btn \(kind == .making ? HTML.none : "btn-quiet ")btn-wide" id="\(Self.id)"\
            \(problem == nil ? HTML.none : " aria-describedby=\"passkey-fout\"")>\(Icon("phone").html(setting))\(submit)</button>
            <p class="field-error" role="alert" data-said></p></form>
            <script src="\(Link.asset(setting.assets.passkeys))" defer></script>
            """
    }

    /// What to do where the site's other name, the script or the browser is in the way; the script takes it away where
    /// nothing is.
    static func without(_ setting: PageSetting) -> HTML {
        let words = setting.words.passkeys
        let why =
            if let other = setting.passkeySite?.other {
                words.otherHost(["here": other.here, "host": other.there])
            } else { words.without }
        return """
            <div data-passkey-without><p>\(why)</p><p class="actions more"><a class="btn btn-quiet" \
            href="\(Link.factor)">\(Icon("phone").html(setting))\(words.withoutHelp)</a></p></div>
            """
    }
}

/// The site that passkeys are for.
package struct PasskeySite: Sendable {
    /// Its name in the address, without a port.
    let host: String
    /// Where the page was asked for and where to go instead, where that is another name: no passkey works there.
    let other: (here: String, there: String)?

    /// - Parameter asked: as it stands in the request; nil where that says nothing.
    package init(_ party: RelyingParty, askedAt asked: String? = nil) {
        host = party.id
        if let asked, !party.isMet(at: asked) {
            other = (asked, party.name(insteadOf: asked))
        } else {
            other = nil
        }
    }
}

extension Words.Passkeys {
    /// What to say of a passkey that was not taken; nil for one that was.
    func problem(_ outcome: ProofOutcome, _ setting: PageSetting) -> String? {
        switch outcome {
        case .right: nil
        case .wrong, .notSetUp: wrong
        case .wait(let until): setting.words.signIn.waiting(until: until, at: setting.now)
        }
    }
}

extension ProofOutcome {
    var isWaiting: Bool { if case .wait = self { true } else { false } }
}
