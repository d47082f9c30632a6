import Dossier
import Records

/// The cover, the people and what was given to whom.
extension DossierUnsealing {
    func entries() throws -> DossierFile {
        var file = DossierFile()
        file.cover = cover()
        file.people = try rows(.party).map(person)
        file.owners = whole.owners.compactMap { owner in
            guard let person = key(owner.person), let account = address(owner.account) else { return nil }
            return FileOwner(account: account, person: person)
        }
        file.mandates = whole.mandates.compactMap(mandate)
        file.grants = whole.grants.compactMap(grant)
        file.story = try rows(.portrait).map(portrait)
        file.lifeEvents = try rows(.lifeEvent).map(lifeEvent)
        file.reports = try rows(.report).map(report)
        file.wishes = try rows(.wish).map(wish)
        file.plans = try rows(.plan).map(plan)
        file.goals = try rows(.goal).filter { row($0.parent) == nil }.map(goal)
        file.agreements = try rows(.agreement).map(agreement)
        file.cooperation = try rows(.cooperation).map(cooperation)
        file.meetings = try rows(.meeting).map(meeting)
        file.documents = try rows(.document).map(document)
        return file
    }

    private func address(_ account: AccountID?) -> String? { account.flatMap { names.accounts[$0]?.address } }

    private func cover() -> FileCover {
        var cover = FileCover()
        cover.key = whole.cover.key
        cover.type = whole.type
        cover.title = whole.cover.title
        cover.language = FileLanguage(rawValue: whole.cover.language) ?? .dutch
        cover.jurisdiction = whole.jurisdiction
        cover.timeZone = whole.zoneName
        cover.openedAt = whole.openedAt
        cover.who = whole.cover.who
        cover.linked = whole.linkedKeys
        cover.abilityJudgements = whole.judgements.compactMap { row in
            guard let person = key(row.person), let by = self.person(row.judgement.judgedBy) else { return nil }
            return FileJudgement(
                person: person, isAble: row.judgement.isAble, by: by, at: row.judgement.at, note: row.note)
        }
        if let death = whole.death, let clock = DossierClock(zoneName: whole.zoneName) {
            cover.diedOn = clock.moment(of: death.day)
            cover.diedKnownAt = death.registeredAt == cover.diedOn ? nil : death.registeredAt
        }
        return cover
    }

    private func person(_ row: EntryRow) throws -> FilePerson {
        let body = try body(row, PartyBody.self)
        var person = FilePerson()
        person.key = key(of: row)
        person.name = body.name
        person.callName = body.callName
        person.circle = try choice(row.form)
        person.role = body.role
        person.organisation = body.organisation
        person.department = body.department
        person.goFor = body.goFor
        person.available = body.available
        person.phone = body.phone
        person.email = body.email
        person.address = body.address
        // The account as it is now; as the file had it where that is the same but for capitals.
        let now = address(body.account)
        let then = body.accountAddress
        person.account = then.map(AccountRecords.normalised) == now.map(AccountRecords.normalised) ? then : now
        person.isLead = body.isLead
        person.isDeputy = body.isDeputy
        person.isKeyWorker = body.isKeyWorker
        person.worksWith = keys(body.worksWith)
        person.birthDate = body.birthDate
        person.since = body.since
        person.until = body.until
        person.themes = row.ownThemes
        person.about = body.about
        return person
    }

    private func mandate(_ row: WholeDossier.MandateRow) -> FileMandate? {
        let mandate = row.mandate
        // One that was made here may say of nobody around the person that it is them; the account does.
        guard let person = key(row.person) ?? self.person(mandate.account), let account = address(mandate.account)
        else { return nil }
        return FileMandate(
            account: account, person: person, basis: mandate.basis, kind: mandate.kind, areas: mandate.areas,
            themes: mandate.themes, verbs: mandate.verbs, acts: mandate.acts.isEmpty ? nil : mandate.acts,
            from: mandate.period.from,
            until: mandate.period.until, note: row.note,
            excludedThemes: mandate.excludedThemes.isEmpty ? nil : mandate.excludedThemes,
            excludedAreas: mandate.excludedAreas.isEmpty ? nil : mandate.excludedAreas)
    }

    /// Nil for a grant to a connected system, which is a system of this installation only.
    private func grant(_ grant: Grant) -> FileGrant? {
        guard let to = grantee(grant.principal), let givenBy = person(grant.givenBy) else { return nil }
        return FileGrant(
            to: to, effect: grant.effect, areas: grant.areas, themes: grant.themes, entry: key(grant.entry),
            verbs: grant.verbs, basis: grant.basis, law: grant.law, purpose: grant.purpose, from: grant.period.from,
            until: grant.period.until, givenBy: givenBy, confirmedBy: person(grant.confirmedBy),
            withdrawnAt: grant.withdrawnAt, isForNextOfKin: grant.isForNextOfKin ? true : nil)
    }

    private func grantee(_ principal: Principal) -> FileGrantee? {
        switch principal {
        case .account(let id): return address(id).map { FileGrantee(account: $0) }
        case .department(let id, let role):
            guard let department = names.departments[id],
                let organisation = names.organisations[department.organisation]
            else { return nil }
            return FileGrantee(organisation: organisation, department: department.name, role: role)
        case .organisation(let id): return names.organisations[id].map { FileGrantee(organisation: $0) }
        case .system: return nil
        }
    }
}
