import Dossier
import Records
import Storage

/// What each kind of entry says in a file.
extension DossierUnsealing {
    /// What every entry has. Its visibility is left out where it only takes that of what it hangs on.
    private func head(_ row: EntryRow, _ withholding: Withholding? = nil) throws -> FileHead {
        guard let author = person(row.author) else { throw StorageError.damaged("author") }
        var head = FileHead()
        head.key = key(of: row)
        head.at = row.occurredAt
        // A version's own moment says when it was written; before the first change that is here.
        if row.version == 1, row.recordedAt != row.occurredAt { head.writtenAt = row.recordedAt }
        head.author = author
        head.themes = row.ownThemes
        if !takesVisibility(row, withholding) { head.visibility = try visibility(row, withholding) }
        // What hangs on it takes it from there.
        if row.kind == .report { head.restrictedAt = row.restrictedAt }
        return head
    }

    private func takesVisibility(_ row: EntryRow, _ withholding: Withholding?) -> Bool {
        guard row.kind.bond == .hangsOn, let parent = self.row(row.parent) else { return row.visibility == .shared }
        return row.visibility == parent.visibility && whole.named[row.id] == whole.named[parent.id]
            && withholding == nil
    }

    private func visibility(_ row: EntryRow, _ withholding: Withholding?) throws -> FileVisibility {
        if row.visibility == .withheld, withholding == nil { throw StorageError.damaged("withheld without a reason") }
        let named = (whole.named[row.id] ?? []).compactMap { person($0) }.sorted()
        return FileVisibility(
            to: row.visibility, named: row.visibility == .confined ? named : [], reason: withholding?.reason,
            reviewAt: withholding?.reviewAt, confirmedBy: person(withholding?.confirmedBy))
    }

    private func earlier<Body: EntryBody>(
        _ row: EntryRow, _ text: (Body) -> String
    ) throws -> [FileEarlier] {
        try (whole.earlier[row.id] ?? []).map { version in
            let body = try seal.open(Body.self, version.sealed, at: version.place)
            let isSame = version.ownThemes == row.ownThemes
            return FileEarlier(
                at: version.recordedAt, text: text(body), themes: isSame ? nil : version.ownThemes ?? .general)
        }
    }

    func portrait(_ row: EntryRow) throws -> FilePortrait {
        let body = try body(row, PortraitBody.self)
        let period: StoryPeriod = try choice(row.form)
        return FilePortrait(
            head: try head(row, body.withholding), period: period == .undated ? nil : period, title: body.title,
            text: body.text)
    }

    func lifeEvent(_ row: EntryRow) throws -> FileLifeEvent {
        let body = try body(row, LifeEventBody.self)
        var head = try self.head(row, body.withholding)
        head.at = row.recordedAt
        head.writtenAt = nil
        return FileLifeEvent(
            head: head, year: body.year, happenedAt: body.happenedAt, title: body.title, text: body.text)
    }

    func wish(_ row: EntryRow) throws -> FileWish {
        let body = try body(row, WishBody.self)
        return FileWish(
            head: try head(row, body.withholding), text: body.text, whose: key(body.whose),
            status: try choice(row.status))
    }

    func report(_ row: EntryRow) throws -> FileReport {
        let body = try body(row, ReportBody.self)
        let earlier = try earlier(row) { (body: ReportBody) in body.text }
        return FileReport(
            head: try head(row, body.withholding), form: try choice(row.form), text: body.text,
            about: keys(body.about), goal: key(body.goal), mood: body.mood, together: body.together,
            correctedAt: earlier.isEmpty ? nil : row.recordedAt, earlier: earlier,
            reactions: try children(.reaction, of: row).map { row in
                let text = try self.body(row, ReactionBody.self).text
                return FileReaction(
                    head: try head(row), form: try choice(row.form), text: text.isEmpty ? nil : text)
            })
    }

    func plan(_ row: EntryRow) throws -> FilePlan {
        let body = try body(row, PlanBody.self)
        return FilePlan(
            head: try head(row), title: body.title, from: body.from, until: body.until,
            status: try choice(row.status), perspective: body.perspective, signatures: signatures(body.signatures),
            goals: try children(.goal, of: row).map(goal))
    }

    func goal(_ row: EntryRow) throws -> FileGoal {
        let body = try body(row, GoalBody.self)
        let earlier = try earlier(row) { (body: GoalBody) in body.text }
        return FileGoal(
            head: try head(row), text: body.text, whose: key(body.whose), ofAnother: body.ofAnother,
            status: try choice(row.status), until: body.until, why: body.why, scale: body.scale,
            steps: (body.steps ?? []).map { FileStep(text: $0.text, doneAt: $0.doneAt) },
            changedAt: earlier.isEmpty ? nil : row.recordedAt, earlier: earlier,
            progress: try children(.progress, of: row).map { row in
                let body = try self.body(row, ProgressBody.self)
                return FileProgress(head: try head(row), level: body.level, note: body.note)
            })
    }

    func agreement(_ row: EntryRow) throws -> FileAgreement {
        let body = try body(row, AgreementBody.self)
        guard let owner = key(body.owner) ?? unknown else { throw StorageError.damaged("owner of an agreement") }
        return FileAgreement(
            head: try head(row), text: body.text, owner: owner, dueAt: row.dueAt, status: try choice(row.status),
            doneAt: body.doneAt, sign: body.sign, note: body.note, goal: key(body.goal), basis: body.basis)
    }

    func cooperation(_ row: EntryRow) throws -> FileCooperation {
        let body = try body(row, CooperationBody.self)
        return FileCooperation(
            head: try head(row), title: body.title, from: body.from, evaluateAt: body.evaluateAt,
            status: try choice(row.status),
            items: try children(.cooperationItem, of: row).map { row in
                let body = try self.body(row, CooperationItemBody.self)
                return FileCooperationItem(
                    head: try head(row), step: row.form, party: key(body.party), text: body.text,
                    confirmed: confirmations(body.confirmed))
            })
    }

    func meeting(_ row: EntryRow) throws -> FileMeeting {
        let body = try body(row, MeetingBody.self)
        var head = try self.head(row)
        head.at = body.writtenAt ?? row.recordedAt
        head.writtenAt = nil
        return FileMeeting(
            head: head, startsAt: row.occurredAt, minutes: body.minutes, title: body.title, place: body.place,
            with: keys(body.with), kind: try choice(row.form),
            items: try children(.meetingItem, of: row).map { row in
                let body = try self.body(row, MeetingItemBody.self)
                return FileMeetingItem(head: try self.head(row), heading: body.heading, text: body.text)
            })
    }

    func document(_ row: EntryRow) throws -> FileDocument {
        let body = try body(row, DocumentBody.self)
        return FileDocument(
            head: try head(row, body.withholding), title: body.title, fileName: body.fileName,
            mediaType: body.mediaType, content: body.content, text: body.text, hangsOn: key(row.parent))
    }
}
