import Dossier
import OpenID

/// Who looks at a page and in which language: what every page needs beside its own content. A class, since every part of
/// a page holds it.
package final class PageSetting: Sendable {
    package let words: Words
    package let language: Language
    package let now: Moment
    package let assets: AssetNames
    package let labels: ReportLabels
    /// Nil before somebody is signed in.
    package let visitor: VisitorSetting?
    /// Around a page that is seen as somebody else would (access rule 20).
    let preview: PreviewFrame?
    /// Where else people can sign in.
    let providers: [ProviderSettings]
    /// The site that passkeys are for; nil where there are none.
    let passkeySite: PasskeySite?
    /// The hidden fields of every form: the token without which none is accepted, and whose words it holds.
    package let formFields: HTML
    /// The address of the sprite.
    let icons: HTML

    package init(
        words: Words, language: Language, now: Moment, assets: AssetNames, labels: ReportLabels,
        visitor: VisitorSetting?, preview: PreviewFrame? = nil, providers: [ProviderSettings] = [],
        passkeySite: PasskeySite? = nil
    ) {
        self.preview = preview
        self.providers = providers
        self.passkeySite = passkeySite
        self.words = words
        self.language = language
        self.now = now
        self.assets = assets
        self.labels = labels
        self.visitor = visitor
        icons = assets.iconsLink
        formFields = visitor?.formFields ?? .none
    }

    package struct VisitorSetting: Sendable {
        package let name: String
        /// A short keyed hash, so that the script keeps two people on one device apart.
        package let mark: String
        package let formToken: String
        /// Where they are in by emergency access.
        var emergencies: [EmergencyBar] = []
        /// Whether they may open it somewhere (access rule 21).
        var mayOpenEmergency = false
        /// Whether they work where a law is used (access rule 6).
        var usesLaws = false

        fileprivate var formFields: HTML {
            """
            <input type="hidden" name="csrf" value="\(formToken)"><input type="hidden" name="voor" value="\(mark)">
            """
        }
    }

    package func dates(_ clock: DossierClock = .amsterdam) -> PlainDates { PlainDates(words, clock: clock, now: now) }
}

/// The addresses of the assets, with their content's hash in the name so that they can be kept for ever.
package struct AssetNames: Sendable {
    package let style: String
    package let script: String
    /// The script that asks the browser for a passkey, on the pages that do.
    package let passkeys: String
    package let icons: String
    package let mark: String
    /// The address of the sprite, as it stands in pages.
    let iconsLink: HTML

    package init(style: String, script: String, passkeys: String, icons: String, mark: String) {
        self.style = style
        self.script = script
        self.passkeys = passkeys
        self.icons = icons
        self.mark = mark
        iconsLink = "\(Link.asset(icons))"
    }
}

/// In which dossier a page stands, for its navigation.
package struct DossierSetting: Sendable {
    package let id: DossierID
    package let title: String
    /// The visitor's own, or one they act in for the person.
    package let isOwn: Bool
    package let mayWrite: Bool
    package let mayReadLog: Bool
}

/// The places of the navigation.
package enum Place: Sendable {
    case home
    case overview
    case story
    case reports
    case plan
    case together
    case permissions
    case log
    case write
    case drafts
    case account
    case none
}

