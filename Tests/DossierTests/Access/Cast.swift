// swift-format-ignore-file: NeverForceUnwrap

@testable import Dossier

/// The people of the tests, always the same.
enum Cast {
    /// The person: an adult, with one sister and one debt helper too many.
    static let lisa = AccountID(high: 1, low: 1)
    /// Her child: a young person with a dossier of his own.
    static let sam = AccountID(high: 1, low: 2)
    /// The other parent.
    static let bart = AccountID(high: 1, low: 3)
    /// A chosen representative.
    static let greet = AccountID(high: 1, low: 4)
    /// A neighbour: a permit at most, no organisation.
    static let anouk = AccountID(high: 1, low: 5)
    /// Debt help.
    static let petra = AccountID(high: 1, low: 10)
    /// Petra's colleague in debt help.
    static let karin = AccountID(high: 1, low: 11)
    /// Youth help.
    static let joris = AccountID(high: 1, low: 12)
    /// Youth protection.
    static let fatma = AccountID(high: 1, low: 13)
    /// School.
    static let iris = AccountID(high: 1, low: 14)
    /// Administrator and second administrator.
    static let ineke = AccountID(high: 1, low: 20)
    static let olga = AccountID(high: 1, low: 21)
    /// Privacy officer.
    static let wim = AccountID(high: 1, low: 22)
    /// A professional with access to nothing.
    static let ruud = AccountID(high: 1, low: 23)

    static let kredietbank = OrganisationID(high: 2, low: 1)
    static let jeugdhulp = OrganisationID(high: 2, low: 2)
    static let gemeente = OrganisationID(high: 2, low: 3)
    static let school = OrganisationID(high: 2, low: 4)
    static let schuldhulp = DepartmentID(high: 3, low: 1)
    static let teamThuis = DepartmentID(high: 3, low: 2)
    static let wijkteam = DepartmentID(high: 3, low: 3)
    static let klas = DepartmentID(high: 3, low: 4)
    static let system = SystemID(high: 4, low: 1)

    static func actor(_ account: AccountID) -> Actor {
        switch account {
        case petra, karin: worker(account, kredietbank, schuldhulp, "schuldhulpverlener")
        case joris, ruud: worker(account, jeugdhulp, teamThuis, "jeugdhulpverlener")
        case fatma: worker(account, gemeente, wijkteam, "wijkteammedewerker")
        case iris: worker(account, school, klas, "leerkracht")
        case ineke, olga: Actor(account: account, isAdministrator: true)
        case wim: Actor(account: account, isPrivacyOfficerOf: [kredietbank])
        default: Actor(account: account)
        }
    }

    static func worker(
        _ account: AccountID, _ organisation: OrganisationID, _ department: DepartmentID, _ role: String,
        until: Moment? = nil
    ) -> Actor {
        let membership = Membership(
            account: account, organisation: organisation, department: department, role: role,
            period: Period(from: Day.past, until: until))
        return Actor(account: account, memberships: [membership])
    }
}

/// Fixed days. Nothing in these tests asks a clock.
enum Day {
    static let clock = DossierClock.amsterdam
    static let past = at(2020, 1, 1)
    /// "Now", unless a test says otherwise.
    static let now = at(2026, 11, 21, 9)
    static let future = at(2030, 1, 1)

    static func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
        clock.moment(of: CivilDate(year: year, month: month, day: day)!, minute: hour * 60 + minute)
    }
}
