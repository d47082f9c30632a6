import Dossier
import Identity
import Records
import Storage

/// The counts of wrong guesses that one attempt touches.
struct GuessBuckets: Sendable {
    private struct Bucket: Sendable {
        let key: [UInt8]
        let limit: GuessThrottle.Limit
        /// A right answer empties it. The origin's own count stays: somebody who knows one password may be guessing others.
        let isForgotten: Bool
    }

    private let buckets: [Bucket]

    /// Of a password for an address.
    static func password(of addressHash: [UInt8], from origin: String, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(
                key: lookup.hash(addressHash + Array(origin.utf8), as: "guess.both"),
                limit: GuessThrottle.accountFromOrigin, isForgotten: true),
            Bucket(key: lookup.hash(origin, as: "guess.origin"), limit: GuessThrottle.origin, isForgotten: false),
            Bucket(
                key: lookup.hash(addressHash, as: "guess.account"), limit: GuessThrottle.account, isForgotten: true),
        ])
    }

    /// Of a code of the second step. Whoever guesses one knows the password already, so the account as a whole waits
    /// longer than for a password: six digits are few. Wrong passwords of others at the same place do not count: a code is
    /// what emergency access asks for.
    static func code(of account: AccountID, from origin: String, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(
                key: lookup.hash(account.bytes + Array(origin.utf8), as: "guess.code.both"),
                limit: GuessThrottle.accountFromOrigin, isForgotten: true),
            Bucket(
                key: lookup.hash(account.bytes, as: "guess.code.account"), limit: GuessThrottle.code,
                isForgotten: true),
        ])
    }

    /// Of a passkey. Nobody guesses a signature; but whoever keeps trying waits, and nobody keeps somebody out from elsewhere.
    static func passkey(_ hash: [UInt8], from origin: String, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(
                key: lookup.hash(hash + Array(origin.utf8), as: "guess.passkey.both"),
                limit: GuessThrottle.accountFromOrigin, isForgotten: true),
            Bucket(key: lookup.hash(origin, as: "guess.passkey"), limit: GuessThrottle.origin, isForgotten: false),
        ])
    }

    /// Of the code of an invitation: nobody knows yet who types it.
    static func invitation(from origin: String, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(key: lookup.hash(origin, as: "guess.invitation"), limit: GuessThrottle.origin, isForgotten: false)
        ])
    }

    /// Of dossiers that were not there, by who opens emergency access or registers a permit on a law (access rules 21 and 6): by
    /// the account, wherever they are.
    static func dossiers(by account: AccountID, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(
                key: lookup.hash(account.bytes, as: "guess.emergency"), limit: GuessThrottle.accountFromOrigin,
                isForgotten: false)
        ])
    }

    /// Of mails with a link to a new password: asking counts, whether there is such an account or not.
    static func letter(to addressHash: [UInt8], from origin: String, _ lookup: LookupHash) -> GuessBuckets {
        GuessBuckets(buckets: [
            Bucket(
                key: lookup.hash(addressHash, as: "letter.address"), limit: GuessThrottle.letter, isForgotten: false),
            Bucket(
                key: lookup.hash(origin, as: "letter.origin"), limit: GuessThrottle.lettersFromOrigin,
                isForgotten: false),
        ])
    }

    func waitsUntil(_ now: Moment, _ session: any SQLSession) throws -> Moment? {
        try buckets.compactMap { bucket in
            try GuessRecords.find(bucket.key, session).flatMap {
                GuessThrottle.waitsUntil(failures: $0.failures, lastAt: $0.lastAt, limit: bucket.limit, now: now)
            }
        }.max()
    }

    func countWrong(at now: Moment, _ session: any SQLSession) throws {
        for bucket in buckets {
            let known = try GuessRecords.find(bucket.key, session)
            let failures = GuessThrottle.count(after: known?.failures ?? 0, lastAt: known?.lastAt ?? now, now: now)
            try GuessRecords.set(bucket.key, failures: failures, at: now, session)
        }
    }

    func forget(_ session: any SQLSession) throws {
        for bucket in buckets where bucket.isForgotten { try GuessRecords.forget(bucket.key, session) }
    }
}
