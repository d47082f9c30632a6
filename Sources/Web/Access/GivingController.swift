import Dossier
import Records
import UseCases

enum GivingController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat/geven", form),
        .get("/dossiers/:dossier/wie-mag-wat/hulp") { site, visit in
            let forms = try await site.workplace.prepareGiving(in: try visit.id("dossier"), as: visit.caller)
            return .page(
                GivingHelpPage(
                    site.setting(forms.entrance, forms.cover, visit), forms, to: visit.query["aan"] ?? ""
                ).html)
        },
        .post("/dossiers/:dossier/wie-mag-wat/geven", check),
        .post("/dossiers/:dossier/wie-mag-wat", give),
    ]

    private static func form(_ site: Site, _ visit: Visit) async throws -> Answer {
        var typed = TypedGiving(visit.query, fresh: NewIdentifier.make(at: visit.caller.at))
        // An address never says which id a grant gets.
        typed.id = NewIdentifier.make(at: visit.caller.at)
        if visit.query.has("hulp") { typed.follow(help: visit.query) }
        let forms = try await forms(site, visit, typed)
        let clock = forms.entrance.clock
        if let changed = forms.changed {
            let grant = changed.grant
            typed.isDeny = grant.effect == .deny
            typed.entry = grant.entry
            typed.fill(
                grant.principal, grant.scope, grant.period, purpose: changed.purpose, basis: grant.basis, clock: clock,
                at: visit.caller.at)
        } else if let answered = forms.answered {
            let request = answered.request
            typed.fill(
                request.principal, request.scope, request.period, purpose: answered.purpose, basis: request.basis,
                clock: clock, at: visit.caller.at)
        }
        return .page(GivingPage(site.setting(forms.entrance, forms.cover, visit), forms, typed).html)
    }

    /// What the form would come to. Nothing is given yet.
    private static func check(_ site: Site, _ visit: Visit) async throws -> Answer {
        let typed = TypedGiving(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let forms = try await forms(site, visit, typed)
        let setting = site.setting(forms.entrance, forms.cover, visit)
        if visit.form["stap"] == "terug" { return .page(GivingPage(setting, forms, typed).html) }
        let (asked, unread) = typed.asked(on: forms.entrance.clock.day(of: visit.caller.at))
        do {
            guard unread.isEmpty else {
                throw Refusal.invalid(unread + asked.otherProblems(than: unread, forms, visit))
            }
            let weighing = try await site.workplace.weigh(asked, forms)
            return .page(GivingCheckPage(setting, forms, typed, weighing).html)
        } catch Refusal.invalid(let problems) {
            return again(setting, forms, typed, problems)
        } catch Refusal.denied {
            return again(setting, forms, typed, [FieldProblem("wat", .unknownChoice)], denied: true)
        }
    }

    private static func give(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let typed = TypedGiving(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let today = DossierClock.amsterdam.day(of: visit.caller.at)
        let (asked, unread) = typed.asked(on: today)
        do {
            guard unread.isEmpty else { throw Refusal.invalid(unread) }
            if typed.invited != nil {
                let letter = try await letter(typed, site, visit)
                try await site.workplace.invite(asked, letter: letter, in: dossier, as: visit.caller)
                return .redirect(.invitation(dossier, typed.id), query: letter == nil ? "" : "?gemaild=1")
            }
            let outcome = try await site.workplace.giveAccess(asked, in: dossier, as: visit.caller)
            return PermissionsController.done(dossier, outcome, "gegeven", typed.id)
        } catch Refusal.invalid(let problems) {
            let forms = try await forms(site, visit, typed)
            return again(site.setting(forms.entrance, forms.cover, visit), forms, typed, problems)
        }
    }

    /// The mail of an invitation, in the language of who invites; nil where none was asked for or none can be sent.
    private static func letter(
        _ typed: TypedGiving, _ site: Site, _ visit: Visit
    ) async throws -> InvitationLetter? {
        guard site.workplace.canMail, let place = site.settings.address, !typed.mail.allSatisfy(\.isWhitespace) else {
            return nil
        }
        let setting = site.setting(try await site.workplace.visitor(of: visit.caller), visit)
        let words = setting.words.giving.invitation
        return InvitationLetter(
            to: typed.mail, subject: words.mailSubject,
            body: words.mailBody([
                "name": typed.invited ?? "", "address": "\(place)\(Link.takeUp().path)",
                "code": InvitationLetter.codePlace,
            ]))
    }

    private static func again(
        _ setting: PageSetting, _ forms: GivingForms, _ typed: TypedGiving, _ problems: [FieldProblem],
        denied: Bool = false
    ) -> Answer {
        let words = setting.words.giving
        let messages = problems.map { FieldMessage($0.field, denied ? words.notMore : words.message(for: $0)) }
        return .page(GivingPage(setting, forms, typed, problems: messages).html, .unprocessableContent)
    }

    private static func forms(_ site: Site, _ visit: Visit, _ typed: TypedGiving) async throws -> GivingForms {
        try await site.workplace.prepareGiving(
            in: try visit.id("dossier"), changing: typed.replaces, answering: typed.answers, sharing: typed.entry,
            as: visit.caller)
    }
}

extension AskedGrant {
    /// What else is wrong, so that everything is said at once.
    fileprivate func otherProblems(than known: [FieldProblem], _ forms: GivingForms, _ visit: Visit) -> [FieldProblem] {
        problems(on: forms.entrance.clock.day(of: visit.caller.at)).filter { problem in
            !known.contains { $0.field == problem.field }
        }
    }
}
