import Dossier
import Foundation
import Records
import TestKit
import Testing
import UseCases

@Suite("How far a copy is, turn by turn")
struct CopyProgressTests {
    private static let id = CopyID(high: 8, low: 1)
    private static let reports = 250

    private func place() async throws -> (place: TestPlace, dossier: DossierID, lisa: Caller) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        for number in 0..<Self.reports {
            try await place.report(
                "stuk \(number).", in: dossier, at: Day.now.moved(by: Int64(number - 300) * Moment.minute))
        }
        let lisa = try await place.caller(Cast.lisa)
        try await place.showFactor(lisa)
        try await place.workplace.askCopy(Self.id, of: dossier, as: place.next(lisa))
        return (place, dossier, lisa)
    }

    @Test("More reports than one turn makes: what is done rises to the total and never above, and the file is whole")
    func rises() async throws {
        let (place, dossier, lisa) = try await place()
        var done: [Int] = []
        var states: [CopyState] = []
        while try await !place.makeCopies(PlainPress(), atMost: 1).isEmpty {
            let reading = try await place.workplace.readCopy(of: dossier, as: place.next(lisa))
            let copy = try #require(reading.copy)
            #expect(copy.total == Self.reports && copy.done <= copy.total)
            // The page says no more than the total; nor does what is kept.
            #expect(try await place.count("dossier_copy", "done > total") == 0)
            done.append(copy.done)
            states.append(copy.state)
        }
        #expect(done == done.sorted() && done.first == 0 && done.last == Self.reports)
        #expect(Set(done).isSuperset(of: [100, 200]), "a hundred reports a turn")
        #expect(states.last == .ready && states.dropLast().allSatisfy { $0 == .making })
        let file = try await place.fetch(Self.id, .file, of: dossier, as: place.next(lisa))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
        let reports = try #require(object["reports"] as? [[String: Any]])
        let texts = reports.compactMap { $0["text"] as? String }
        #expect(texts.count == Self.reports)
        #expect(Set(texts) == Set((0..<Self.reports).map { "stuk \($0)." }), "each once")
    }
}
