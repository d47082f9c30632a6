import Dossier
import HTTPTypes
import Records
import UseCases

enum InvitationController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat/uitnodiging/:grant") { site, visit in
            let invitation = try await site.workplace.readInvitation(
                try visit.id("grant"), in: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(invitation.entrance, invitation.cover, visit)
            let link = place(site, visit) + Link.takeUp().path
            return .page(
                InvitationPage(setting, invitation, link: link, isMailed: visit.query.has("gemaild")).html)
        },
        .get("/uitnodiging") { site, visit in
            var typed = TakeUpPage.Typed()
            typed.code = visit.query["code"] ?? ""
            return .page(TakeUpPage(await setting(site, visit), typed).html)
        },
        .post("/uitnodiging", takeUp),
        // Who makes an account has no session whose token the form could carry.
        .post("/uitnodiging/nieuw", needsFormToken: false, signUp),
    ]

    private static func takeUp(_ site: Site, _ visit: Visit) async throws -> Answer {
        let typed = TakeUpPage.Typed(visit.form)
        let setting = await setting(site, visit)
        let words = setting.words.giving.invitation
        if typed.code.allSatisfy(\.isWhitespace) {
            // A form without a session is asked to sign in, whatever it holds.
            _ = try await site.workplace.visitor(of: visit.caller)
            return again(setting, typed, [FieldMessage("code", words.missingCode)])
        }
        return answer(try await site.workplace.takeUp(typed.code, as: visit.caller), setting, typed)
    }

    private static func signUp(_ site: Site, _ visit: Visit) async throws -> Answer {
        let typed = TakeUpPage.Typed(visit.form)
        let setting = await setting(site, visit)
        let words = setting.words.giving.invitation
        var problems: [FieldMessage] = []
        if typed.code.allSatisfy(\.isWhitespace) { problems.append(FieldMessage("code", words.missingCode)) }
        if typed.name.allSatisfy(\.isWhitespace) { problems.append(FieldMessage("naam", words.missingYourName)) }
        if typed.name.unicodeScalars.count > AskedGrant.longestName {
            problems.append(FieldMessage("naam", words.longName))
        }
        guard problems.isEmpty else { return again(setting, typed, problems) }
        do {
            let (outcome, token) = try await site.workplace.signUp(
                typed.code, address: typed.address, name: WrittenText.kept(typed.name),
                password: visit.form["password"] ?? "", as: visit.caller)
            let answer = answer(outcome, setting, typed)
            return token.map { answer.with(cookie: SignInController.sessionCookie($0, site)) } ?? answer
        } catch let problem as AccountProblem {
            return again(setting, typed, [words.message(for: problem)])
        }
    }

    private static func answer(_ outcome: TakenUp, _ setting: PageSetting, _ typed: TakeUpPage.Typed) -> Answer {
        let words = setting.words.giving.invitation
        switch outcome {
        case .into(let dossier): return .redirect(.overview(dossier))
        case .waits: return .page(TakeUpPage(setting, TakeUpPage.Typed(), told: words.waits).html)
        case .waitsForAdministrator:
            return .page(TakeUpPage(setting, TakeUpPage.Typed(), told: setting.words.organisations.invite.taken).html)
        case .isOwn: return .page(TakeUpPage(setting, TakeUpPage.Typed(), told: words.isOwn).html)
        case .noSuchCode: return again(setting, typed, [FieldMessage("code", words.noSuchCode)])
        case .wait: return again(setting, typed, [FieldMessage("code", words.wait)], .tooManyRequests)
        }
    }

    private static func again(
        _ setting: PageSetting, _ typed: TakeUpPage.Typed, _ problems: [FieldMessage],
        _ status: HTTPResponse.Status = .unprocessableContent
    ) -> Answer {
        .page(TakeUpPage(setting, typed, problems: problems).html, status)
    }

    /// Where the site is: as it is set, or as the browser of who reads the letter has it.
    static func place(_ site: Site, _ visit: Visit) -> String {
        site.settings.address ?? "\(site.settings.isSecure ? "https" : "http")://\(visit.host ?? "")"
    }

    /// The page is for everybody: who is signed in sees who they are.
    private static func setting(_ site: Site, _ visit: Visit) async -> PageSetting {
        var caller = visit.caller
        caller.proof = .notAsked
        guard let visitor = try? await site.workplace.visitor(of: caller) else { return site.setting(visit) }
        return site.setting(visitor, visit)
    }
}

extension Words.Giving.Invitation {
    fileprivate func message(for problem: AccountProblem) -> FieldMessage {
        switch problem {
        case .isThere: FieldMessage("email", isThere)
        // A reason is asked on the shell only.
        case .notAnAddress, .isNotThere, .noReason: FieldMessage("email", badAddress)
        case .passwordTooShort: FieldMessage("password", shortPassword)
        case .passwordTooLong: FieldMessage("password", longPassword)
        }
    }
}
