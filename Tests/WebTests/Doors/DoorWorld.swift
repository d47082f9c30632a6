import Dossier
import Records
import TestKit
import UseCases

@testable import Web

/// The fixed dossier with something real at every address: whoever finds nothing there is not let in, and not just looking
/// for what is not there.
struct DoorWorld: Sendable {
    /// Who tries the doors, where a situation is not about one of the fixed dossier's own.
    static let guest = AccountID(high: 1, low: 60)
    /// A colleague of Petra whose account was closed while she wrote.
    static let els = AccountID(high: 1, low: 61)

    static let dossier = DossierID(high: 9, low: 1)
    static let otherReport = EntryID(high: 9, low: 27)
    static let seenByNobody = EntryID(high: 9, low: 28)
    static let asking = GrantID(high: 9, low: 65)
    static let invitation = GrantID(high: 9, low: 66)
    static let kinGrant = GrantID(high: 9, low: 67)
    static let right = RightsRequestID(high: 9, low: 71)
    static let copy = CopyID(high: 9, low: 72)
    static let restriction = RightsRequestID(high: 9, low: 73)
    static let emergency = EmergencyID(high: 8, low: 81)
    static let death = DeathID(high: 9, low: 81)
    static let draft = EntryID(high: 9, low: 91)
    static let seatAsked = SeatRequestID(high: 8, low: 41)
    static let seatInvited = SeatRequestID(high: 8, low: 42)

    let web: Web
    let fixed: FixedDossier
    let situation: DoorSituation

    var place: TestPlace { web.place }

    static func open(_ situation: DoorSituation) async throws -> DoorWorld {
        let web = try await Web.open()
        let place = web.place
        try await place.addAccount(guest, name: "Gerda Gast", address: "gast@klaver.test")
        try await place.addAccount(els, name: "Els Bakker", address: "els@klaver.test")
        let membership = Membership(
            account: els, organisation: Cast.kredietbank, department: Cast.schuldhulp, role: "stagiair",
            period: Period(from: Day.past))
        try await place.engine.write { try MembershipRecords.insert(membership, office: .worker, $0) }
        for organisation in [Cast.jeugdhulp, Cast.kredietbank] {
            try await place.seat(Cast.wim, as: .privacyOfficer, at: organisation)
        }
        try await place.switchEmergency()
        let law = TestPlace.countryLaw(situation.life.jurisdiction)
        try await place.switchLaw(law)
        if let visitor = situation.visitor { try await place.setUpFactor(of: visitor) }
        let fixed = try await FixedDossier.make(in: place, life: situation.life)
        let world = DoorWorld(web: web, fixed: fixed, situation: situation)
        try await world.putEntries()
        try await world.putWhatWaits()
        try await world.putOffices()
        try await situation.prepare(world)
        return world
    }

    private func putEntries() async throws {
        try await place.report("Nog een brief.", in: fixed.id, .of(.money), id: Self.otherReport)
        try await place.report(
            "Een zorg.", in: fixed.id, .of(.safety), as: .confined, named: [Self.els], id: Self.seenByNobody)
    }

    /// What is asked, offered and begun by the person or, where she is a child, by who acts for her.
    private func putWhatWaits() async throws {
        let decider =
            try await place.reach(of: Cast.lisa, in: fixed.id).acts.contains(.giveAccess) ? Cast.lisa : Cast.bart
        let workplace = place.workplace
        for (id, right, entry) in [
            (Self.right, Right.correction, FixedDossier.report), (Self.restriction, .restriction, Self.otherReport),
        ] {
            try await workplace.askRight(
                AskedRight(id: id, right: right, entry: entry, text: "Dat was niet zo."), in: fixed.id,
                as: place.caller(decider))
        }
        try await workplace.answerRight(
            Self.restriction, in: fixed.id, .granted, text: "Dat kan.", as: place.caller(Cast.wim))
        func asked(_ id: GrantID, to name: String?) -> AskedGrant {
            AskedGrant(
                id: id, principal: nil, scope: Scope(areas: .of(.reports), themes: .of(.money), verbs: .look),
                purpose: "helpt met de post", until: CivilDate(year: 2027, month: 5, day: 21), invited: name)
        }
        try await workplace.askForAccess(asked(Self.asking, to: nil), in: fixed.id, as: place.caller(Cast.anouk))
        try await workplace.invite(asked(Self.invitation, to: "tante Els"), in: fixed.id, as: place.caller(decider))
        let taker = try await place.rescuer(Cast.lisa)
        if decider == Cast.lisa, situation.visitor == Cast.lisa {
            try await workplace.askCopy(Self.copy, of: fixed.id, as: taker)
            try await place.makeCopies(PlainPress())
        }
    }

    /// What waits at the organisations: a permit on a law, emergency access, seats, and words that were left.
    private func putOffices() async throws {
        let (workplace, dossier) = (place.workplace, fixed.id)
        let life = situation.life
        try await place.registerLaw(
            in: dossier, id: 75, born: life.born, law: TestPlace.countryLaw(life.jurisdiction))
        try await place.openEmergency(in: dossier, id: Self.emergency)
        let ineke = try await place.caller(Cast.ineke)
        _ = try await workplace.giveSeat(
            AskedSeat(id: Self.seatAsked, department: Cast.teamThuis, role: "begeleider"), to: Cast.ineke,
            at: Cast.jeugdhulp, as: ineke)
        try await workplace.inviteWorker(
            AskedSeat(id: Self.seatInvited, department: Cast.teamThuis, role: "begeleider"), name: "Noor",
            address: "noor@klaver.test", letter: nil, to: Cast.jeugdhulp, as: place.next(ineke))
        // Her own place there, in a role nobody else has.
        try await place.give(.test(to: .department(Cast.schuldhulp, role: "stagiair")), in: dossier)
        try await workplace.saveDraft(
            Self.draft, for: dossier,
            words: DraftWords(text: "zonnebloem", form: "talk", themes: ["geld"], parent: nil),
            as: place.caller(Self.els))
        let at = place.now
        try await place.engine.write { try AccountRecords.disable(Self.els, at: at, $0) }
    }

    /// Registers that the person died.
    func registerDeath() async throws {
        try await place.workplace.registerDeath(
            AskedDeath(id: Self.death, day: CivilDate(year: 2026, month: 11, day: 19), known: "De familie belde."),
            in: fixed.id, as: try await place.rescuer(Cast.petra))
    }

    /// Lets the guest look as next of kin.
    func letKinLook() async throws {
        let asked = AskedKinLook(
            id: Self.kinGrant, address: "gast@klaver.test", areas: .of(.reports), themes: .of(.money),
            ground: "BW 7:458a", reason: "Zij wil weten wat er gebeurde.",
            until: CivilDate(year: 2027, month: 1, day: 31))
        try await place.workplace.letKinLook(asked, in: fixed.id, as: try await place.rescuer(Cast.wim))
    }
}
