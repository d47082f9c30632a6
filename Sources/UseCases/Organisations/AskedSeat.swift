import Dossier

/// What an administrator filled in to give somebody a seat.
package struct AskedSeat: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice gives once.
    package let id: SeatRequestID
    /// Nil: of the whole organisation.
    package var department: DepartmentID?
    package var role: String
    package var office: Office
    /// The first day; nil: from now.
    package var from: CivilDate?
    /// The last day on which it counts; nil: until somebody ends it.
    package var until: CivilDate?
    package var replaces: MembershipID?

    package init(
        id: SeatRequestID, department: DepartmentID? = nil, role: String, office: Office = .worker,
        from: CivilDate? = nil, until: CivilDate? = nil, replaces: MembershipID? = nil
    ) {
        self.id = id
        self.department = department
        self.role = role
        self.office = office
        self.from = from
        self.until = until
        self.replaces = replaces
    }

    package static let longestRole = 100
    /// Nobody plans further: a year that is mistyped shows.
    package static let furthest = 10

    /// What is wrong with it on a day; nothing where it can be kept as it is.
    package func problems(on today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if office == .worker, role.allSatisfy(\.isWhitespace) { problems.append(FieldProblem("rol", .missing)) }
        if role.unicodeScalars.count > Self.longestRole {
            problems.append(FieldProblem("rol", .tooLong(Self.longestRole)))
        }
        let last = today.adding(months: 12 * Self.furthest)
        if let from {
            if from < today { problems.append(FieldProblem("van", .tooEarly)) }
            if from > last { problems.append(FieldProblem("van", .tooLate)) }
        }
        if let until {
            if until < from ?? today { problems.append(FieldProblem("tot", .tooEarly)) }
            if until > last { problems.append(FieldProblem("tot", .tooLate)) }
        }
        return problems
    }

    /// The seat it asks for. An office is of the whole organisation.
    func offer(at moment: Moment) -> SeatOffer {
        let clock = DossierClock.amsterdam
        let start = from.map { max(clock.moment(of: $0), moment) } ?? moment
        return SeatOffer(
            department: office == .worker ? department : nil,
            role: WrittenText.kept(role).trimmed, office: office,
            period: Period(from: start, until: until.map { clock.moment(of: $0.adding(days: 1)) }),
            replaces: replaces)
    }
}

/// The last day on which something counts, as an administrator fills it in.
enum LastDay {
    /// The moment it is over: now, or at the end of that day.
    ///
    /// - Throws: `Refusal.invalid` with the field `tot`.
    static func end(_ day: CivilDate?, at moment: Moment) throws -> Moment {
        guard let day else { return moment }
        let clock = DossierClock.amsterdam
        let today = clock.day(of: moment)
        if day < today { throw Refusal.invalid([FieldProblem("tot", .tooEarly)]) }
        if day > today.adding(months: 12 * AskedSeat.furthest) {
            throw Refusal.invalid([FieldProblem("tot", .tooLate)])
        }
        return clock.moment(of: day.adding(days: 1))
    }
}

extension String {
    /// Without space around it.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
