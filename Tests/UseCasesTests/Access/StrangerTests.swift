import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 1 and case u: what is not permitted looks exactly like what does not exist.
@Suite("A stranger cannot tell a dossier that is there from one that is not")
struct StrangerTests {
    /// What a stranger can notice, and what the log keeps of it.
    private struct Answer: Equatable {
        let refusal: String?
        let main: [WatchedEngine.Transaction]
        let keys: [WatchedEngine.Transaction]
        let lines: [LoggedLine]
    }

    private func ask(
        _ reading: Reading, _ dossier: DossierID, _ report: EntryID, _ account: AccountID, _ place: TestPlace
    ) async throws -> Answer {
        let caller = try await place.caller(account)
        let before = try await place.log().count
        place.engine.forget()
        place.keyStore.forget()
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await reading.read(place.workplace, dossier, report, caller))
        } catch {
            outcome = .failure(error)
        }
        let (main, keys) = (place.engine.transactions, place.keyStore.transactions)
        return Answer(
            refusal: outcome.refusal, main: main, keys: keys, lines: Array(try await place.log().dropFirst(before)))
    }

    @Test(
        "Equal answers, the same statements, one line each in the installation's log",
        arguments: Reading.all + Reading.writing)
    func looksAlike(_ reading: Reading) async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        let report = try await place.report("over geld", in: dossier, .of(.money), by: Cast.ruud)
        for account in [Cast.ruud, Cast.anouk, Cast.ineke] {
            let real = try await ask(reading, dossier, report.id, account, place)
            let random = try await ask(reading, NewIdentifier.make(at: Day.now), report.id, account, place)
            #expect(real == random)
            #expect(real.refusal == "notFound")
            #expect(real.lines.map(\.description) == ["view wholeDossier refused"])
            #expect(real.lines.allSatisfy { $0.dossier == .zero && $0.actor == account && $0.objectID == nil })
        }
        #expect(try await place.count("entry") == 1)
    }

    @Test("Also while others have the dossier open, and its key is in memory", arguments: Reading.all + Reading.writing)
    func looksAlikeInUse(_ reading: Reading) async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let report = try await place.report("over geld", in: dossier, .of(.money))
        _ = try await place.vault.seal(of: dossier)
        let cold = TestPlace.sameFiles(as: place)
        let real = try await ask(reading, dossier, report.id, Cast.ruud, place)
        let random = try await ask(reading, NewIdentifier.make(at: Day.now), report.id, Cast.ruud, place)
        let asleep = try await ask(reading, dossier, report.id, Cast.ruud, cold)
        #expect(real == random)
        #expect(asleep == random)
        #expect(real.keys.isEmpty, "the store of keys is not asked for a stranger")
    }

    @Test("A report of another dossier is not found through one's own")
    func staysInItsDossier() async throws {
        let place = try await TestPlace.open()
        let (own, other) = (try await place.dossier(), try await place.dossier(of: Cast.sam, key: "sam"))
        let report = try await place.report("van Sam", in: other)
        let read = Reading.all[3]
        let real = try await ask(read, own, report.id, Cast.lisa, place)
        let random = try await ask(read, own, NewIdentifier.make(at: Day.now), Cast.lisa, place)
        #expect(real == random && real.refusal == "notFound")
    }

    @Test("A confined note is nowhere for who is not named, the person included")
    func hidesConfined() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .organisation(Cast.kredietbank))])
        let note = try await place.report(
            "zorg", in: dossier, by: Cast.petra, as: .confined, named: [Cast.petra])
        let read = Reading.all[3]
        for account in [Cast.lisa, Cast.karin] {
            let real = try await ask(read, dossier, note.id, account, place)
            let random = try await ask(read, dossier, NewIdentifier.make(at: Day.now), account, place)
            #expect(real.refusal == "notFound" && real.refusal == random.refusal && real.lines == random.lines)
        }
        #expect(try await ask(read, dossier, note.id, Cast.petra, place).refusal == nil)
    }
}
