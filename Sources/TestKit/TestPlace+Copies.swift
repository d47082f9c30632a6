import Dossier
import Records
import UseCases

/// Sheets without any form, for tests that ask what is in a copy and not how it looks.
package struct PlainPress: CopyPress {
    package init() {}

    package func front(_ front: CopyFront) -> [UInt8] {
        let stopped = front.stoppedAt.map { "stopped at \($0.milliseconds)" } ?? "whole"
        return Array("copy of \(front.name) for \(front.takenBy), \(stopped)\n".utf8)
    }

    // Everything a sheet could show: a word that does not stand here, no sheet can hold.
    package func part(_ part: CopyPart) -> [UInt8] { Array("\(part.step): \(part.items)\n".utf8) }

    package func back(language: String) -> [UInt8] { Array("end\n".utf8) }
}

extension TestPlace {
    /// Makes parts until there is nothing left to do, or so many.
    @discardableResult
    package func makeCopies(_ press: some CopyPress, atMost most: Int = 200) async throws -> [CopyTurn] {
        var turns: [CopyTurn] = []
        while turns.count < most {
            let turn = try await workplace.takeTurnAtCopies(press)
            if turn == .nothing { break }
            turns.append(turn)
        }
        return turns
    }

    /// What somebody comes for, as text.
    package func fetch(
        _ id: CopyID, _ form: CopyForm, of dossier: DossierID, as caller: Caller
    ) async throws -> String {
        var bytes: [UInt8] = []
        for try await piece in try await workplace.fetchCopy(id, form, of: dossier, as: caller) { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }
}
