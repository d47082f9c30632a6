import Dossier
import Records

/// Every address of Klaver, in one typed table: pages link through here, so a link that leads nowhere does not compile.
package enum Link: Sendable, Equatable {
    case home
    case signIn
    case signOut
    case language
    case drafts
    case saveDraft
    case deleteDraft
    case overview(DossierID)
    case timeline(DossierID, TimelineFilter = TimelineFilter(), TimelinePlace? = nil)
    case write(DossierID, draft: EntryID? = nil)
    case report(DossierID, EntryID)
    case reactTo(DossierID, EntryID)
    case reactions(DossierID, EntryID)
    case correct(DossierID, EntryID)
    case markRead(DossierID)
    case accessLog(DossierID)
    case permissions(DossierID)
    case story(DossierID)
    case plan(DossierID)
    case together(DossierID)
    case asset(String)

    package var path: String {
        switch self {
        case .home: "/"
        case .signIn: "/inloggen"
        case .signOut: "/uitloggen"
        case .language: "/taal"
        case .drafts: "/concepten"
        case .saveDraft: "/concept"
        case .deleteDraft: "/concept/weg"
        case .overview(let dossier): "/dossiers/\(dossier.text)"
        case .timeline(let dossier, let filter, let place):
            "/dossiers/\(dossier.text)/rapportages" + TimelineQuery(filter: filter, place: place).text
        case .write(let dossier, let draft):
            "/dossiers/\(dossier.text)/schrijven" + (draft.map { "?concept=\($0.text)" } ?? "")
        case .report(let dossier, let entry): "/dossiers/\(dossier.text)/rapportages/\(entry.text)"
        case .reactTo(let dossier, let entry): "/dossiers/\(dossier.text)/rapportages/\(entry.text)#reageer"
        case .reactions(let dossier, let entry): "/dossiers/\(dossier.text)/rapportages/\(entry.text)/reacties"
        case .correct(let dossier, let entry): "/dossiers/\(dossier.text)/rapportages/\(entry.text)/verbeteren"
        case .markRead(let dossier): "/dossiers/\(dossier.text)/gelezen"
        case .accessLog(let dossier): "/dossiers/\(dossier.text)/wie-keek-mee"
        case .permissions(let dossier): "/dossiers/\(dossier.text)/wie-mag-wat"
        case .story(let dossier): "/dossiers/\(dossier.text)/verhaal"
        case .plan(let dossier): "/dossiers/\(dossier.text)/plan"
        case .together(let dossier): "/dossiers/\(dossier.text)/samen"
        case .asset(let name): "/assets/\(name)"
        }
    }
}