/// A page inside the frame that every page has: head, navigation, content, foot.
package struct Page: Sendable {
    package let setting: PageSetting
    package let title: String
    package var dossier: DossierSetting?
    package var place = Place.none
    /// One column of text.
    package var isNarrow = false
    /// On a phone nothing but the form.
    package var isWriting = false
    /// Of somebody others share with: their first page is the day's work, not a home.
    package var isWork = false
    package let content: HTML

    private var words: Words { setting.words }

    package init(
        _ setting: PageSetting, title: String, dossier: DossierSetting? = nil, place: Place = .none,
        isNarrow: Bool = false, isWriting: Bool = false, isWork: Bool = false, content: HTML
    ) {
        self.setting = setting
        self.title = title
        self.dossier = dossier
        self.place = place
        self.isNarrow = isNarrow
        self.isWriting = isWriting
        self.isWork = isWork
        self.content = content
    }

    package var html: HTML {
        """
        <!doctype html>
        <html lang="\(setting.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title) – \(words.common.name)</title>
        <link rel="icon" href="\(Link.asset(setting.assets.mark))" type="image/svg+xml">
        <link rel="stylesheet" href="\(Link.asset(setting.assets.style))">
        <script src="\(Link.asset(setting.assets.script))" defer></script>
        </head>
        <body\(bodyAttributes)>
        <a class="skip" href="#inhoud">\(words.common.toContent)</a>
        \(led(top))\(setting.preview?.banner(setting))\(emergencyBars)
        <main class="page\(isNarrow ? " page-narrow" : HTML.none)" id="inhoud" tabindex="-1">
        \(led(content))
        </main>
        <footer class="foot"><ul><li>\(words.foot.about)</li><li>\(languageForm)</li></ul></footer>
        \(setting.visitor == nil ? HTML.none : led(phoneNavigation))
        </body>
        </html>

        """
    }

    /// In a preview, with its links kept in it.
    private func led(_ html: HTML) -> HTML { setting.preview?.leading(html) ?? html }

    private var emergencyBars: HTML { .joined((setting.visitor?.emergencies ?? []).map { $0.html(setting) }) }

    private var bodyAttributes: HTML {
        let writing: HTML = isWriting ? " class=\"writing\"" : .none
        guard let visitor = setting.visitor else { return writing }
        return "\(writing) data-account=\"\(visitor.mark)\""
    }

    private var top: HTML {
        """
        <header class="top"><div class="top-in">
        <a class="brand" href="\(Link.home)">\(Icon.mark(setting))\(words.common.name)</a>
        \(setting.visitor.map { deskNavigation + menu($0) })
        </div></header>
        """
    }

    private var deskNavigation: HTML {
        // Every page that may be written in has its own button for it.
        let items = entries.filter { $0.place != .write }.map { entry in "<li>\(anchor(entry))</li>" as HTML }
        return "<nav class=\"nav-desk\" aria-label=\"\(words.common.mainMenu)\"><ul>\(items)</ul></nav>\n"
    }

    private func menu(_ visitor: PageSetting.VisitorSetting) -> HTML {
        """
        <details class="menu"><summary>\(Avatar(visitor.name, .apricot, .small).html)\
        <span class="me-name">\(visitor.name.firstName)</span><span class="vh">: \(words.common.myMenu)</span></summary>
        <div class="menu-panel"><a href="\(Link.drafts)">\(Icon("draft").html(setting))\(words.nav.drafts)</a>
        <a href="\(Link.account)">\(Icon("person").html(setting))\(words.account.title)</a>\(waysToSignIn)\(MenuOfWork(setting, visitor).html)
        <form method="post" action="\(Link.signOut)" data-signout>\(setting.formFields)\
        <button type="submit">\(Icon("logout").html(setting))\(words.common.signOut)</button></form></div></details>
        """
    }

    /// Only where there is something to choose.
    private var waysToSignIn: HTML {
        guard !setting.providers.isEmpty else { return .none }
        return "<a href=\"\(Link.waysToSignIn)\">\(Icon("lock").html(setting))\(words.elsewhere.menu)</a>"
    }

    private var phoneNavigation: HTML {
        let first = entries.filter { $0.isOnPhoneBar }
        let rest = entries.filter { !$0.isOnPhoneBar } + [draftsEntry]
        let current: HTML = rest.contains { $0.place == place } ? " class=\"current\"" : .none
        let bar = first.map { entry in "<li>\(phoneAnchor(entry))</li>" as HTML }
        let panel = rest.map { entry in "<li>\(phoneAnchor(entry))</li>" as HTML }
        return """
            <nav class="nav-phone" aria-label="\(words.common.mainMenu)"><ul>\(bar)
            <li><details class="menu"><summary\(current)>\(Icon("more").html(setting))\(words.common.more)</summary>\
            <ul class="menu-panel">\(panel)</ul></details></li></ul></nav>
            """
    }

    /// The other language of the interface: a form, since it changes something.
    private var languageForm: HTML {
        let other: Language = setting.language == .english ? .dutch : .english
        return """
            <form method="post" action="\(Link.language)">\(setting.formFields)\
            <button class="btn-link" name="taal" value="\(other.rawValue)" lang="\(other.rawValue)">\
            \(words.common.otherLanguage)</button></form>
            """
    }

    private func anchor(_ entry: Navigation) -> HTML {
        "<a href=\"\(entry.link)\"\(entry.place == place ? " aria-current=\"page\"" : HTML.none)>\(entry.label)</a>"
    }

    private func phoneAnchor(_ entry: Navigation) -> HTML {
        """
        <a href="\(entry.link)"\(entry.place == place ? " aria-current=\"page\"" : HTML.none)>\
        \(Icon(entry.icon).html(setting))\(entry.label)</a>
        """
    }

    private var draftsEntry: Navigation {
        Navigation(.drafts, .drafts, words.nav.drafts, "draft", isOnPhoneBar: false)
    }

    private var entries: [Navigation] {
        let own = dossier?.isOwn ?? !isWork
        var entries = [
            Navigation(.home, .home, own ? words.nav.home : words.nav.today, "home", isOnPhoneBar: true)
        ]
        guard let dossier else { return entries }
        if !own {
            entries.append(
                Navigation(.overview, .overview(dossier.id), words.nav.overview, "person", isOnPhoneBar: true))
        }
        entries.append(Navigation(.story, .story(dossier.id), words.nav.story, "story", isOnPhoneBar: own))
        if dossier.mayWrite {
            entries.append(Navigation(.write, .write(dossier.id), words.common.writeShort, "pen", isOnPhoneBar: true))
        }
        entries.append(
            Navigation(.reports, .timeline(dossier.id), words.nav.reports, "reports", isOnPhoneBar: !own))
        entries.append(Navigation(.plan, .plan(dossier.id), words.nav.plan, "plan", isOnPhoneBar: own))
        entries.append(
            Navigation(.together, .together(dossier.id), words.nav.together, "together", isOnPhoneBar: false))
        entries.append(
            Navigation(.permissions, .permissions(dossier.id), words.nav.permissions, "lock", isOnPhoneBar: false))
        if dossier.mayReadLog {
            entries.append(Navigation(.log, .accessLog(dossier.id), words.nav.log, "eye", isOnPhoneBar: false))
        }
        return entries
    }
}

private struct Navigation {
    let place: Place
    let link: Link
    let label: String
    let icon: StaticString
    let isOnPhoneBar: Bool

    init(_ place: Place, _ link: Link, _ label: String, _ icon: StaticString, isOnPhoneBar: Bool) {
        self.place = place
        self.link = link
        self.label = label
        self.icon = icon
        self.isOnPhoneBar = isOnPhoneBar
    }
}

extension HTML {
    static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }
}
