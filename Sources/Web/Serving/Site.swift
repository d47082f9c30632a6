import Crypto
import Dossier
import Foundation
import Identity
import Logging
import Records
import UseCases

/// What every route needs: the acts, the words, the assets and how the site is reached. A class, since every route holds
/// it.
package final class Site: Sendable {
    package let workplace: Workplace
    package let catalogue: Catalogue
    package let assets: AssetStore
    private let labels: [Language: ReportLabels]
    package let settings: SiteSettings
    package let logger: Logger

    package init(workplace: Workplace, settings: SiteSettings, logger: Logger) throws {
        self.workplace = workplace
        self.settings = settings
        self.logger = logger
        let catalogue = try Catalogue.own.get()
        let assets = try AssetStore()
        self.catalogue = catalogue
        self.assets = assets
        labels = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, ReportLabels(catalogue[$0], assets.names)) })
    }

    /// The setting of a page for somebody who is signed in, in their language or the dossier's.
    func setting(
        _ visitor: Visitor, dossierLanguage: String? = nil, _ visit: Visit, preview: PreviewFrame? = nil
    ) -> PageSetting {
        let language: Language
        if Language(tag: visitor.language) == .english {
            language = .english
        } else {
            language = Language(tag: dossierLanguage) == .flemish ? .flemish : .dutch
        }
        return setting(language, at: visit.caller.at, visitor, preview: preview, host: visit.host)
    }

    func setting(
        _ language: Language, at now: Moment, _ visitor: Visitor?, preview: PreviewFrame? = nil, host: String? = nil
    ) -> PageSetting {
        let words = catalogue[language, visitor?.personWord ?? .person]
        return PageSetting(
            words: words, language: language, now: now, assets: assets.names,
            labels: labels[language] ?? ReportLabels(words, assets.names),
            visitor: visitor.map {
                PageSetting.VisitorSetting(
                    name: $0.name, mark: mark(of: $0.account), formToken: $0.formToken(workplace.keys),
                    emergencies: $0.emergencies.map { EmergencyBar(dossier: $0.dossier, until: $0.emergency.end) },
                    mayOpenEmergency: !AccessRules.emergencyRights(of: $0.actor, at: now).isEmpty,
                    usesLaws: AccessRules.lawWork(as: $0.actor, at: now) != nil)
            }, preview: preview, providers: workplace.providers.all.map(\.settings),
            passkeySite: workplace.relyingParty.map { PasskeySite($0, askedAt: host) })
    }

    /// The setting of a page for nobody in particular.
    func setting(_ visit: Visit) -> PageSetting { setting(visit.language, at: visit.caller.at, nil) }

    func setting(_ entrance: Entrance, _ cover: DossierCover, _ visit: Visit) -> PageSetting {
        setting(entrance.visitor, dossierLanguage: cover.language, visit, preview: PreviewFrame(entrance))
    }

    /// A short keyed hash of an account, so that words kept on a shared device go to nobody else.
    func mark(of account: AccountID) -> String {
        workplace.keys.forms.hash(account.bytes, as: "mark").prefix(6).hexadecimal
    }
}

/// How the site is reached from outside.
package struct SiteSettings: Sendable {
    /// Behind TLS: cookies are secure and browsers are told to stay with it.
    package let isSecure: Bool
    /// The address of the client stands in the last part of X-Forwarded-For, which our own proxy sets.
    package let trustsProxy: Bool

    /// Where people find the site, for links in mail; nil where no mail is sent. Never what a request says of itself, which
    /// anybody can choose.
    package let address: String?

    package init(isSecure: Bool, trustsProxy: Bool, address: String? = nil) {
        self.address = address
        self.isSecure = isSecure
        self.trustsProxy = trustsProxy
    }

    /// A cookie with the __Host- prefix cannot be set by a neighbour's subdomain; browsers take it over TLS only.
    var sessionCookie: String { isSecure ? "__Host-klaver" : "klaver" }
    /// Of who is halfway signing in; it opens nothing.
    var stepCookie: String { isSecure ? "__Host-klaver-stap" : "klaver-stap" }
}
