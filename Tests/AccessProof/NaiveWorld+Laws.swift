import Dossier
import TestKit

/// Permits on a law: an organisation that may use it, one worker, a second one, an end, and a person who hears (rule 6).
extension NaiveWorld {
    struct LawAsked {
        let id: GrantID
        let law: String
        let principal: Principal
        let areas: [Area]
        let themes: [Theme]
        let verbs: VerbSet
        let until: Moment
        let mark: String
        let by: AccountID
        let at: Moment
        /// Whoever said yes.
        var confirmedBy: AccountID?
        /// Somebody said yes or no, or it was taken back.
        var isAnswered = false
        var isReviewed = false
    }

    struct Objection {
        let id: EntryID
        let permit: GrantID
        let mark: String
        var isAnswered = false
    }

    /// Whoever works where a law is switched on: youth help, here.
    func worksWithLaw(_ account: AccountID, _ now: Moment) -> Bool {
        !lawsOn.isEmpty && works(account, now).contains { $0.organisation == Cast.jeugdhulp }
    }

    /// Unanswered it is over after two weeks, or at its own end.
    func waits(_ asked: LawAsked, _ now: Moment) -> Bool {
        !asked.isAnswered && now < asked.at.moved(by: 14 * Moment.day) && now < asked.until
    }

    /// Whether a yes makes a permit of it now: of another worker, while whoever registered it still works there, the law is
    /// still on and the person lives.
    func maySecond(_ asked: LawAsked, _ who: AccountID, _ now: Moment) -> Bool {
        who != asked.by && worksWithLaw(who, now) && worksWithLaw(asked.by, now) && lawsOn.contains(asked.law)
            && waits(asked, now) && death(now) == nil
    }

    /// Who registered or confirmed a permit, and whoever it lets in, ends it.
    func mayEnd(_ asked: LawAsked, _ who: AccountID, _ now: Moment) -> Bool {
        asked.confirmedBy != nil && worksWithLaw(who, now)
            && (who == asked.by || who == asked.confirmedBy || names(asked.principal, who, now))
    }

    /// Whether it lets in now: no deny and no person takes it away, its end and its workers do.
    func isRunning(_ asked: LawAsked, _ now: Moment) -> Bool {
        given.contains { $0.id == asked.id && $0.withdrawnAt == nil && now < asked.until }
    }

    /// What whoever works with laws reads: what waits, and what they may end.
    func words(onLawPageOf account: AccountID, _ now: Moment) -> Set<String> {
        guard worksWithLaw(account, now) else { return [] }
        return Set(
            lawAsked.filter { waits($0, now) || mayEnd($0, account, now) && isRunning($0, now) }.map(\.mark))
    }
}
