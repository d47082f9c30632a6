import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Rule 28: who decides now is told that permits are to be looked at again, and nobody else")
struct ReviewNoticeTests {
    private static let birthday = Day.at(2026, 11, 30)

    /// Sam, who is sixteen in nine days; his mother gave Petra and Karin access.
    private func open(mail: Mailbox?) async throws -> (place: TestPlace, dossier: DossierID, grants: [Grant]) {
        let place = try await TestPlace.open(mail: mail)
        let grants = [Grant.test(to: .account(Cast.petra)), Grant.test(to: .account(Cast.karin))]
        let dossier = try await place.dossier(
            of: Cast.sam,
            mandates: [
                Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past)),
                Mandate(account: Cast.bart, basis: .parent, period: Period(from: Day.past)),
            ], grants: grants, born: CivilDate(year: 2010, month: 11, day: 30))
        return (place, dossier, grants)
    }

    private func promised(_ place: TestPlace) async throws -> Int {
        try await place.workplace.takeTurnAtReviews(DigestTests.write).promised
    }

    @Test("One mail for all that began, to who decides alone now; not a day before, and not twice")
    func mails() async throws {
        let mailbox = try Mailbox()
        let (place, _, _) = try await open(mail: mailbox)
        place.clock.set(Self.birthday.moved(by: -1))
        #expect(try await promised(place) == 0)
        place.clock.set(Self.birthday)
        #expect(try await promised(place) == 1)
        #expect(try await promised(place) == 0)
        while try await place.workplace.sendNextMail() != .nothing {}
        let letters = try mailbox.letters()
        #expect(letters.count == 1 && letters.allSatisfy { $0.contains("To: sam@") && $0.contains("Subject: review") })
        for secret in ["Petra", "Lisa", "Dossier"] { #expect(!letters.contains { $0.contains(secret) }) }
    }

    @Test("What was taken back before the mail went is told to nobody")
    func overBeforeItGoes() async throws {
        let mailbox = try Mailbox()
        let (place, dossier, grants) = try await open(mail: mailbox)
        place.clock.set(Self.birthday)
        #expect(try await promised(place) == 1)
        for grant in grants { try await place.withdraw(grant.id, in: dossier) }
        while try await place.workplace.sendNextMail() != .nothing {}
        #expect(try mailbox.letters().isEmpty)
    }

    @Test("At home it stands as long as the review lasts, for who decides; also where no mail is sent")
    func atHome() async throws {
        let (place, dossier, _) = try await open(mail: nil)
        func told(_ account: AccountID) async throws -> [Int] {
            try await place.workplace.readHome(as: place.caller(account)).ownNotices.map(\.reviews)
        }
        place.clock.set(Self.birthday.moved(by: -1))
        for account in [Cast.sam, Cast.lisa] { #expect(try await told(account).isEmpty) }
        place.clock.set(Self.birthday)
        #expect(try await promised(place) == 0)
        let notice = try #require(try await place.workplace.readHome(as: place.caller(Cast.sam)).ownNotices.first)
        #expect(notice.dossier == dossier && notice.reviews == 2 && notice.shellActAt == nil)
        #expect(notice.firstReviewEnds == Day.at(2027, 2, 28))
        for account in [Cast.lisa, Cast.bart, Cast.petra, Cast.wim] { #expect(try await told(account).isEmpty) }
        place.clock.set(Day.at(2027, 2, 28))
        #expect(try await told(Cast.sam).isEmpty)
    }

    @Test("Over more dossiers than one turn takes, each is told of once")
    func manyDossiers() async throws {
        let (place, _, _) = try await open(mail: try Mailbox())
        for number in 1...54 {
            _ = try await place.dossier(
                of: Cast.sam, key: "sam\(number)",
                mandates: [Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))],
                grants: [.test(to: .account(Cast.petra))], born: CivilDate(year: 2010, month: 11, day: 30))
        }
        place.clock.set(Self.birthday)
        let first = try await place.workplace.takeTurnAtReviews(DigestTests.write)
        #expect(first.promised == 50)
        let second = try await place.workplace.takeTurnAtReviews(after: first.next, DigestTests.write)
        #expect(second.promised == 5 && second.next == nil)
        #expect(try await promised(place) == 0)
    }
}
