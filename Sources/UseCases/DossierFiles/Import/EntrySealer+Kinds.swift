import Dossier
import Records

/// What stands in which column, kind by kind.
extension EntrySealer {
    mutating func add(_ portrait: FilePortrait) throws {
        let body = PortraitBody(
            key: portrait.head.key, title: portrait.title, text: portrait.text,
            withholding: withholding(portrait.head))
        try add(portrait.head, body, form: (portrait.period ?? .undated).rawValue)
    }

    mutating func add(_ event: FileLifeEvent) throws {
        let body = LifeEventBody(
            key: event.head.key, title: event.title, text: event.text, year: event.year,
            happenedAt: event.happenedAt, withholding: withholding(event.head))
        try add(event.head, body, occurredAt: event.happenedAt)
    }

    mutating func add(_ wish: FileWish) throws {
        let body = WishBody(
            key: wish.head.key, text: wish.text, whose: person(wish.whose), withholding: withholding(wish.head))
        try add(wish.head, body, status: wish.status.rawValue)
    }

    mutating func add(_ report: FileReport) throws {
        let about = report.about.compactMap { person($0) }
        let body = ReportBody(
            key: report.head.key, text: report.text, about: about.isEmpty ? nil : about, goal: entry(report.goal),
            mood: report.mood, together: report.together, withholding: withholding(report.head))
        let earlier = report.earlier.map { version in
            var then = body
            then.text = version.text
            return EarlierVersion(at: version.at, themes: version.themes, body: then)
        }
        let parent = try add(
            report.head, body, form: report.form.rawValue, status: body.withholding?.secondLook.rawValue ?? 0,
            recordedAt: report.correctedAt, dueAt: body.withholding?.reviewAt, earlier: earlier)
        for reaction in report.reactions {
            try add(
                reaction.head, ReactionBody(key: reaction.head.key, text: reaction.text ?? ""), in: parent,
                form: (reaction.form ?? .answer).rawValue)
        }
    }

    mutating func add(_ plan: FilePlan) throws {
        let body = PlanBody(
            key: plan.head.key, title: plan.title, perspective: plan.perspective, from: plan.from, until: plan.until,
            signatures: signatures(plan.signatures))
        let parent = try add(plan.head, body, status: plan.status.rawValue)
        for goal in plan.goals { try add(goal, in: parent) }
    }

    mutating func add(_ goal: FileGoal, in plan: Parent? = nil) throws {
        let steps = goal.steps.map { GoalBody.Step(text: $0.text, doneAt: $0.doneAt) }
        let body = GoalBody(
            key: goal.head.key, text: goal.text, whose: person(goal.whose), ofAnother: goal.ofAnother,
            until: goal.until, why: goal.why, scale: goal.scale, steps: steps.isEmpty ? nil : steps)
        // A file tells of an earlier version what the goal said, not which steps it had.
        let earlier = goal.earlier.map { version in
            EarlierVersion(
                at: version.at, themes: version.themes,
                body: GoalBody(
                    key: goal.head.key, text: version.text, whose: body.whose, ofAnother: goal.ofAnother))
        }
        let parent = try add(
            goal.head, body, in: plan, status: goal.status.rawValue, recordedAt: goal.changedAt, earlier: earlier)
        for progress in goal.progress {
            try add(
                progress.head,
                ProgressBody(key: progress.head.key, level: progress.level, note: progress.note), in: parent)
        }
    }

    mutating func add(_ agreement: FileAgreement) throws {
        guard let owner = person(agreement.owner) else { return }
        let body = AgreementBody(
            key: agreement.head.key, text: agreement.text, owner: owner, sign: agreement.sign, note: agreement.note,
            doneAt: agreement.doneAt, goal: entry(agreement.goal), basis: agreement.basis)
        try add(agreement.head, body, status: agreement.status.rawValue, dueAt: agreement.dueAt)
    }

    mutating func add(_ cooperation: FileCooperation) throws {
        let body = CooperationBody(
            key: cooperation.head.key, title: cooperation.title, from: cooperation.from,
            evaluateAt: cooperation.evaluateAt)
        let parent = try add(cooperation.head, body, status: cooperation.status.rawValue)
        for item in cooperation.items {
            let body = CooperationItemBody(
                key: item.head.key, text: item.text, party: person(item.party),
                confirmed: confirmations(item.confirmed))
            try add(item.head, body, in: parent, form: item.step)
        }
    }

    mutating func add(_ meeting: FileMeeting) throws {
        let with = meeting.with.compactMap { person($0) }
        let body = MeetingBody(
            key: meeting.head.key, title: meeting.title, place: meeting.place, minutes: meeting.minutes,
            with: with.isEmpty ? nil : with, writtenAt: meeting.head.at)
        let parent = try add(
            meeting.head, body, form: meeting.kind.rawValue, occurredAt: meeting.startsAt,
            recordedAt: meeting.head.at)
        for item in meeting.items {
            try add(
                item.head, MeetingItemBody(key: item.head.key, heading: item.heading, text: item.text), in: parent)
        }
    }

    mutating func add(_ document: FileDocument) throws {
        let body = DocumentBody(
            key: document.head.key, title: document.title, fileName: document.fileName,
            mediaType: document.mediaType, content: document.content, text: document.text,
            withholding: withholding(document.head))
        try add(document.head, body, in: document.hangsOn.flatMap { parents[$0] })
    }
}
