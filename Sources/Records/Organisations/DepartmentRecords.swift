import Dossier
import Storage

/// A department as its administrator sees it.
package struct ListedDepartment: Sendable, Equatable {
    package let id: DepartmentID
    package let name: String
    package let closedAt: Moment?

    package func isOpen(at moment: Moment) -> Bool { closedAt.map { moment < $0 } ?? true }
}

/// The departments of one organisation, for who administers it.
package enum DepartmentRecords {
    package static func all(
        with seal: Seal, administration: Administration, _ session: any SQLSession
    ) throws -> [ListedDepartment] {
        try session.all(
            """
            SELECT id, sealed, closed_at FROM department WHERE organisation_id = \(administration.organisation)
            """
        ) { row in
            let id: DepartmentID = try row.id(0)
            return ListedDepartment(
                id: id, name: try seal.open(String.self, row.bytes(1), at: place(of: id)),
                closedAt: row.optionalMoment(2))
        }.sorted { $0.name < $1.name }
    }

    /// Whether a department is of this organisation and takes people from a moment on.
    package static func isOpen(
        _ id: DepartmentID, at moment: Moment, administration: Administration, _ session: any SQLSession
    ) throws -> Bool {
        try session.first(
            """
            SELECT 1 FROM department WHERE id = \(id) AND organisation_id = \(administration.organisation)
                AND (closed_at IS NULL OR closed_at > \(moment))
            """, { _ in true }) ?? false
    }

    /// Adds a department once.
    ///
    /// - Returns: false when there is one of that name.
    package static func insert(
        _ id: DepartmentID, name: String, keys: MasterKey, administration: Administration, _ session: any SQLSession
    ) throws -> Bool {
        if try holder(of: name, keys: keys, administration, session).map({ $0 != id }) ?? false { return false }
        let sealed = try keys.installation.seal(name, at: place(of: id))
        try session.add(
            """
            INSERT INTO department (id, organisation_id, name_hash, sealed)
            VALUES (\(id), \(administration.organisation), \(keys.lookup.hash(name, as: "department")), \(sealed))
            ON CONFLICT (id) DO NOTHING
            """)
        return true
    }

    /// - Returns: false when another has that name.
    package static func rename(
        _ id: DepartmentID, to name: String, keys: MasterKey, administration: Administration,
        _ session: any SQLSession
    ) throws -> Bool {
        if try holder(of: name, keys: keys, administration, session).map({ $0 != id }) ?? false { return false }
        let sealed = try keys.installation.seal(name, at: place(of: id))
        try session.add(
            """
            UPDATE department SET name_hash = \(keys.lookup.hash(name, as: "department")), sealed = \(sealed)
            WHERE id = \(id) AND organisation_id = \(administration.organisation)
            """)
        return true
    }

    /// Closes a department at a moment. Its rows stay: permits, entries and log lines name it.
    package static func close(
        _ id: DepartmentID, at moment: Moment, administration: Administration, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            UPDATE department SET closed_at = \(moment)
            WHERE id = \(id) AND organisation_id = \(administration.organisation)
                AND (closed_at IS NULL OR closed_at > \(moment))
            """)
    }

    /// The seats in a department that are not over at a moment. An administrator's is of the whole organisation, and stays.
    package static func openSeats(
        in id: DepartmentID, at moment: Moment, administration: Administration, _ session: any SQLSession
    ) throws -> [MembershipID] {
        try session.all(
            """
            SELECT id FROM membership WHERE organisation_id = \(administration.organisation) AND department_id = \(id)
                AND office <> \(Office.administrator.rawValue) AND (until_at IS NULL OR until_at > \(moment))
            """
        ) { try $0.id(0) }
    }

    private static func holder(
        of name: String, keys: MasterKey, _ administration: Administration, _ session: any SQLSession
    ) throws -> DepartmentID? {
        try session.first(
            """
            SELECT id FROM department WHERE organisation_id = \(administration.organisation)
                AND name_hash = \(keys.lookup.hash(name, as: "department"))
            """
        ) { try $0.id(0) }
    }

    private static func place(of id: DepartmentID) -> SealedPlace { SealedPlace("organisation").with(id) }
}
