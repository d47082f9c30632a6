import Dossier

struct FilePortrait: FileNode {
    var head = FileHead()
    var period: StoryPeriod?
    var title: String?
    var text = ""

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .portrait)
        fields.optional("period", &period, .choice)
        fields.optional("title", &title, .text(200))
        fields.required("text", &text, .words)
    }
}

struct FileLifeEvent: FileNode {
    var head = FileHead()
    var year: String?
    var happenedAt: Moment?
    var title = ""
    var text: String?

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .lifeEvent)
        fields.optional("year", &year, .text(60))
        fields.optional("happenedAt", &happenedAt, .moment(.noon))
        fields.required("title", &title, .text(1...200))
        fields.optional("text", &text, .words)
    }
}

struct FileWish: FileNode {
    var head = FileHead()
    var text = ""
    var whose: String?
    var status = WishStatus.now

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .wish)
        fields.required("text", &text, .words)
        fields.optional("whose", &whose, .key)
        fields.refer("whose", to: whose, .person)
        fields.required("status", &status, .choice)
    }
}

struct FileReport: FileNode {
    var head = FileHead()
    var form = ReportForm.moment
    var text = ""
    var about: [String] = []
    var goal: String?
    var mood: Int?
    var together: Bool?
    var correctedAt: Moment?
    var earlier: [FileEarlier] = []
    var reactions: [FileReaction] = []

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .report)
        fields.required("form", &form, .choice)
        fields.required("text", &text, .words)
        fields.list("about", &about, .set(of: .key))
        for (index, person) in about.enumerated() { fields.refer("about[\(index)]", to: person, .person) }
        fields.optional("goal", &goal, .key)
        fields.refer("goal", to: goal, .goal)
        fields.optional("mood", &mood, .whole(1...5))
        fields.optional("together", &together, .flag)
        fields.optional("correctedAt", &correctedAt, .moment(.noon))
        fields.list("earlier", &earlier, .list(of: .node))
        FileEarlier.check(earlier, correctedAt, "correctedAt", fields)
        fields.list("reactions", &reactions, .list(of: .node))
        let isOwn = head.visibility?.to == .own
        for (index, reaction) in reactions.enumerated() where isOwn && reaction.head.author != head.author {
            fields.check("reactions[\(index)].author", "a private note is seen by its author only", false)
        }
    }
}

struct FileReaction: FileNode {
    var head = FileHead()
    /// Left out: an answer.
    var form: ReactionForm?
    var text: String?

    mutating func code(_ fields: inout FileFields) {
        head.code(&fields, .reaction)
        fields.optional("form", &form, .choice)
        fields.optional("text", &text, .text(ReportBody.longestText))
        fields.check("text", "is missing: only \"nice\" needs no words", form == .nice || text?.isEmpty == false)
    }
}
