import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Rules 15 and 18: who acts for the person reads of the permits what goes with their own look")
struct KnowingPermitsTests {
    private static let mandate = Mandate(
        account: Cast.bart, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.intimacy))
    private static let intimate = Grant.test(to: .account(Cast.petra), .of(.reports), .of(.intimacy))
    private static let whole = Grant.test(to: .account(Cast.ruud))
    private static let money = Grant.test(to: .account(Cast.joris), .of(.reports), .of(.money))

    private func place() async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [Self.mandate], grants: [Self.intimate, Self.whole, Self.money])
        return (place, dossier)
    }

    @Test("Kept out of a theme: a permit on it is not there, of a wider one not that theme nor why")
    func permissions() async throws {
        let (place, dossier) = try await place()
        let read = try await place.workplace.readPermissions(of: dossier, as: place.caller(Cast.bart))
        #expect(Set(read.current.map(\.grant.id)) == [Self.whole.id, Self.money.id])
        #expect(read.isPart)
        let wide = try #require(read.current.first { $0.grant.id == Self.whole.id })
        #expect(wide.purpose.isEmpty && !wide.scope.themes.contains(.intimacy) && wide.scope.themes.contains(.money))
        #expect(read.current.first { $0.grant.id == Self.money.id }?.purpose == "helpt mij")
        let own = try await place.workplace.readPermissions(of: dossier, as: place.caller(Cast.lisa))
        #expect(own.current.count == 3 && own.current.allSatisfy { $0.purpose == "helpt mij" } && !own.isPart)
        #expect(own.current.allSatisfy { $0.scope == $0.grant.scope })
    }

    @Test("What somebody asked on that theme is the person's to read, and not theirs")
    func requests() async throws {
        let (place, dossier) = try await place()
        let petra = try await place.caller(Cast.petra)
        for (number, theme) in [(UInt64(1), Theme.intimacy), (2, .health)] {
            _ = try await place.workplace.askForAccess(
                AskedGrant(
                    id: GrantID(high: 7, low: number), principal: nil,
                    scope: Scope(areas: .of(.reports), themes: .of(theme), verbs: .look), purpose: "omdat het moet",
                    until: CivilDate("2027-05-01")),
                in: dossier, as: place.next(petra))
        }
        let bart = try await place.workplace.readPermissions(of: dossier, as: place.caller(Cast.bart))
        #expect(bart.requests.map(\.request.scope.themes) == [.of(.health)])
        let lisa = try await place.workplace.readPermissions(of: dossier, as: place.caller(Cast.lisa))
        #expect(lisa.requests.count == 2)
    }

    @Test("In the log too: that somebody looked, and why only of what they look at themselves")
    func log() async throws {
        let (place, dossier) = try await place()
        let read = try await place.workplace.readAccessLog(of: dossier, as: place.caller(Cast.bart))
        #expect(read.purposes == [Self.money.id: "helpt mij"])
        let own = try await place.workplace.readAccessLog(of: dossier, as: place.caller(Cast.lisa))
        #expect(Set(own.purposes.keys) == [Self.intimate.id, Self.whole.id, Self.money.id])
    }
}
