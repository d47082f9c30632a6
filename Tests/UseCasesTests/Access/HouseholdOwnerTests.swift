import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Rule 17: of a household the adults decide; when somebody was born stands in their own dossier")
struct HouseholdOwnerTests {
    @Test("A child named among the owners reaches nothing of it until the midnight of 18, and then what owners do")
    func child() async throws {
        let place = try await TestPlace.open()
        let born = DossierClock.amsterdam.day(of: place.now).adding(months: -12 * 18).adding(days: 1)
        _ = try await place.dossier()
        _ = try await place.dossier(of: Cast.sam, key: "sam", born: born)
        let family = try await place.household(of: [Cast.lisa, Cast.sam, Cast.bart])
        #expect(try await place.reach(of: Cast.sam, in: family).isEmpty)
        #expect(try await !place.workplace.readHome(as: place.caller(Cast.sam)).dossiers.contains { $0.id == family })
        await #expect(throws: Refusal.self) {
            _ = try await place.workplace.readOverview(of: family, as: place.caller(Cast.sam))
        }
        // Bart has no dossier of his own: of him nothing says that he is no adult.
        for adult in [Cast.lisa, Cast.bart] {
            #expect(try await place.reach(of: adult, in: family).acts == .ofThePerson)
        }
        let midnight = DossierClock.amsterdam.moment(of: born.birthday(18))
        place.clock.move(by: midnight.milliseconds - place.now.milliseconds - 1)
        #expect(try await place.reach(of: Cast.sam, in: family).isEmpty)
        place.clock.move(by: 1)
        #expect(try await place.reach(of: Cast.sam, in: family).acts == .ofThePerson)
    }

    @Test("Their own dossier is theirs as before, and who else owns the household says nothing about it")
    func own() async throws {
        let place = try await TestPlace.open()
        let born = DossierClock.amsterdam.day(of: place.now).adding(months: -12 * 17)
        let own = try await place.dossier(of: Cast.sam, key: "sam", born: born)
        _ = try await place.household(of: [Cast.lisa, Cast.sam])
        #expect(try await place.reach(of: Cast.sam, in: own).acts == .ofThePerson)
        #expect(try await place.reach(of: Cast.lisa, in: own).isEmpty)
    }
}
