import Dossier

/// A dossier that is about to be made, with what belongs to its cover; its entries follow.
package struct NewDossier: Sendable {
    package struct Link: Sendable {
        package let key: String
        package let hash: [UInt8]
        package init(key: String, hash: [UInt8]) {
            self.key = key
            self.hash = hash
        }
    }

    package struct Owner: Sendable {
        package let account: AccountID
        package let person: EntryID
        package init(account: AccountID, person: EntryID) {
            self.account = account
            self.person = person
        }
    }

    package struct Judgement: Sendable {
        package let id: EntryID
        package let person: EntryID
        package let isAble: Bool
        package let by: AccountID
        package let at: Moment
        package let note: String?
        package init(id: EntryID, person: EntryID, isAble: Bool, by: AccountID, at: Moment, note: String?) {
            self.id = id
            self.person = person
            self.isAble = isAble
            self.by = by
            self.at = at
            self.note = note
        }
    }

    package let id: DossierID
    package let keyHash: [UInt8]
    package let type: DossierType
    package let jurisdiction: Jurisdiction
    package let zoneName: String
    package let openedAt: Moment
    package let cover: DossierCover
    package let birthDate: CivilDate?
    package let links: [Link]
    package let owners: [Owner]
    package let mandates: [NewMandate]
    package let judgements: [Judgement]
    package let death: Death?

    package init(
        id: DossierID, keyHash: [UInt8], type: DossierType, jurisdiction: Jurisdiction, zoneName: String,
        openedAt: Moment, cover: DossierCover, birthDate: CivilDate?, links: [Link], owners: [Owner],
        mandates: [NewMandate], judgements: [Judgement], death: Death? = nil
    ) {
        self.id = id
        self.keyHash = keyHash
        self.type = type
        self.jurisdiction = jurisdiction
        self.zoneName = zoneName
        self.openedAt = openedAt
        self.cover = cover
        self.birthDate = birthDate
        self.links = links
        self.owners = owners
        self.mandates = mandates
        self.judgements = judgements
        self.death = death
    }
}

/// A mandate with the person around the dossier's person who holds it, and on what it rests.
package struct NewMandate: Sendable {
    package let id: EntryID
    package let person: EntryID
    package let mandate: Mandate
    package let note: String?

    package init(id: EntryID, person: EntryID, mandate: Mandate, note: String?) {
        self.id = id
        self.person = person
        self.mandate = mandate
        self.note = note
    }
}

/// The two seals that writing a dossier needs.
package struct Seals: Sendable {
    package let installation: Seal
    package let dossier: Seal

    package init(installation: Seal, dossier: Seal) {
        self.installation = installation
        self.dossier = dossier
    }
}
