import Dossier
import TestKit

/// Death (rule 26).
extension NaiveWorld {
    struct Death {
        let id: DeathID
        let at: Moment
        /// How it is known, in a word of its own.
        let mark: String
        var putRightAt: Moment?
    }

    func death(_ now: Moment) -> Death? { deaths.first { $0.putRightAt == nil && $0.at <= now } }

    /// From when on no permit counts: the midnight after the thirtieth day that follows.
    func closes(_ death: Death) -> Moment {
        Day.clock.moment(of: Day.clock.day(of: death.at).adding(days: 31))
    }

    /// What next of kin got counts only after a death; everything else ends thirty days later.
    func outlives(_ permit: Given, _ now: Moment) -> Bool {
        guard let death = death(now) else { return !permit.isForKin }
        return permit.isForKin || now < closes(death)
    }

    /// A professional who may change the plan or the cooperation, by whatever permits.
    func coordinates(_ account: AccountID, _ now: Moment) -> Bool {
        guard place(account, now) == .participant, isProfessional(account, now) else { return false }
        return [Area.plan, .cooperation].contains { area in
            Theme.allCases.contains { holds(account, .change, area, $0, now) }
        }
    }

    /// Who works somewhere and is let in as such: next of kin are no professionals.
    func isProfessional(_ account: AccountID, _ now: Moment) -> Bool {
        !works(account, now).isEmpty && permits(account, now).contains { !$0.isForKin }
    }

    /// Whether the officer of an organisation meets this death: somebody there had a permit when it was registered.
    func met(_ death: Death, by organisation: OrganisationID) -> Bool {
        given.contains { permit in
            guard !permit.isDeny, !permit.isForKin, permit.from <= death.at,
                permit.until.map({ death.at < $0 }) ?? true,
                permit.withdrawnAt.map({ death.at < $0 }) ?? true
            else { return false }
            switch permit.principal {
            case .organisation(let named): return named == organisation
            case .department(let named, _): return named == Cast.teamThuis && organisation == Cast.jeugdhulp
            case .account(let named): return works(named, death.at).contains { $0.organisation == organisation }
            case .system: return false
            }
        }
    }
}
