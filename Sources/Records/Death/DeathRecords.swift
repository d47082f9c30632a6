import Dossier
import Storage

/// What is registered of a person's death (access rule 26). That it counts is read with the facts of the dossier.
package enum DeathRecords {
    /// Registers it, once: a form sent twice carries the same id, and no two count at once.
    ///
    /// - Parameter known: how it is known.
    /// - Returns: false when one was registered already.
    package static func register(
        _ death: Death, known: String, reach: Reach, with seals: Seals, _ session: any SQLSession
    ) throws -> Bool {
        let insert = try statement(death, known: known, in: reach.dossier, with: seals)
        return try session.run("\(insert) ON CONFLICT DO NOTHING") == 1
    }

    /// Of an import.
    package static func insert(
        _ death: Death, in dossier: DossierID, with seals: Seals, _ session: any SQLSession
    ) throws {
        try session.add(try statement(death, known: "", in: dossier, with: seals))
    }

    /// It is not so: the dossier is again what it was.
    ///
    /// - Returns: false when somebody said so before.
    package static func undo(
        _ death: DeathID, why: String, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(why, at: undonePlace(of: death, in: reach.dossier))
        try endKin(in: reach.dossier, at: reach.moment, session)
        return try session.run(
            """
            UPDATE death SET undone_at = \(reach.moment), undone_by = \(reach.actor), undone_sealed = \(sealed)
            WHERE dossier_id = \(reach.dossier) AND id = \(death) AND undone_at IS NULL
            """) == 1
    }

    /// What next of kin got ends with the death it was given for: when somebody dies later, an officer says anew who looks.
    static func endKin(in dossier: DossierID, at moment: Moment, _ session: any SQLSession) throws {
        try session.add(
            """
            UPDATE access_grant SET withdrawn_at = \(moment)
            WHERE dossier_id = \(dossier) AND next_of_kin = 1 AND withdrawn_at IS NULL
            """)
    }

    /// How it is known, of the one that counts; sealed.
    package static func known(
        _ death: DeathID, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> String? {
        let sealed = try session.first(
            "SELECT sealed FROM death WHERE dossier_id = \(reach.dossier) AND id = \(death) AND undone_at IS NULL"
        ) { $0.bytes(0) }
        return try sealed.map { try seal.open(String.self, $0, at: place(of: death, in: reach.dossier)) }
    }

    private static func statement(
        _ death: Death, known: String, in dossier: DossierID, with seals: Seals
    ) throws -> SQLStatement {
        let day = try seals.installation.seal(death.day, at: dayPlace(of: death.id, in: dossier))
        let sealed = try seals.dossier.seal(known, at: place(of: death.id, in: dossier))
        return """
            INSERT INTO death (dossier_id, id, registered_by, registered_at, day_sealed, sealed)
            VALUES (\(dossier), \(death.id), \(death.registeredBy), \(death.registeredAt), \(day), \(sealed))
            """
    }

    static func dayPlace(of death: DeathID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("death.day").with(dossier).with(death)
    }

    private static func place(of death: DeathID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("death").with(dossier).with(death)
    }

    static func undonePlace(of death: DeathID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("death.undone").with(dossier).with(death)
    }
}
