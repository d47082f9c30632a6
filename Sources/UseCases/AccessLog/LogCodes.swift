import Dossier
import Identity

/// How the access log stores what the rules say. These numbers never change.
extension Standing {
    package var stored: Int {
        switch self {
        case .none: 0
        case .person: 1
        case .representative: 2
        case .participant: 3
        }
    }
}

extension Standing {
    /// As which standing a line says that somebody looked along as another (access rule 20).
    package static let alongside = 4
}

extension Ground {
    var stored: Int {
        switch self {
        case .person: 1
        case .coOwner: 2
        case .representative: 3
        case .grant(_, .consent, _): 4
        case .grant(_, .contract, _): 5
        case .grant(_, .legalTask, _): 6
        case .grant(_, .vitalInterest, _): 7
        case .ownEntry: 8
        case .privateNote: 9
        case .namedInConfined: 10
        case .privacyOfficer: 11
        case .emergency: 12
        case .withheld: 20
        case .denied: 21
        case .ageRule: 22
        case .needsBoth: 23
        case .mandateEnded: 24
        case .excludedByPerson: 25
        case .permitEnded: 26
        case .permitWaits: 27
        case .membershipEnded: 28
        case .membershipWaits: 29
        case .administratorHasNoReach: 30
        case .standsOnLaw: 31
        case .onlyAuthor: 32
        case .notPermitted: 33
        case .died: 34
        }
    }

    /// The grant that decided, where one did.
    var grant: GrantID? {
        switch self {
        case .grant(let id, _, _), .denied(let id), .permitEnded(let id), .permitWaits(let id), .standsOnLaw(let id): id
        case .emergency(let id, _): GrantID(of: id)
        default: nil
        }
    }
}

extension Identifier<GrantSubject> {
    /// Emergency access as the ground of a log line, whose kind of ground says what it is.
    package init(of emergency: EmergencyID) { self.init(high: emergency.high, low: emergency.low) }
}

/// How long sessions live, next to what renews them.
enum SessionRenewal {
    static let after = SessionToken.renewAfter
    static let lifetime = SessionToken.lifetime
}
