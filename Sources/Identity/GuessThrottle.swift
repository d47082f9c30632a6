import Dossier

/// How long somebody waits after wrong passwords: a rule without I/O.
///
/// The wait doubles and has a ceiling, and it counts per account *and* origin, so that nobody can lock a person out from
/// elsewhere; the account as a whole waits a minute at most, so that a crowd of origins gains little and a person who
/// knows the password always comes in.
package enum GuessThrottle {
    package struct Limit: Sendable, Equatable {
        /// Wrong guesses that cost nothing.
        package let free: Int64
        /// The longest wait, in milliseconds.
        package let longestWait: Int64
    }

    package static let accountFromOrigin = Limit(free: 5, longestWait: 15 * Moment.minute)
    package static let origin = Limit(free: 30, longestWait: 15 * Moment.minute)
    package static let account = Limit(free: 20, longestWait: Moment.minute)
    /// Of the code of a second step, from everywhere together: six digits are few, and who guesses them has the password.
    package static let code = Limit(free: 20, longestWait: 15 * Moment.minute)
    /// Of mails to one address: nobody fills somebody's mailbox.
    package static let letter = Limit(free: 3, longestWait: Moment.hour)
    package static let lettersFromOrigin = Limit(free: 20, longestWait: Moment.hour)

    /// A run of wrong guesses is forgotten after this long without one.
    package static let memory: Int64 = 24 * Moment.hour

    /// Until when the next guess is not looked at; nil when it may come now.
    package static func waitsUntil(failures: Int64, lastAt: Moment, limit: Limit, now: Moment) -> Moment? {
        guard failures >= limit.free, now < lastAt.moved(by: memory) else { return nil }
        let doublings = min(failures - limit.free, 20)
        let until = lastAt.moved(by: min(limit.longestWait, Moment.second << doublings))
        return now < until ? until : nil
    }

    /// The count after one more wrong guess.
    package static func count(after failures: Int64, lastAt: Moment, now: Moment) -> Int64 {
        now < lastAt.moved(by: memory) ? failures + 1 : 1
    }
}
