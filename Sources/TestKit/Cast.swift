import Dossier

/// The people of the tests, always the same.
package enum Cast {
    /// The person: an adult whose dossier most tests are about.
    package static let lisa = AccountID(high: 1, low: 1)
    /// Her child, with a dossier of his own.
    package static let sam = AccountID(high: 1, low: 2)
    /// The other parent, and a chosen representative.
    package static let bart = AccountID(high: 1, low: 3)
    /// A neighbour: a permit at most, no organisation.
    package static let anouk = AccountID(high: 1, low: 5)
    /// Debt help.
    package static let petra = AccountID(high: 1, low: 10)
    /// Petra's colleague in debt help.
    package static let karin = AccountID(high: 1, low: 11)
    /// Youth help.
    package static let joris = AccountID(high: 1, low: 12)
    /// Administrator.
    package static let ineke = AccountID(high: 1, low: 20)
    /// Privacy officer, where a test gives him that seat.
    package static let wim = AccountID(high: 1, low: 22)
    /// A professional with access to nothing.
    package static let ruud = AccountID(high: 1, low: 23)

    package static let kredietbank = OrganisationID(high: 2, low: 1)
    package static let jeugdhulp = OrganisationID(high: 2, low: 2)
    package static let schuldhulp = DepartmentID(high: 3, low: 1)
    package static let teamThuis = DepartmentID(high: 3, low: 2)
    package static let system = SystemID(high: 4, low: 1)

    package static let everyone: [(id: AccountID, name: String, address: String)] = [
        (lisa, "Lisa de Wit", "lisa@klaver.test"), (sam, "Sam de Wit", "sam@klaver.test"),
        (bart, "Bart Visser", "bart@klaver.test"), (anouk, "Anouk Berkhout", "anouk@klaver.test"),
        (petra, "Petra Kuipers", "petra@klaver.test"), (karin, "Karin Postma", "karin@klaver.test"),
        (joris, "Joris Hendriks", "joris@klaver.test"), (ineke, "Ineke Smit", "ineke@klaver.test"),
        (wim, "Wim Jonker", "wim@klaver.test"), (ruud, "Ruud Claassen", "ruud@klaver.test"),
    ]

    package static func address(of account: AccountID) -> String {
        everyone.first { $0.id == account }?.address ?? "nobody@klaver.test"
    }

    /// Where the professionals work.
    package static let memberships: [Membership] = [
        worker(petra, kredietbank, schuldhulp, "schuldhulpverlener"),
        worker(karin, kredietbank, schuldhulp, "schuldhulpverlener"),
        worker(joris, jeugdhulp, teamThuis, "jeugdhulpverlener"),
        worker(ruud, jeugdhulp, teamThuis, "jeugdhulpverlener"),
    ]

    /// An actor as the rules want it, without asking a database.
    package static func actor(_ account: AccountID) -> Actor {
        Actor(
            account: account, memberships: memberships.filter { $0.account == account },
            isAdministrator: account == ineke)
    }

    private static func worker(
        _ account: AccountID, _ organisation: OrganisationID, _ department: DepartmentID, _ role: String
    ) -> Membership {
        Membership(
            account: account, organisation: organisation, department: department, role: role,
            period: Period(from: Day.past))
    }
}

/// Fixed days: nothing in the tests asks a clock.
package enum Day {
    package static let clock = DossierClock.amsterdam
    package static let past = at(2020, 1, 1)
    /// "Now", until a test moves the clock.
    package static let now = at(2026, 11, 21, 9)
    package static let future = at(2030, 1, 1)

    package static func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Moment {
        // A day that does not exist is a mistake in the test.
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return clock.moment(of: date, minute: hour * 60 + minute)
    }
}
