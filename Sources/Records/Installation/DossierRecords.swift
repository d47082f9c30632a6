import Dossier
import Storage

/// The cover of a dossier: title, who this is, and what it is linked with.
package struct DossierCover: Codable, Sendable, Equatable {
    package var key: String
    package var title: String
    /// Who this is, in the person's own words.
    package var who: String?
    package var language: String
    package var diedOn: Moment?

    package init(key: String, title: String, who: String?, language: String, diedOn: Moment? = nil) {
        self.key = key
        self.title = title
        self.who = who
        self.language = language
        self.diedOn = diedOn
    }
}

package enum DossierRecords {
    /// The sealed cover, to be opened with the dossier's seal after the read.
    package static func sealedCover(reach: Reach, _ session: any SQLSession) throws -> [UInt8] {
        try theCover(of: try session.all(coverQuery(reach: reach)))
    }

    /// The same, to go along with other reads.
    package static func coverQuery(reach: Reach) -> SQLQuery<[UInt8]> {
        SQLQuery("SELECT sealed FROM dossier WHERE id = \(reach.dossier)") { $0.bytes(0) }
    }

    package static func theCover(of found: [[UInt8]]) throws -> [UInt8] {
        guard let sealed = found.first else { throw StorageError.damaged("dossier without a cover") }
        return sealed
    }

    /// - Parameter memory: what was opened a moment ago, where there is such a memory.
    package static func openCover(
        _ sealed: [UInt8], of dossier: DossierID, with seal: Seal, _ memory: OpenedBodies? = nil
    ) throws -> DossierCover {
        try seal.open(DossierCover.self, sealed, at: coverPlace(of: dossier), memory)
    }

    /// The dossiers this one is linked with (a household and its members) that are here; whether the visitor may know
    /// of them is for the rules to say, dossier by dossier (access rule 17).
    package static func links(reach: Reach) -> SQLQuery<DossierID> {
        SQLQuery(
            """
            SELECT d.id FROM dossier_link l JOIN dossier d ON d.key_hash = l.linked_hash
            WHERE l.dossier_id = \(reach.dossier) ORDER BY l.position
            """
        ) { try $0.id(0) }
    }

    /// The keys a dossier file names as linked, opened with the dossier's seal.
    package static func linkedKeys(reach: Reach, with seal: Seal, _ session: any SQLSession) throws -> [String] {
        try session.all(
            "SELECT linked_hash, sealed FROM dossier_link WHERE dossier_id = \(reach.dossier) ORDER BY position"
        ) { row in
            try seal.open(String.self, row.bytes(1), at: linkPlace(of: reach.dossier, to: row.bytes(0)))
        }
    }

    package static func isAnyThere(_ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM dossier LIMIT 1", { _ in true }) ?? false
    }

    /// Whether a dossier of this key is here already.
    package static func id(ofKeyHash hash: [UInt8], _ session: any SQLSession) throws -> DossierID? {
        try session.first("SELECT id FROM dossier WHERE key_hash = \(hash)") { try $0.id(0) }
    }

    package static func insert(_ dossier: NewDossier, with seals: Seals, _ session: any SQLSession) throws {
        let birth = try dossier.birthDate.map {
            try seals.installation.seal($0, at: birthPlace(of: dossier.id))
        }
        let cover = try seals.dossier.seal(dossier.cover, at: coverPlace(of: dossier.id))
        try session.add(
            """
            INSERT INTO dossier (id, key_hash, type, jurisdiction, time_zone, language, opened_at, birth_sealed, sealed)
            VALUES (\(dossier.id), \(dossier.keyHash), \(dossier.type == .household ? 2 : 1),
                \(dossier.jurisdiction == .flanders ? 2 : 1), \(dossier.zoneName), \(dossier.cover.language),
                \(dossier.openedAt), \(birth), \(cover))
            """)
        for (position, link) in dossier.links.enumerated() {
            let sealed = try seals.dossier.seal(link.key, at: linkPlace(of: dossier.id, to: link.hash))
            try session.add(
                """
                INSERT INTO dossier_link (dossier_id, linked_hash, position, sealed)
                VALUES (\(dossier.id), \(link.hash), \(position), \(sealed))
                """)
        }
        for owner in dossier.owners {
            try session.add(
                """
                INSERT INTO dossier_owner (dossier_id, account_id, person_id)
                VALUES (\(dossier.id), \(owner.account), \(owner.person))
                """)
        }
        for mandate in dossier.mandates {
            _ = try MandateRecords.insert(mandate, of: dossier.id, with: seals.dossier, session)
        }
        if let death = dossier.death { try DeathRecords.insert(death, in: dossier.id, with: seals, session) }
        for judgement in dossier.judgements {
            let sealed = try seals.dossier.seal(
                judgement.note ?? "", at: SealedPlace("ability_judgement").with(dossier.id).with(judgement.id))
            try session.add(
                """
                INSERT INTO ability_judgement (dossier_id, id, person_id, able, judged_by, judged_at, sealed)
                VALUES (\(dossier.id), \(judgement.id), \(judgement.person), \(judgement.isAble), \(judgement.by),
                    \(judgement.at), \(sealed))
                """)
        }
    }

    static func birthPlace(of dossier: DossierID) -> SealedPlace { SealedPlace("dossier.birth").with(dossier) }

    private static func coverPlace(of dossier: DossierID) -> SealedPlace { SealedPlace("dossier").with(dossier) }

    static func linkPlace(of dossier: DossierID, to hash: [UInt8]) -> SealedPlace {
        hash.reduce(SealedPlace("dossier_link").with(dossier)) { $0.with(Int64($1)) }
    }
}
