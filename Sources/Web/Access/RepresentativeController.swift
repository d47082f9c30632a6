import Dossier
import Records
import UseCases

/// Choosing who acts for the person, and ending it (access rule 18).
enum RepresentativeController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat/namens") { site, visit in
            let forms = try await site.workplace.prepareChoosing(in: try visit.id("dossier"), as: visit.caller)
            let typed = TypedMandate(visit.query, fresh: NewIdentifier.make(at: visit.caller.at))
            return .page(RepresentativePage(site.setting(forms.entrance, forms.cover, visit), forms, typed).html)
        },
        .post("/dossiers/:dossier/wie-mag-wat/namens", check),
        .post("/dossiers/:dossier/wie-mag-wat/namens/kiezen", choose),
        .get("/dossiers/:dossier/wie-mag-wat/namens/:account/stoppen") { site, visit in
            let account: AccountID = try visit.id("account")
            let permissions = try await site.workplace.readPermissions(of: try visit.id("dossier"), as: visit.caller)
            let own = permissions.mandates.filter { $0.mandate.account == account }
            let reach = permissions.entrance.reach
            guard let (_, name) = own.first(where: { reach.mayEnd($0.mandate).allowed }) else {
                guard own.isEmpty else { throw Refusal.denied(reach.refusal) }
                try await site.workplace.logUnknownAddress(visit.caller)
                throw Refusal.notFound
            }
            let setting = site.setting(permissions.entrance, permissions.cover, visit)
            return .page(EndRepresentationPage(setting, permissions, account, name: name).html)
        },
        .post("/dossiers/:dossier/wie-mag-wat/namens/:account/stoppen") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            try await site.workplace.endRepresentation(
                of: try visit.id("account"), in: dossier, as: visit.caller)
            return .redirect(.permissions(dossier), query: "?namens=1")
        },
    ]

    /// What the form would come to. Nothing is chosen yet.
    private static func check(_ site: Site, _ visit: Visit) async throws -> Answer {
        let forms = try await site.workplace.prepareChoosing(in: try visit.id("dossier"), as: visit.caller)
        let typed = TypedMandate(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let setting = site.setting(forms.entrance, forms.cover, visit)
        if visit.form["stap"] == "terug" { return .page(RepresentativePage(setting, forms, typed).html) }
        let today = forms.entrance.clock.day(of: visit.caller.at)
        let (asked, unread) = typed.asked(on: today)
        do {
            guard unread.isEmpty else {
                throw Refusal.invalid(
                    unread + asked.problems(on: today).filter { !unread.map(\.field).contains($0.field) })
            }
            let mandate = try await site.workplace.weigh(asked, forms)
            return .page(RepresentativeCheckPage(setting, forms, typed, mandate).html)
        } catch Refusal.invalid(let problems) {
            return again(setting, forms, typed, problems)
        }
    }

    private static func choose(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let typed = TypedMandate(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let (asked, unread) = typed.asked(on: DossierClock.amsterdam.day(of: visit.caller.at))
        do {
            guard unread.isEmpty else { throw Refusal.invalid(unread) }
            try await site.workplace.chooseRepresentative(
                asked, telling: site.representativeLetter, in: dossier, as: visit.caller)
            return .redirect(.permissions(dossier), query: "?gekozen=1")
        } catch Refusal.invalid(let problems) {
            let forms = try await site.workplace.prepareChoosing(in: dossier, as: visit.caller)
            return again(site.setting(forms.entrance, forms.cover, visit), forms, typed, problems)
        }
    }

    private static func again(
        _ setting: PageSetting, _ forms: GivingForms, _ typed: TypedMandate, _ problems: [FieldProblem]
    ) -> Answer {
        let messages = problems.map { FieldMessage($0.shownAt, setting.words.message(forMandate: $0)) }
        return .page(RepresentativePage(setting, forms, typed, problems: messages).html, .unprocessableContent)
    }
}

/// What the person filled in to choose somebody: the fields of giving access, and what that somebody may do in their place.
package struct TypedMandate: Sendable {
    package var giving: TypedGiving
    package var acts: ActSet = []

    /// In forms, in the order people read them.
    static let names: [(act: ActSet, name: String)] = [
        (.sign, "tekenen"), (.takeCopy, "kopie"), (.readLog, "log"), (.giveAccess, "toegang"),
    ]

    init(_ fields: FormFields, fresh: GrantID) {
        giving = TypedGiving(fields, fresh: fresh)
        giving.level = .lookAddAndChange
        let typed = Set(fields.all("mag"))
        for (act, name) in Self.names where typed.contains(name) { acts.formUnion(act) }
    }

    /// The fields that carry it to the next page.
    var fields: [(name: String, value: String)] {
        let own = ["id", "aan", "wat", "duur", "tot", "van", "onderdeel", "theme"]
        return giving.fields.filter { own.contains($0.name) }
            + Self.names.filter { acts.contains($0.act) }.map { ("mag", $0.name) }
    }

    /// What is asked for, on a day; and what could not be read of it.
    func asked(on today: CivilDate) -> (mandate: AskedMandate, problems: [FieldProblem]) {
        let (grant, problems) = giving.asked(on: today)
        return (
            AskedMandate(
                id: EntryID(high: giving.id.high, low: giving.id.low), account: grant.principal?.named,
                areas: grant.scope.areas, themes: grant.scope.themes, acts: acts, from: grant.from, until: grant.until),
            problems
        )
    }
}

extension FieldProblem {
    /// Somebody who acts for the person already is wrong at the field for whom.
    fileprivate var shownAt: String { field == "al" ? "aan" : field }
}

extension Words {
    fileprivate func message(forMandate problem: FieldProblem) -> String {
        let words = mandates.choosing
        return switch (problem.field, problem.kind) {
        case ("aan", .missing): words.missingWho
        case ("aan", _): words.unknownWho
        case ("al", _): words.actsAlready
        case ("wat", .missing): words.missingWhat
        default: giving.message(for: problem)
        }
    }
}

extension Site {
    /// The mail to whom the person chose, with the way to this site where it is known.
    var representativeLetter: RepresentativeLetter {
        let place = settings.address.map { $0 + Link.home.path } ?? ""
        let catalogue = catalogue
        return { language in
            let words = catalogue[Language(tag: language)].mandates.choosing
            return AccountLetter(subject: words.mailSubject, body: words.mailBody(["link": place]))
        }
    }
}
