import Dossier
import Records
import UseCases

/// Every address of Klaver, in one typed table: pages link through here, so a link that leads nowhere does not compile.
package enum Link: Sendable, Equatable {
    case home
    case signIn
    case signInCode
    case account
    case password
    case devices
    case factor
    case factorOn
    case factorOff
    case factorCodes
    case confirm
    case signInPasskey
    case passkeys
    case newPasskey
    case renamePasskey
    case removePasskey
    case confirmPasskey
    case signInVia(String, next: String?)
    case waysToSignIn
    case linkProvider(String)
    case unlinkProvider(String)
    case forgotten
    case newPassword
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
    case withhold(DossierID, EntryID)
    case letRead(DossierID, EntryID)
    case nameInConfined(DossierID, EntryID)
    case leaveConfined(DossierID, EntryID)
    case nameForNobody(DossierID, EntryID)
    case markRead(DossierID)
    case accessLog(DossierID)
    case looks(DossierID, LogQuery)
    case digest(DossierID, isOn: Bool? = nil)
    case switchDigest(DossierID)
    case permissions(DossierID)
    case giving(DossierID)
    case givingTo(DossierID, Principal)
    case givingHelp(DossierID, String)
    case denying(DossierID)
    case inviting(DossierID)
    case invitation(DossierID, GrantID)
    case takeUp(code: String? = nil)
    case signUp
    case sharing(DossierID, EntryID)
    case changing(DossierID, GrantID)
    case answering(DossierID, GrantID)
    case stop(DossierID, GrantID)
    case asking(DossierID)
    case answer(DossierID, GrantID)
    case exclude(DossierID, AccountID)
    case choosing(DossierID)
    case choose(DossierID)
    case endRepresentation(DossierID, AccountID)
    case preview(DossierID, PreviewSeat)
    case rights(DossierID)
    case askRight(DossierID, Right, entry: EntryID? = nil, line: LogLineID? = nil, permit: GrantID? = nil)
    case takeBackRight(DossierID, RightsRequestID)
    case liftRestriction(DossierID, RightsRequestID)
    case copy(DossierID)
    case dropCopy(DossierID)
    case takeCopy(DossierID, CopyID, CopyForm)
    case oversight
    case oversightLog
    case oversightDeaths
    case leftDrafts
    case handOut(DossierID, EntryID)
    case kinLook(DossierID)
    case stopKinLook(DossierID, GrantID)
    case putOverseenDeathRight(DossierID, DeathID)
    case answerRight(DossierID, RightsRequestID)
    case reviewPermit(DossierID, GrantID)
    case emergency
    case endEmergency
    case emergencies(DossierID)
    case emergenciesSeen(DossierID)
    case reviewEmergency(DossierID, EmergencyID)
    case lawPermits
    case answerLawPermit(GrantID)
    case stopLawPermit(GrantID)
    case lawPermitsSeen(DossierID)
    case administration(OrganisationID?)
    case staff(OrganisationID)
    case newWorker(OrganisationID)
    case worker(OrganisationID, AccountID)
    case stopWorker(OrganisationID, AccountID, MembershipID? = nil)
    case seatInvitation(OrganisationID, SeatRequestID)
    case answerSeat(OrganisationID, SeatRequestID)
    case departments(OrganisationID)
    case department(OrganisationID, DepartmentID)
    case renameDepartment(OrganisationID, DepartmentID)
    case closeDepartment(OrganisationID, DepartmentID)
    case personWord(OrganisationID)
    case changes(OrganisationID)
    case death(DossierID)
    case putDeathRight(DossierID, DeathID)
    case story(DossierID)
    case plan(DossierID)
    case signPlan(DossierID, EntryID)
    case together(DossierID)
    case asset(String)

    package var path: String {
        switch self {
        case .home: "/"
        case .signIn: "/inloggen"
        case .signInCode: "/inloggen/code"
        case .account: "/account"
        case .password: "/account/wachtwoord"
        case .devices: "/account/apparaten"
        case .factor: "/account/code"
        case .factorOn: "/account/code/aan"
        case .factorOff: "/account/code/uit"
        case .factorCodes: "/account/code/herstel"
        case .confirm: "/bevestig"
        case .signInPasskey: "/inloggen/passkey"
        case .passkeys: "/account/passkeys"
        case .newPasskey: "/account/passkeys/nieuw"
        case .renamePasskey: "/account/passkeys/naam"
        case .removePasskey: "/account/passkeys/weg"
        case .confirmPasskey: "/bevestig/passkey"
        case .signInVia(let provider, let next):
            "/inloggen/via/\(provider)" + (next.map { "?verder=\($0.queryEscaped)" } ?? "")
        case .waysToSignIn: "/zo-log-je-in"
        case .linkProvider(let provider): "/zo-log-je-in/\(provider)/koppelen"
        case .unlinkProvider(let provider): "/zo-log-je-in/\(provider)/ontkoppelen"
        case .forgotten: "/wachtwoord-vergeten"
        case .newPassword: "/wachtwoord-nieuw"
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
        case .withhold(let dossier, let report): "\(Link.report(dossier, report).path)/nog-niet"
        case .letRead(let dossier, let report): "\(Link.report(dossier, report).path)/laten-lezen"
        case .nameInConfined(let dossier, let report): "\(Link.report(dossier, report).path)/genoemd"
        case .leaveConfined(let dossier, let report): "\(Link.nameInConfined(dossier, report).path)/weg"
        case .nameForNobody(let dossier, let note): "/functionaris/\(dossier.text)/notitie/\(note.text)"
        case .correct(let dossier, let entry): "/dossiers/\(dossier.text)/rapportages/\(entry.text)/verbeteren"
        case .markRead(let dossier): "/dossiers/\(dossier.text)/gelezen"
        case .accessLog(let dossier): "/dossiers/\(dossier.text)/wie-keek-mee"
        case .looks(let dossier, let query): Link.accessLog(dossier).path + query.text
        case .digest(let dossier, let isOn):
            Link.accessLog(dossier).path + (isOn.map { $0 ? "?bericht=aan" : "?bericht=uit" } ?? "") + "#weekbericht"
        case .switchDigest(let dossier): "\(Link.accessLog(dossier).path)/weekbericht"
        case .permissions(let dossier): "/dossiers/\(dossier.text)/wie-mag-wat"
        case .giving(let dossier): "\(Link.permissions(dossier).path)/geven"
        case .givingTo(let dossier, let principal):
            "\(Link.giving(dossier).path)?aan=\(PrincipalText.text(principal))"
        case .givingHelp(let dossier, let to):
            "\(Link.permissions(dossier).path)/hulp" + (to.isEmpty ? "" : "?aan=\(to.queryEscaped)")
        case .inviting(let dossier): "\(Link.giving(dossier).path)?soort=nieuw"
        case .invitation(let dossier, let request):
            "\(Link.permissions(dossier).path)/uitnodiging/\(request.text)"
        case .takeUp(let code): "/uitnodiging" + (code.map { "?code=\($0.queryEscaped)" } ?? "")
        case .signUp: "/uitnodiging/nieuw"
        case .denying(let dossier): "\(Link.giving(dossier).path)?soort=niet"
        case .sharing(let dossier, let entry): "\(Link.giving(dossier).path)?stuk=\(entry.text)"
        case .changing(let dossier, let grant): "\(Link.giving(dossier).path)?verander=\(grant.text)"
        case .answering(let dossier, let request): "\(Link.giving(dossier).path)?vraag=\(request.text)"
        case .stop(let dossier, let grant): "\(Link.permissions(dossier).path)/\(grant.text)/stoppen"
        case .asking(let dossier): "\(Link.permissions(dossier).path)/vragen"
        case .answer(let dossier, let request): "\(Link.asking(dossier).path)/\(request.text)"
        case .choosing(let dossier): "\(Link.permissions(dossier).path)/namens"
        case .choose(let dossier): "\(Link.choosing(dossier).path)/kiezen"
        case .endRepresentation(let dossier, let account):
            "\(Link.choosing(dossier).path)/\(account.text)/stoppen"
        case .exclude(let dossier, let account): "\(Link.permissions(dossier).path)/buiten/\(account.text)"
        case .preview(let dossier, let seat): "\(Link.overview(dossier).path)/kijk-mee/\(seat.text)"
        case .rights(let dossier): "\(Link.overview(dossier).path)/rechten"
        case .askRight(let dossier, let right, let entry, let line, let permit):
            "\(Link.rights(dossier).path)/vragen?recht=\(right.name)" + (entry.map { "&stuk=\($0.text)" } ?? "")
                + (line.map { "&regel=\($0.text)" } ?? "") + (permit.map { "&toegang=\($0.text)" } ?? "")
        case .takeBackRight(let dossier, let request): "\(Link.rights(dossier).path)/\(request.text)/terug"
        case .liftRestriction(let dossier, let request): "\(Link.rights(dossier).path)/\(request.text)/opheffen"
        case .copy(let dossier): "\(Link.overview(dossier).path)/kopie"
        case .dropCopy(let dossier): "\(Link.copy(dossier).path)/weg"
        case .takeCopy(let dossier, let copy, let form):
            "\(Link.copy(dossier).path)/\(copy.text)/\(form.name)"
        case .oversight: "/functionaris"
        case .oversightDeaths: "/functionaris/overleden"
        case .leftDrafts: "/functionaris/concepten"
        case .handOut(let dossier, let draft): "/functionaris/\(dossier.text)/concepten/\(draft.text)"
        case .kinLook(let dossier): "/functionaris/\(dossier.text)/nabestaande"
        case .putOverseenDeathRight(let dossier, let death):
            "/functionaris/\(dossier.text)/overleden/\(death.text)/terug"
        case .stopKinLook(let dossier, let grant): "\(Link.kinLook(dossier).path)/\(grant.text)/stoppen"
        case .oversightLog: "/functionaris/wie-keek"
        case .answerRight(let dossier, let request): "/functionaris/\(dossier.text)/vragen/\(request.text)"
        case .reviewPermit(let dossier, let grant): "/functionaris/\(dossier.text)/toegang/\(grant.text)"
        case .emergency: "/noodtoegang"
        case .endEmergency: "/noodtoegang/einde"
        case .emergencies(let dossier): "\(Link.overview(dossier).path)/noodtoegang"
        case .emergenciesSeen(let dossier): "\(Link.emergencies(dossier).path)/gezien"
        case .reviewEmergency(let dossier, let emergency):
            "/functionaris/\(dossier.text)/noodtoegang/\(emergency.text)"
        case .lawPermits: "/wettelijke-taak"
        case .answerLawPermit(let permit): "/wettelijke-taak/\(permit.text)/antwoord"
        case .stopLawPermit(let permit): "/wettelijke-taak/\(permit.text)/stoppen"
        case .lawPermitsSeen(let dossier): "\(Link.permissions(dossier).path)/gezien"
        case .administration(let organisation): "/beheer" + (organisation.map { "/\($0.text)" } ?? "")
        case .staff(let organisation): "/beheer/\(organisation.text)/medewerkers"
        case .newWorker(let organisation): "/beheer/\(organisation.text)/nieuw"
        case .worker(let organisation, let account): "\(Link.staff(organisation).path)/\(account.text)"
        case .stopWorker(let organisation, let account, let seat):
            "\(Link.worker(organisation, account).path)/stoppen" + (seat.map { "?plek=\($0.text)" } ?? "")
        case .seatInvitation(let organisation, let request):
            "/beheer/\(organisation.text)/uitnodiging/\(request.text)"
        case .answerSeat(let organisation, let request): "/beheer/\(organisation.text)/wacht/\(request.text)"
        case .departments(let organisation): "/beheer/\(organisation.text)/teams"
        case .department(let organisation, let department):
            "\(Link.departments(organisation).path)/\(department.text)"
        case .renameDepartment(let organisation, let department):
            "\(Link.department(organisation, department).path)/naam"
        case .closeDepartment(let organisation, let department):
            "\(Link.department(organisation, department).path)/sluiten"
        case .personWord(let organisation): "/beheer/\(organisation.text)/woord"
        case .changes(let organisation): "/beheer/\(organisation.text)/veranderd"
        case .death(let dossier): "\(Link.overview(dossier).path)/overlijden"
        case .putDeathRight(let dossier, let death): "\(Link.death(dossier).path)/\(death.text)/terug"
        case .story(let dossier): "/dossiers/\(dossier.text)/verhaal"
        case .plan(let dossier): "/dossiers/\(dossier.text)/plan"
        case .signPlan(let dossier, let plan): "\(Link.plan(dossier).path)/\(plan.text)/onderteken"
        case .together(let dossier): "/dossiers/\(dossier.text)/samen"
        case .asset(let name): "/assets/\(name)"
        }
    }
}
