import Dossier
import Storage

/// What an organisation calls the people it works for.
package enum PersonWordRecords {
    package static func find(administration: Administration, _ session: any SQLSession) throws -> PersonWord? {
        try session.first("SELECT person_word FROM organisation WHERE id = \(administration.organisation)") {
            $0.optionalText(0).flatMap { PersonWord(rawValue: $0) }
        } ?? nil
    }

    package static func set(
        _ word: PersonWord?, administration: Administration, _ session: any SQLSession
    ) throws {
        try session.add(
            "UPDATE organisation SET person_word = \(word?.rawValue) WHERE id = \(administration.organisation)")
    }
}
