import Dossier
import Records

/// What stands in the fixed dossier.
extension FixedDossier {
    func putPeople() async throws {
        try await put(
            11, party("Lisa de Wit", account: Cast.lisa) { $0.callName = "Lisa" }, form: Circle.oneself.rawValue)
        try await put(
            12, party("Noor de Wit") { $0.callName = "Noor" }, form: Circle.household.rawValue)
        try await put(
            13,
            party("Petra Kuipers", account: Cast.petra) {
                $0.role = "schuldhulpverlener"
                $0.organisation = "Kredietbank"
                $0.department = "Team Oost"
                $0.goFor = "geld en post"
                $0.available = "maandag tot donderdag"
                $0.phone = "06 12345678"
                $0.email = "petra@klaver.test"
                $0.isLead = true
            }, form: Circle.professional.rawValue)
        try await put(
            14, party("Anouk Berkhout", account: Cast.anouk) { $0.role = "buurvrouw" }, form: Circle.network.rawValue)
    }

    private func party(_ name: String, account: AccountID? = nil, _ more: (inout PartyBody) -> Void = { _ in })
        -> PartyBody
    {
        var party = PartyBody(key: nil, name: name)
        party.account = account
        more(&party)
        party.name = saying(party.name)
        let fields: [WritableKeyPath<PartyBody, String?>] = [
            \.callName, \.role, \.organisation, \.department, \.goFor, \.available, \.phone, \.email,
        ]
        for field in fields {
            party[keyPath: field] = party[keyPath: field].map(saying)
        }
        party.about = saying("komt elke week")
        return party
    }

    func putReports() async throws {
        try await put(
            21,
            ReportBody(
                text: saying("De brief van de huur is geregeld."), about: [EntryID(high: 9, low: 12)],
                goal: EntryID(high: 9, low: 32), mood: 4, together: true), .of(.money),
            form: ReportForm.success.rawValue)
        let own = try await put(
            22, ReportBody(text: saying("Vandaag sliep ik goed.")), by: Cast.lisa, at: Day.at(2026, 11, 20, 21, 10),
            form: ReportForm.moment.rawValue)
        try await put(
            23, ReactionBody(text: saying("Wat fijn voor je!")), at: Day.at(2026, 11, 20, 22), in: own,
            form: ReactionForm.answer.rawValue)
        let review = Withholding(reason: .another, reviewAt: Day.at(2027, 2, 1), confirmedBy: Cast.joris)
        try await put(
            24, ReportBody(text: saying("Over haar broer."), withholding: review), .of(.health),
            form: ReportForm.worry.rawValue, as: .withheld)
        try await put(
            25, ReportBody(text: saying("Alleen voor mij.")), by: Cast.lisa, form: ReportForm.moment.rawValue, as: .own)
        try await put(
            26, ReportBody(text: saying("Een zorg om de veiligheid.")), .of(.safety),
            form: ReportForm.worry.rawValue, as: .confined, named: [Cast.petra])
    }

    func putPlans() async throws {
        let plan = try await put(
            31,
            PlanBody(
                title: saying("Rust in huis"), perspective: saying("Zelf de post doen"), from: Day.at(2026, 9, 1),
                until: Day.at(2027, 9, 1),
                signatures: [PlanBody.Signature(by: EntryID(high: 9, low: 11), at: Day.at(2026, 9, 2))]),
            status: PlanStatus.active.rawValue)
        let goal = try await put(
            32,
            GoalBody(
                text: saying("Ik open mijn post elke dag"), whose: EntryID(high: 9, low: 11), until: Day.at(2027, 3, 1),
                why: saying("Dan slaap ik beter"), scale: ["nooit", "soms", "vaak", "meestal", "altijd"].map(saying),
                steps: [GoalBody.Step(text: saying("Een bakje voor de post"), doneAt: Day.at(2026, 10, 1))]),
            .of(.money), in: plan, status: GoalStatus.active.rawValue)
        try await put(33, ProgressBody(level: 0, note: saying("drie dagen gelukt")), .of(.money), in: goal)
        try await put(
            34,
            AgreementBody(
                text: saying("Samen de belasting doen"), owner: EntryID(high: 9, low: 13),
                sign: saying("er ligt een brief"),
                goal: EntryID(high: 9, low: 32), basis: .consent),
            status: AgreementStatus.open.rawValue, due: Day.at(2026, 11, 28))
        let together = try await put(
            35,
            CooperationBody(
                title: saying("Zo werken we samen"), from: Day.at(2026, 9, 1), evaluateAt: Day.at(2027, 3, 1)),
            status: CooperationStatus.active.rawValue)
        try await put(
            36, CooperationItemBody(text: saying("We bellen eerst met Lisa"), party: EntryID(high: 9, low: 13)),
            in: together, form: 1)
        let meeting = try await put(
            37,
            MeetingBody(
                title: saying("Samen koffie"), place: saying("Thuis"), minutes: 60, with: [EntryID(high: 9, low: 13)],
                writtenAt: Day.at(2026, 11, 1)), at: Day.at(2026, 11, 24, 10), form: MeetingForm.visit.rawValue)
        try await put(38, MeetingItemBody(heading: saying("Post"), text: saying("We lopen de post na")), in: meeting)
    }

    func putStory() async throws {
        try await put(
            41, PortraitBody(title: saying("Wie ik ben"), text: saying("Ik ben moeder van drie.")), by: Cast.lisa,
            form: StoryPeriod.now.rawValue)
        try await put(
            42,
            LifeEventBody(
                title: saying("Verhuizing"), text: saying("Naar de stad."), year: saying("zomer 2019"),
                happenedAt: Day.at(2019, 7, 1)), by: Cast.lisa, at: Day.at(2019, 7, 1))
        try await put(
            43, WishBody(text: saying("Een moestuin"), whose: EntryID(high: 9, low: 11)), by: Cast.lisa,
            status: WishStatus.now.rawValue)
    }
}
