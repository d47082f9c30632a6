import Dossier
import Records
import UseCases

enum StaffController {
    static let routes: [Route] = [
        .get("/beheer/:organisation/medewerkers") { site, visit in
            let search = visit.query["zoek"] ?? ""
            let withLeavers = visit.query.has("weg")
            let reading = try await site.workplace.readStaff(
                of: try visit.id("organisation"), matching: search, withLeavers: withLeavers, as: visit.caller)
            let setting = site.setting(reading.visitor, visit)
            return .page(
                StaffPage(
                    setting, reading, search: search, withLeavers: withLeavers,
                    notice: visit.query.has("weggegaan") ? setting.words.organisations.leave.done : nil
                ).html)
        },
        .get("/beheer/:organisation/nieuw") { site, visit in
            try await newWorker(site, visit, TypedSeat(fresh: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/beheer/:organisation/nieuw", invite),
        .get("/beheer/:organisation/uitnodiging/:request") { site, visit in
            let invitation = try await site.workplace.readSeatInvitation(
                try visit.id("request"), of: try visit.id("organisation"), as: visit.caller)
            let link = InvitationController.place(site, visit) + Link.takeUp().path
            return .page(SeatLetterPage(site.setting(invitation.visitor, visit), invitation, link: link).html)
        },
        .get("/beheer/:organisation/medewerkers/:account") { site, visit in
            try await worker(site, visit, TypedSeat(fresh: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/beheer/:organisation/medewerkers/:account", give),
        .get("/beheer/:organisation/medewerkers/:account/stoppen") { site, visit in
            try await leaving(site, visit, seat: visit.query["plek"])
        },
        .post("/beheer/:organisation/medewerkers/:account/stoppen", stop),
    ]

    private static func invite(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let typed = TypedSeat(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let (seat, unread) = typed.asked
        do {
            guard unread.isEmpty else { throw Refusal.invalid(unread) }
            try await site.workplace.inviteWorker(
                seat, name: typed.name, address: typed.mail, letter: try await letter(typed, organisation, site, visit),
                to: organisation, as: visit.caller)
            return .redirect(.seatInvitation(organisation, typed.id))
        } catch Refusal.invalid(let problems) {
            return try await newWorker(site, visit, typed, problems)
        }
    }

    /// The mail of an invitation, in the language of who invites; nil where none can be sent.
    private static func letter(
        _ typed: TypedSeat, _ organisation: OrganisationID, _ site: Site, _ visit: Visit
    ) async throws -> InvitationLetter? {
        guard site.workplace.canMail, let place = site.settings.address else { return nil }
        let (visitor, own) = try await site.workplace.administered(as: visit.caller)
        let words = site.setting(visitor, visit).words.organisations.invite
        return InvitationLetter(
            to: typed.mail, subject: words.mailSubject,
            body: words.mailBody([
                "name": typed.name, "organisation": own.first { $0.id == organisation }?.name ?? "",
                "address": "\(place)\(Link.takeUp().path)", "code": InvitationLetter.codePlace,
            ]))
    }

    private static func newWorker(
        _ site: Site, _ visit: Visit, _ typed: TypedSeat, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let forms = try await site.workplace.prepareSeat(at: try visit.id("organisation"), as: visit.caller)
        let setting = site.setting(forms.visitor, visit)
        let messages = problems.map(setting.words.organisations.message)
        return .page(
            NewWorkerPage(setting, forms, typed, problems: messages).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func give(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let account: AccountID = try visit.id("account")
        let typed = TypedSeat(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        let (seat, unread) = typed.asked
        do {
            guard unread.isEmpty else { throw Refusal.invalid(unread) }
            let outcome = try await site.workplace.giveSeat(seat, to: account, at: organisation, as: visit.caller)
            return .redirect(
                .worker(organisation, account), query: outcome == .given ? "?gedaan=plek" : "?gedaan=wacht")
        } catch Refusal.invalid(let problems) {
            return try await worker(site, visit, typed, problems)
        }
    }

    private static func worker(
        _ site: Site, _ visit: Visit, _ typed: TypedSeat, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readWorker(
            try visit.id("account"), of: try visit.id("organisation"), as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.organisations
        let notices = ["plek": words.worker.given, "wacht": words.worker.waits, "gestopt": words.leave.done]
        return .page(
            WorkerPage(
                setting, reading, typed, problems: problems.map(words.message),
                notice: visit.query["gedaan"].flatMap { notices[$0] }
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func stop(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let account: AccountID = try visit.id("account")
        do {
            let day = try visit.lastDay()
            guard let seat = visit.form["plek"] else {
                try await site.workplace.letLeave(
                    account, at: organisation, after: day, closingAccount: visit.form.has("account"),
                    as: visit.caller)
                return .redirect(.staff(organisation), query: "?weggegaan=1")
            }
            guard let seat = MembershipID(seat) else { throw Refusal.notFound }
            try await site.workplace.endSeat(seat, of: account, at: organisation, after: day, as: visit.caller)
            return .redirect(.worker(organisation, account), query: "?gedaan=gestopt")
        } catch Refusal.invalid(let problems) {
            return try await leaving(site, visit, seat: visit.form["plek"], problems)
        }
    }

    private static func leaving(
        _ site: Site, _ visit: Visit, seat: String?, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readWorker(
            try visit.id("account"), of: try visit.id("organisation"), as: visit.caller)
        let named = seat.flatMap { text in
            reading.worker.seats.first { $0.seat.id.text == text && reading.endable.contains($0.seat.id) }
        }
        // One that is over, or that is not for this administrator to end, has no page.
        guard seat == nil ? !reading.isOneself : named != nil else {
            return .redirect(.worker(reading.organisation, reading.worker.account))
        }
        let setting = site.setting(reading.visitor, visit)
        return .page(
            LeavePage(
                setting, reading, seat: named, lastDay: visit.form["tot"] ?? "",
                closesAccount: visit.form.has("account"), problems: problems.map(setting.words.organisations.message)
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }
}
