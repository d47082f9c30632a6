import Dossier
import Identity
import Records
import Storage

/// One count of wrong guesses.
struct GuessBucket: Sendable {
    private let name: [UInt8]
    private let limit: GuessThrottle.Limit

    /// Wrong codes of invitations from one place.
    static func codes(from origin: String, _ lookup: LookupHash) -> GuessBucket {
        GuessBucket(name: lookup.hash(origin, as: "guess.code"), limit: GuessThrottle.origin)
    }

    func waitsUntil(_ now: Moment, _ session: any SQLSession) throws -> Moment? {
        try GuessRecords.find(name, session).flatMap {
            GuessThrottle.waitsUntil(failures: $0.failures, lastAt: $0.lastAt, limit: limit, now: now)
        }
    }

    func countWrong(at now: Moment, _ session: any SQLSession) throws {
        let known = try GuessRecords.find(name, session)
        let failures = GuessThrottle.count(after: known?.failures ?? 0, lastAt: known?.lastAt ?? now, now: now)
        try GuessRecords.set(name, failures: failures, at: now, session)
    }
}
