import Dossier
import Records
import Storage

/// Somebody on the list of staff.
package struct ListedWorker: Sendable {
    package let account: AccountID
    package let name: String
    package let address: String
    package let seats: [NamedSeat]
    /// Nothing counts now or later.
    package let hasLeft: Bool
}

/// A seat with the name of its department.
package struct NamedSeat: Sendable, Equatable {
    package let seat: HeldSeat
    package let department: String?
    /// It counts only once a second administrator agrees (rule 22).
    package let waits: Bool
}

package struct StaffReading: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let workers: [ListedWorker]
    /// How many were found; more than are shown where the list is cut.
    package let found: Int
    package let at: Moment
}

/// One worker, with what may be done.
package struct WorkerReading: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let worker: ListedWorker
    package let isOneself: Bool
    package let isAdministrator: Bool
    /// The seats this administrator may end.
    package let endable: Set<MembershipID>
    /// Departments that take people.
    package let departments: [ListedDepartment]
    /// Roles that are in use here, to choose from.
    package let roles: [String]
    /// Whether a seat to work waits for a second administrator, and why.
    package let needsSecond: AdministrationRules.Reason?
    package let at: Moment
}

/// A form that gives somebody a seat.
package struct SeatForms: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let departments: [ListedDepartment]
    package let roles: [String]
    package let hasSecond: Bool
    package let at: Moment
}

extension Workplace {
    /// More than these are not shown at once: who looks for one, searches.
    package static let mostWorkers = 200

    /// The staff of an organisation, by name; who has left too where that is asked for.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no administrator there.
    package func readStaff(
        of organisation: OrganisationID, matching search: String, withLeavers: Bool, as caller: Caller
    ) async throws -> StaffReading {
        let wanted = search.lowercased().split(whereSeparator: \.isWhitespace)
        return try await reading(administrationOf: organisation, as: caller) { administrator in
            let everybody = try self.staff(administrator).filter { worker in
                let text = "\(worker.name) \(worker.address)".lowercased()
                return (withLeavers || !worker.hasLeft) && wanted.allSatisfy { text.contains($0) }
            }
            return StaffReading(
                visitor: administrator.visitor, organisation: organisation, name: try self.name(administrator),
                workers: Array(everybody.prefix(Self.mostWorkers)), found: everybody.count, at: caller.at)
        }.value
    }

    /// One worker of the own organisation. Of another, or of nobody, there is nothing.
    ///
    /// - Throws: `Refusal`.
    package func readWorker(
        _ account: AccountID, of organisation: OrganisationID, as caller: Caller
    ) async throws -> WorkerReading {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let everybody = try self.staff(administrator)
            guard let worker = everybody.first(where: { $0.account == account }),
                let holder = try StaffRecords.holder(account, administration: administration, session)
            else { throw Refusal.notFound }
            let endable = holder.open(at: caller.at).filter {
                AdministrationRules.mayEnd($0, as: administration)
            }
            return WorkerReading(
                visitor: administrator.visitor, organisation: organisation, name: try self.name(administrator),
                worker: worker, isOneself: account == administrator.visitor.account,
                isAdministrator: holder.isAdministratorHere(at: caller.at), endable: Set(endable.map(\.id)),
                departments: try self.openDepartments(administrator), roles: everybody.roles(at: caller.at),
                needsSecond: AdministrationRules.needsSecond(
                    .worker, for: holder, by: administration.administrator, at: caller.at), at: caller.at)
        }.value
    }

    /// What the form for a new colleague chooses from.
    ///
    /// - Throws: `Refusal`.
    package func prepareSeat(at organisation: OrganisationID, as caller: Caller) async throws -> SeatForms {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            SeatForms(
                visitor: administrator.visitor, organisation: organisation, name: try self.name(administrator),
                departments: try self.openDepartments(administrator),
                roles: try self.staff(administrator).roles(at: caller.at),
                hasSecond: try StaffRecords.administrators(
                    administration: administrator.administration, administrator.session
                ).count > 1, at: caller.at)
        }.value
    }

    func name(_ administrator: Administrator) throws -> String {
        try OrganisationRecords.name(
            of: administrator.administration.organisation, with: keys.installation, administrator.session) ?? ""
    }

    private func openDepartments(_ administrator: Administrator) throws -> [ListedDepartment] {
        try DepartmentRecords.all(
            with: keys.installation, administration: administrator.administration, administrator.session
        ).filter { $0.closedAt == nil }
    }

    func staff(_ administrator: Administrator) throws -> [ListedWorker] {
        let (administration, session) = (administrator.administration, administrator.session)
        let seal = keys.installation
        let departments = Dictionary(
            try DepartmentRecords.all(with: seal, administration: administration, session).map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first })
        let moment = administration.moment
        return try StaffRecords.all(with: seal, bodies, administration: administration, session)
            .map { account, words, seats in
                let isAdministrator = seats.contains {
                    $0.office == .administrator && $0.period.contains(moment)
                }
                return ListedWorker(
                    account: account, name: words.name, address: words.address,
                    seats: seats.map { seat in
                        NamedSeat(
                            seat: seat, department: seat.membership.department.flatMap { departments[$0] },
                            waits: seat.office == .worker
                                && seat.membership.waits(holderIsAdministrator: isAdministrator))
                    }, hasLeft: !seats.contains { $0.isOpen(at: moment) })
            }
            .sorted { ($0.name, $0.account) < ($1.name, $1.account) }
    }
}

extension [ListedWorker] {
    /// Roles of who works here now.
    fileprivate func roles(at moment: Moment) -> [String] {
        let seats = flatMap(\.seats).map(\.seat).filter { $0.office == .worker && $0.isOpen(at: moment) }
        return Set(seats.map(\.membership.role)).filter { !$0.isEmpty }.sorted()
    }
}
