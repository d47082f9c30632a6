import Dossier
import Storage

package enum OrganisationRecords {
    /// Finds an organisation by name or makes it.
    package static func ensure(
        _ name: String, language: String, at moment: Moment, keys: MasterKey, _ session: any SQLSession
    ) throws -> OrganisationID {
        if let id = try id(named: name, keys.lookup, session) { return id }
        let hash = hash(of: name, keys.lookup)
        let id: OrganisationID = NewIdentifier.make(at: moment)
        let sealed = try keys.installation.seal(name, at: place(of: id))
        try session.add(
            """
            INSERT INTO organisation (id, name_hash, language, sealed) VALUES (\(id), \(hash), \(language), \(sealed))
            """)
        return id
    }

    package static func id(
        named name: String, _ lookup: LookupHash, _ session: any SQLSession
    ) throws -> OrganisationID? {
        try session.first("SELECT id FROM organisation WHERE name_hash = \(hash(of: name, lookup))") { try $0.id(0) }
    }

    package static func hash(of name: String, _ lookup: LookupHash) -> [UInt8] {
        lookup.hash(name, as: "organisation")
    }

    /// Finds a department of an organisation by name or makes it.
    package static func ensureDepartment(
        _ name: String, of organisation: OrganisationID, at moment: Moment, keys: MasterKey, _ session: any SQLSession
    ) throws -> DepartmentID {
        let hash = keys.lookup.hash(name, as: "department")
        if let id: DepartmentID = try session.first(
            "SELECT id FROM department WHERE organisation_id = \(organisation) AND name_hash = \(hash)",
            { try $0.id(0) })
        {
            return id
        }
        let id: DepartmentID = NewIdentifier.make(at: moment)
        let sealed = try keys.installation.seal(name, at: place(of: id))
        try session.add(
            """
            INSERT INTO department (id, organisation_id, name_hash, sealed)
            VALUES (\(id), \(organisation), \(hash), \(sealed))
            """)
        return id
    }

    package static func name(of id: OrganisationID, with seal: Seal, _ session: any SQLSession) throws -> String? {
        try session.first("SELECT sealed FROM organisation WHERE id = \(id)") {
            try seal.open(String.self, $0.bytes(0), at: place(of: id))
        }
    }

    package static func departmentName(
        of id: DepartmentID, with seal: Seal, _ session: any SQLSession
    ) throws -> (name: String, organisation: OrganisationID)? {
        try session.first("SELECT sealed, organisation_id FROM department WHERE id = \(id)") {
            (try seal.open(String.self, $0.bytes(0), at: place(of: id)), try $0.id(1))
        }
    }

    /// The organisation a department is of; nil when there is no such department.
    package static func organisation(of id: DepartmentID, _ session: any SQLSession) throws -> OrganisationID? {
        try session.first("SELECT organisation_id FROM department WHERE id = \(id)") { try $0.id(0) }
    }

    /// Every organisation with its departments that are not closed, by name: whom access can be given to.
    package static func all(with seal: Seal, _ session: any SQLSession) throws -> [OrganisationNames] {
        var departments: [OrganisationID: [OrganisationNames.Department]] = [:]
        try session.each("SELECT id, organisation_id, sealed FROM department WHERE closed_at IS NULL") { row in
            let id: DepartmentID = try row.id(0)
            let name = try seal.open(String.self, row.bytes(2), at: place(of: id))
            departments[try row.id(1), default: []].append(OrganisationNames.Department(id: id, name: name))
        }
        return try session.all("SELECT id, sealed FROM organisation") { row in
            let id: OrganisationID = try row.id(0)
            return OrganisationNames(
                id: id, name: try seal.open(String.self, row.bytes(1), at: place(of: id)),
                departments: (departments[id] ?? []).sorted { $0.name < $1.name })
        }.sorted { $0.name < $1.name }
    }

    private static func place(of id: Identifier<some Any>) -> SealedPlace { SealedPlace("organisation").with(id) }
}

/// An organisation and its departments, as people know them.
package struct OrganisationNames: Sendable, Equatable {
    package struct Department: Sendable, Equatable {
        package let id: DepartmentID
        package let name: String
    }

    package let id: OrganisationID
    package let name: String
    package let departments: [Department]
}
