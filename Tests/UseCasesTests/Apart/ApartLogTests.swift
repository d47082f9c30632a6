import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

/// What the log may tell of a report that is not for everyone.
@Suite("Rules 9 and 10: no line of the log tells what a report hides")
struct ApartLogTests {
    @Test("The right to add ended with the page open: the refusal on a confined note shows to nobody who is not named")
    func refusalIsConfined() async throws {
        let cast = try await ApartCast.open()
        let id = try await cast.write(for: .confined([Cast.joris]))
        let version = try #require(try await cast.place.row(id, in: cast.dossier)).version
        try await cast.place.withdraw(ApartCast.petrasGrant, in: cast.dossier)
        try await cast.place.give(.test(to: .account(Cast.petra), .all, .all, .look), in: cast.dossier)
        let petra = try await cast.place.caller(Cast.petra)
        let acts: [() async throws -> Void] = [
            {
                try await cast.place.workplace.correctReport(
                    id, in: cast.dossier, text: "roos", themes: .of(.health), version: version, as: petra)
            },
            {
                try await cast.place.workplace.react(
                    to: id, in: cast.dossier, id: EntryID(high: 8, low: 77), form: .answer, text: "roos", as: petra)
            },
        ]
        for act in acts {
            let (lines, outcome) = try await cast.place.logged(act)
            #expect(outcome.isDenied)
            #expect(lines.map(\.outcome) == [.refused] && lines.map(\.isConfined) == [true])
        }
    }

    @Test("The lines about a withheld report name no permit: its purpose would tell the person the theme")
    func withheldNamesNoPermit() async throws {
        let cast = try await ApartCast.open()
        let id = try await cast.write(for: .withheld(.another, months: 3))
        _ = try await cast.read(Cast.joris)
        try await cast.confirm(Cast.joris)
        let named = try await cast.place.count(
            "log_line", "object_id = \(id) AND dossier_id = \(cast.dossier) AND ground_id IS NOT NULL")
        #expect(named == 0)
        #expect(try await cast.place.count("log_line", "object_id = \(id) AND dossier_id = \(cast.dossier)") >= 3)
    }
}
