import Dossier
import Records
import Storage

/// One department, with who would lose what they reach through it.
package struct DepartmentReading: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let department: ListedDepartment
    package let workers: [ListedWorker]
    package let at: Moment
}

extension Workplace {
    /// - Throws: `Refusal`; `.notFound` for a department of another organisation.
    package func readDepartment(
        _ id: DepartmentID, of organisation: OrganisationID, as caller: Caller
    ) async throws -> DepartmentReading {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            let department = try self.department(id, administrator)
            let workers = try self.staff(administrator).filter { worker in
                worker.seats.contains { $0.seat.membership.department == id && $0.seat.isOpen(at: caller.at) }
            }
            return DepartmentReading(
                visitor: administrator.visitor, organisation: organisation, name: try self.name(administrator),
                department: department, workers: workers, at: caller.at)
        }.value
    }

    /// Adds a department.
    ///
    /// - Parameter id: the one the form carries, so that a form sent twice adds one.
    /// - Throws: `Refusal`; `.invalid` with the field `naam`, as an unknown choice where there is one of that name.
    package func addDepartment(
        _ id: DepartmentID, name: String, to organisation: OrganisationID, as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            if let problem = Self.nameProblem(name) { throw Refusal.invalid([problem]) }
            let name = WrittenText.kept(name).trimmed
            let (administration, session) = (administrator.administration, administrator.session)
            let seal = self.keys.installation
            let isThere = try DepartmentRecords.all(with: seal, administration: administration, session)
                .contains { $0.id == id }
            if isThere { return }
            guard
                try DepartmentRecords.insert(
                    id, name: name, keys: self.keys, administration: administration, session)
            else { throw Refusal.invalid([FieldProblem("naam", .unknownChoice)]) }
            try self.log(AdministrationChange(.departmentAdded, what: name), administrator)
        }
    }

    /// Gives a department another name: permits and memberships go on, since they name the department and not its name.
    ///
    /// - Throws: `Refusal`; `.invalid` with the field `naam`.
    package func renameDepartment(
        _ id: DepartmentID, to name: String, of organisation: OrganisationID, as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            if let problem = Self.nameProblem(name) { throw Refusal.invalid([problem]) }
            let name = WrittenText.kept(name).trimmed
            let before = try self.department(id, administrator)
            if before.name == name { return }
            guard
                try DepartmentRecords.rename(
                    id, to: name, keys: self.keys, administration: administrator.administration,
                    administrator.session)
            else { throw Refusal.invalid([FieldProblem("naam", .unknownChoice)]) }
            try self.log(
                AdministrationChange(.departmentRenamed, what: name, before: before.name), administrator)
        }
    }

    /// Closes a department, now or after a last day: every seat in it ends then, and with it what a permit of the department
    /// opened (rule 3). The permits stay as they are and open nothing to anybody.
    ///
    /// - Throws: `Refusal`.
    package func closeDepartment(
        _ id: DepartmentID, of organisation: OrganisationID, after lastDay: CivilDate?, as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            let end = try LastDay.end(lastDay, at: caller.at)
            let (administration, session) = (administrator.administration, administrator.session)
            let department = try self.department(id, administrator)
            // Sent twice, or closed sooner.
            if let closed = department.closedAt, closed <= end { return }
            let seats = try DepartmentRecords.openSeats(in: id, at: end, administration: administration, session)
            try DepartmentRecords.close(id, at: end, administration: administration, session)
            _ = try StaffRecords.end(seats, at: end, administration: administration, session)
            try self.log(
                AdministrationChange(.departmentClosed, what: department.name, until: end), administrator)
        }
    }

    private func department(_ id: DepartmentID, _ administrator: Administrator) throws -> ListedDepartment {
        let found = try DepartmentRecords.all(
            with: keys.installation, administration: administrator.administration, administrator.session
        ).first { $0.id == id }
        guard let found else { throw Refusal.notFound }
        return found
    }
}
