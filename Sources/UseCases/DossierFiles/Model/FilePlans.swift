import Dossier

/// Who confirmed, and when.
struct FileSignature: FileNode {
    var by = ""
    var at = Moment(milliseconds: 0)

    mutating func code(_ fields: inout FileFields) {
        fields.required("by", &by, .key)
        fields.refer("by", to: by, .person)
        fields.required("at", &at, .moment(.noon))
    }
}

/// Who signed, when, and what stood there then (`PlanDigest`).
struct FilePlanSignature: FileNode {
    var by = ""
    var at = Moment(milliseconds: 0)
    var covers: String?

    mutating func code(_ fields: inout FileFields) {
        fields.required("by", &by, .key)
        fields.refer("by", to: by, .person)
        fields.required("at", &at, .moment(.noon))
        fields.optional("covers", &covers, .digest)
    }
}

struct FilePlan: FileNode {
    var head = FileHead()
    var title = ""
    var from = Moment(milliseconds: 0)
    var until: Moment?
    var status = PlanStatus.draft
    var perspective: String?
    var signatures: [FilePlanSignature] = []
    var goals: [FileGoal] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .plan)
        fields.required("title", &title, .text(1...200))
        fields.required("from", &from, .moment(.midnight))
        fields.optional("until", &until, .moment(.midnight))
        fields.check("until", "is before from", from <= until)
        fields.required("status", &status, .choice)
        fields.optional("perspective", &perspective, .text(5000))
        fields.list("signatures", &signatures, .list(of: .node))
        fields.list("goals", &goals, .list(of: .node))
    }
}

struct FileGoal: FileNode {
    var head = FileHead()
    var text = ""
    var whose: String?
    var ofAnother: Bool?
    var status = GoalStatus.active
    var until: Moment?
    var why: String?
    var scale: [String]?
    var steps: [FileStep] = []
    var changedAt: Moment?
    var earlier: [FileEarlier] = []
    var progress: [FileProgress] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .goal)
        fields.required("text", &text, .words)
        fields.optional("whose", &whose, .key)
        fields.refer("whose", to: whose, .person)
        fields.optional("ofAnother", &ofAnother, .flag)
        fields.required("status", &status, .choice)
        fields.optional("until", &until, .moment(.midnight))
        fields.optional("why", &why, .text(1000))
        fields.optional("scale", &scale, .list(of: .text(200), 5...5))
        fields.list("steps", &steps, .list(of: .node))
        fields.optional("changedAt", &changedAt, .moment(.noon))
        fields.list("earlier", &earlier, .list(of: .node))
        FileEarlier.check(earlier, changedAt, "changedAt", fields)
        fields.list("progress", &progress, .list(of: .node))
    }
}

struct FileStep: FileNode {
    var text = ""
    var doneAt: Moment?

    mutating func code(_ fields: inout FileFields) {
        fields.required("text", &text, .text(1...300))
        fields.optional("doneAt", &doneAt, .moment(.noon))
    }
}

struct FileProgress: FileNode {
    var head = FileHead()
    var level = 0
    var note: String?

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .progress)
        fields.required("level", &level, .whole(-2...2))
        fields.optional("note", &note, .text(2000))
    }
}

struct FileAgreement: FileNode {
    var head = FileHead()
    var text = ""
    var owner = ""
    var dueAt: Moment?
    var status = AgreementStatus.open
    var doneAt: Moment?
    var sign: String?
    var note: String?
    var goal: String?
    var basis: LegalBasis?

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .agreement)
        fields.required("text", &text, .words)
        fields.required("owner", &owner, .key)
        fields.refer("owner", to: owner, .person)
        fields.optional("dueAt", &dueAt, .moment(.noon))
        fields.required("status", &status, .choice)
        fields.optional("doneAt", &doneAt, .moment(.noon))
        fields.optional("sign", &sign, .text(500))
        fields.optional("note", &note, .text(1000))
        fields.optional("goal", &goal, .key)
        fields.refer("goal", to: goal, .goal)
        fields.optional("basis", &basis, .choice)
    }
}
