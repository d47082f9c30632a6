import Dossier
import Storage

package enum OrganisationRecords {
    /// Finds an organisation by name or makes it.
    package static func ensure(
        _ name: String, language: String, at moment: Moment, keys: MasterKey, _ session: any SQLSession
    ) throws -> OrganisationID {
        let hash = keys.lookup.hash(name, as: "organisation")
        if let id: OrganisationID = try session.first(
            "SELECT id FROM organisation WHERE name_hash = \(hash)", { try $0.id(0) })
        {
            return id
        }
        let id: OrganisationID = NewIdentifier.make(at: moment)
        let sealed = try keys.installation.seal(name, at: place(of: id))
        try session.add(
            """
            INSERT INTO organisation (id, name_hash, language, sealed) VALUES (\(id), \(hash), \(language), \(sealed))
            """)
        return id
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

    private static func place(of id: Identifier<some Any>) -> SealedPlace { SealedPlace("organisation").with(id) }
}
