import Dossier
import Records
import UseCases

enum PermissionsController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat") { site, visit in
            let permissions = try await site.workplace.readPermissions(of: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(permissions.entrance, permissions.cover, visit)
            return .page(
                PermissionsPage(setting, permissions, notice: notice(visit, permissions, setting.words)).html)
        },
        .get("/dossiers/:dossier/wie-mag-wat/:grant/stoppen") { site, visit in
            let grant: GrantID = try visit.id("grant")
            let forms = try await site.workplace.prepareGiving(
                in: try visit.id("dossier"), changing: grant, as: visit.caller)
            guard let line = forms.changed else { throw Refusal.notFound }
            return .page(
                StopPage(
                    site.setting(forms.entrance, forms.cover, visit), forms, line,
                    request: NewIdentifier.make(at: visit.caller.at)
                ).html)
        },
        .post("/dossiers/:dossier/wie-mag-wat/:grant/stoppen") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let grant: GrantID = try visit.id("grant")
            let outcome = try await site.workplace.withdrawAccess(
                grant, request: visit.newGrant, in: dossier, as: visit.caller)
            return done(dossier, outcome, "gestopt", grant)
        },
        .get("/dossiers/:dossier/wie-mag-wat/buiten/:account") { site, visit in
            let account: AccountID = try visit.id("account")
            let permissions = try await site.workplace.readPermissions(of: try visit.id("dossier"), as: visit.caller)
            let own = permissions.mandates.filter {
                $0.mandate.account == account && !$0.mandate.isOver(at: visit.caller.at)
            }
            let reach = permissions.entrance.reach
            guard let (mandate, name) = own.first(where: { reach.mayExclude($0.mandate).allowed }) ?? own.first else {
                try await site.workplace.logUnknownAddress(visit.caller)
                throw Refusal.notFound
            }
            let decision = reach.mayExclude(mandate)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            let setting = site.setting(permissions.entrance, permissions.cover, visit)
            return .page(ExcludePage(setting, permissions, mandate, name: name).html)
        },
        .post("/dossiers/:dossier/wie-mag-wat/buiten/:account") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let themes = visit.form.all("theme").compactMap { Theme(fileName: $0) }
            try await site.workplace.exclude(
                try visit.id("account"), from: ThemeSet(themes), wholly: visit.form.has("helemaal"), in: dossier,
                as: visit.caller)
            return .redirect(.permissions(dossier), query: "?buiten=1")
        },
    ]

    /// Back to "Wie mag wat", which says what came of it.
    static func done(_ dossier: DossierID, _ outcome: GivingOutcome, _ what: String, _ grant: GrantID) -> Answer {
        .redirect(.permissions(dossier), query: "?\(outcome == .done ? what : "wacht")=\(grant.text)")
    }

    /// What was just done, in a sentence: of a grant that is really there.
    private static func notice(_ visit: Visit, _ permissions: Permissions, _ all: Words) -> String? {
        if visit.query.has("gezien") { return all.lawPermits.own.nowSeen }
        if visit.query.has("gekozen") { return all.mandates.choosing.chosen }
        if visit.query.has("namens") { return all.mandates.choosing.stopped }
        let words = all.giving
        func line(_ name: String, in lines: [PermissionLine]) -> PermissionLine? {
            visit.query[name].flatMap { GrantID($0) }.flatMap { id in lines.first { $0.grant.id == id } }
        }
        if let given = line("gegeven", in: permissions.current + permissions.ended) {
            return words.given(["name": given.toName])
        }
        if let denied = line("gegeven", in: permissions.denies) { return words.denySaved(["name": denied.toName]) }
        if line("gestopt", in: permissions.ended) != nil { return words.stopped }
        if visit.query.has("buiten") { return words.excluded }
        if visit.query.has("wacht"), !permissions.requests.isEmpty { return words.waiting }
        if visit.query.has("gevraagd"), !permissions.requests.isEmpty {
            return words.asked(["name": saidTogether(permissions.owners, all)])
        }
        switch visit.query["antwoord"] {
        case "ja": return words.answeredYes
        case "nee": return words.answeredNo
        case "weg": return words.takenBack
        default: return nil
        }
    }
}

extension Visit {
    /// The id that a form carries for the grant it makes; a form without one gets one.
    var newGrant: GrantID { form["id"].flatMap { GrantID($0) } ?? NewIdentifier.make(at: caller.at) }
}
