import Dossier
import Foundation
import Records
import TestKit
import Testing
import UseCases

@Suite("A copy: of what somebody may see at each part, for who asked and nobody else")
struct MakeCopyTests {
    private static let id = CopyID(high: 8, low: 1)
    private static let mark = "zonnebloem"

    /// Lisa's dossier with a word in every text of it.
    private func place() async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open()
        let fixed = try await FixedDossier.make(in: place) { "\($0) \(Self.mark)" }
        return (place, fixed.id)
    }

    private func asked(
        _ place: TestPlace, _ dossier: DossierID, by account: AccountID = Cast.lisa, _ id: CopyID = Self.id
    ) async throws -> Caller {
        let caller = try await place.caller(account)
        try await place.showFactor(caller)
        try await place.workplace.askCopy(id, of: dossier, as: place.next(caller))
        return caller
    }

    /// Every form of a copy, one after another.
    private func taken(
        _ place: TestPlace, _ dossier: DossierID, as caller: Caller, _ id: CopyID = Self.id
    ) async throws -> String {
        let forms: [CopyForm] = [.page, .file]
        var text = ""
        for form in forms { text += try await place.fetch(id, form, of: dossier, as: place.next(caller)) }
        return text
    }

    @Test("The person's copy holds the people, the story, the plan and the reports, and the own private note")
    func holds() async throws {
        let (place, dossier) = try await place()
        let lisa = try await asked(place, dossier)
        #expect(try await place.makeCopies(PlainPress()).last == .ready)
        for form in [CopyForm.page, .file] {
            let text = try await place.fetch(Self.id, form, of: dossier, as: place.next(lisa))
            for words in [
                "De brief van de huur is geregeld.", "Vandaag sliep ik goed.", "Wat fijn voor je!", "Rust in huis",
                "Ik open mijn post elke dag", "Petra Kuipers", "Alleen voor mij.",
            ] {
                #expect(text.contains(words), "\(form): \(words)")
            }
        }
    }

    @Test("Rules 9, 10 and 11: what is confined, the words of what is withheld, and a draft are in no form")
    func holdsNot() async throws {
        let (place, dossier) = try await place()
        let lisa = try await asked(place, dossier)
        try await place.makeCopies(PlainPress())
        let text = try await taken(place, dossier, as: lisa)
        for words in ["Een zorg om de veiligheid", "Over haar broer"] { #expect(!text.contains(words), "\(words)") }
        #expect(text.contains("withheld"), "one line says that there is something")
        #expect(!text.contains(FixedDossier.confined.text))
        #expect(!text.contains(Cast.address(of: Cast.joris)), "nobody's address to sign in with, but the own")
        let file = try await place.fetch(Self.id, .file, of: dossier, as: place.next(lisa))
        #expect(!file.contains(FixedDossier.withheld.text) && file.contains("kopie.invalid"))
    }

    @Test("Rule 18: who represents the person takes a copy without the person's private notes")
    func representative() async throws {
        let (place, dossier) = try await place()
        let bart = try await asked(place, dossier, by: Cast.bart)
        try await place.makeCopies(PlainPress())
        let text = try await taken(place, dossier, as: bart)
        #expect(text.contains("De brief van de huur is geregeld.") && !text.contains("Alleen voor mij."))
    }

    @Test("The file is a dossier file: it comes in where the dossier is not")
    func fileComesIn() async throws {
        let place = try await TestPlace.open()
        let dossier = try await FixedDossier.make(in: place).id
        let lisa = try await asked(place, dossier)
        try await place.makeCopies(PlainPress())
        let file = try await place.fetch(Self.id, .file, of: dossier, as: place.next(lisa))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
        #expect((object["copy"] as? [String: Any])?["madeAt"] != nil)
        #expect((object["reports"] as? [Any])?.count == 3)
        let elsewhere = try await TestPlace.open(cast: false)
        let shell = Caller(
            token: nil, origin: "shell", request: NewIdentifier.make(at: elsewhere.now), at: elsewhere.now)
        _ = try await elsewhere.workplace.importDossiers([(name: "copy.json", data: Data(file.utf8))], caller: shell)
        #expect(try await elsewhere.count("entry", "kind = 1") == 3)
    }

    @Test("Rule 4: a worker asks for none, whatever they may see; a stranger finds nothing")
    func notForWorkers() async throws {
        let (place, dossier) = try await place()
        let petra = try await place.caller(Cast.petra)
        try await place.showFactor(petra)
        let workplace = place.workplace
        let asked = try await place.logged { try await workplace.askCopy(Self.id, of: dossier, as: petra) }
        #expect(asked.outcome.isDenied && asked.lines.map(\.outcome) == [.refused])
        #expect(try await place.logged { try await workplace.readCopy(of: dossier, as: petra) }.outcome.isDenied)
        let ruud = try await place.caller(Cast.ruud)
        let stranger = try await place.logged { try await workplace.askCopy(Self.id, of: dossier, as: ruud) }
        #expect(stranger.outcome.refusal == "notFound" && stranger.lines.map(\.dossier) == [.zero])
        #expect(try await place.count("dossier_copy") == 0)
    }

    @Test("Asking and getting it both need a code that was shown a moment ago")
    func needsFactor() async throws {
        let (place, dossier) = try await place()
        let workplace = place.workplace
        let plain = try await place.caller(Cast.lisa)
        let refused = try await place.logged { try await workplace.askCopy(Self.id, of: dossier, as: plain) }
        #expect(refused.outcome.refusal == "factorNeeded")
        let lisa = try await asked(place, dossier)
        try await place.makeCopies(PlainPress())
        place.clock.move(by: 5 * Moment.minute)
        let late = try await place.logged {
            try await workplace.fetchCopy(Self.id, .page, of: dossier, as: place.next(lisa))
        }
        #expect(late.outcome.refusal == "factorNeeded")
    }

    @Test("Nobody gets what another asked for, also not who owns the dossier along")
    func onlyTheirs() async throws {
        let (place, dossier) = try await place()
        _ = try await asked(place, dossier)
        try await place.makeCopies(PlainPress())
        let bart = try await place.caller(Cast.bart)
        try await place.showFactor(bart)
        let workplace = place.workplace
        let outcome = try await place.logged {
            try await workplace.fetchCopy(Self.id, .page, of: dossier, as: place.next(bart))
        }.outcome
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await workplace.readCopy(of: dossier, as: place.next(bart)).copy == nil)
    }

    @Test("Two copies of two people are made beside each other; a form sent twice asks once")
    func besideEachOther() async throws {
        let (place, dossier) = try await place()
        let lisa = try await asked(place, dossier)
        let bart = try await asked(place, dossier, by: Cast.bart, CopyID(high: 8, low: 2))
        try await place.workplace.askCopy(Self.id, of: dossier, as: place.next(lisa))
        try await place.workplace.askCopy(CopyID(high: 8, low: 3), of: dossier, as: place.next(lisa))
        #expect(try await place.count("dossier_copy") == 2)
        try await place.makeCopies(PlainPress())
        #expect(try await taken(place, dossier, as: lisa).contains("Alleen voor mij."))
        #expect(try await !taken(place, dossier, as: bart, CopyID(high: 8, low: 2)).contains("Alleen voor mij."))
    }

    @Test("Asked, made and taken along are each a line in the dossier's log")
    func isLogged() async throws {
        let (place, dossier) = try await place()
        let (lines, _) = try await place.logged {
            let lisa = try await asked(place, dossier)
            try await place.makeCopies(PlainPress())
            _ = try await place.fetch(Self.id, .page, of: dossier, as: place.next(lisa))
        }
        let exports = lines.filter { $0.action == .export }
        #expect(exports.map(\.description) == Array(repeating: "export wholeDossier done", count: 3))
        #expect(exports.allSatisfy { $0.dossier == dossier && $0.actor == Cast.lisa && $0.hasDetail })
    }

    @Test("Its words are sealed, and to their own place")
    func sealed() async throws {
        let (place, dossier) = try await place()
        let lisa = try await asked(place, dossier)
        try await place.makeCopies(PlainPress())
        let pieces = try await place.engine.read { session in
            try session.all("SELECT sealed FROM dossier_copy_piece UNION ALL SELECT sealed FROM dossier_copy") {
                String(decoding: $0.bytes(0), as: UTF8.self)
            }
        }
        #expect(pieces.count > 5 && pieces.allSatisfy { !$0.contains(Self.mark) && !$0.contains("Lisa") })
        _ = try await place.engine.write {
            try $0.run("UPDATE dossier_copy_piece SET position = 999999 WHERE form = 1 AND position = 0")
        }
        await #expect(throws: SealError.doesNotOpen) {
            try await place.fetch(Self.id, .page, of: dossier, as: place.next(lisa))
        }
    }
}
