import Dossier

/// One whole dossier as it stands in a file (docs/dossier.schema.json), with every moment resolved.
struct DossierFile: FileNode {
    var version = FileVersion.one
    /// The day relative moments count from; a file that is written holds absolute ones and needs none.
    var anchor: CivilDate?
    /// Where this is somebody's copy: what they might see, and not the whole.
    var copy: FileCopy?
    var cover = FileCover()
    var people: [FilePerson] = []
    var owners: [FileOwner] = []
    var mandates: [FileMandate] = []
    var grants: [FileGrant] = []
    var story: [FilePortrait] = []
    var lifeEvents: [FileLifeEvent] = []
    var reports: [FileReport] = []
    var wishes: [FileWish] = []
    var plans: [FilePlan] = []
    /// Goals that are in no plan.
    var goals: [FileGoal] = []
    var agreements: [FileAgreement] = []
    var cooperation: [FileCooperation] = []
    var meetings: [FileMeeting] = []
    var documents: [FileDocument] = []

    mutating func code(_ fields: inout FileFields) {
        fields.required("klaver", &version, .choice)
        fields.optional("anchor", &anchor, .date)
        fields.optional("copy", &copy, .node)
        fields.required("dossier", &cover, .node)
        fields.requiredList("people", &people, .list(of: .node))
        fields.requiredList("owners", &owners, .list(of: .node, 1...Int.max))
        fields.list("mandates", &mandates, .list(of: .node))
        fields.list("grants", &grants, .list(of: .node))
        fields.list("story", &story, .list(of: .node))
        fields.list("lifeEvents", &lifeEvents, .list(of: .node))
        fields.list("reports", &reports, .list(of: .node))
        fields.list("wishes", &wishes, .list(of: .node))
        fields.list("plans", &plans, .list(of: .node))
        fields.list("goals", &goals, .list(of: .node))
        fields.list("agreements", &agreements, .list(of: .node))
        fields.list("cooperation", &cooperation, .list(of: .node))
        fields.list("meetings", &meetings, .list(of: .node))
        fields.list("documents", &documents, .list(of: .node))
        checkPeople(fields)
    }

    private func checkPeople(_ fields: FileFields) {
        let leads = people.indices.filter { people[$0].isLead == true }
        for index in leads.dropFirst() {
            let first = people[leads[0]].key
            fields.check("people[\(index)].lead", "only one has the lead, and \"\(first)\" has it already", false)
        }
        for (index, owner) in owners.enumerated()
        where owners.prefix(index).contains(where: { $0.person == owner.person }) {
            fields.check("owners[\(index)].person", "\"\(owner.person)\" is an owner already", false)
        }
        let isPerson = cover.type == .person
        fields.check("owners", "the dossier of one person has one owner", !isPerson || owners.count <= 1)
        fields.check(
            "owners", "are all under 18, and the dossier of a household is of its adults",
            isPerson || owners.isEmpty || !owners.allSatisfy { isMinor($0, on: fields.today) })
    }

    /// Whether an owner is no adult yet, as the file says it: of whom it does not say when they were born is one (access rules 17
    /// and 19). A minor beside an adult may be named, and reaches nothing until they are one.
    private func isMinor(_ owner: FileOwner, on day: CivilDate?) -> Bool {
        guard let day, let born = people.first(where: { $0.key == owner.person })?.birthDate else { return false }
        return born.age(on: day) < cover.jurisdiction.ages.adulthood
    }

    /// The keys of all entries in the order of the file, which the ids they are given keep.
    var entryKeys: [String] {
        var keys: [String] = story.map(\.head.key) + lifeEvents.map(\.head.key)
        for report in reports {
            keys.append(report.head.key)
            keys += report.reactions.map(\.head.key)
        }
        keys += wishes.map(\.head.key)
        for plan in plans {
            keys.append(plan.head.key)
            keys += plan.goals.flatMap(\.keys)
        }
        keys += goals.flatMap(\.keys) + agreements.map(\.head.key)
        for cooperation in cooperation {
            keys.append(cooperation.head.key)
            keys += cooperation.items.map(\.head.key)
        }
        for meeting in meetings {
            keys.append(meeting.head.key)
            keys += meeting.items.map(\.head.key)
        }
        return keys + documents.map(\.head.key)
    }
}

extension FileGoal {
    var keys: [String] { [head.key] + progress.map(\.head.key) }
}

/// The cover of a dossier.
struct FileCover: FileNode {
    var key = ""
    var type = DossierType.person
    var title = ""
    var language = FileLanguage.dutch
    var jurisdiction = Jurisdiction.netherlands
    var timeZone: String?
    var openedAt = Moment(milliseconds: 0)
    var who: String?
    var linked: [String] = []
    var abilityJudgements: [FileJudgement] = []
    var diedOn: Moment?
    /// When it was registered; without it, on the day itself.
    var diedKnownAt: Moment?

    mutating func code(_ fields: inout FileFields) {
        fields.required("key", &key, .key)
        fields.required("type", &type, .choice)
        fields.required("title", &title, .text(1...200))
        fields.required("language", &language, .choice)
        fields.required("jurisdiction", &jurisdiction, .choice)
        fields.optional("timeZone", &timeZone, .timeZone)
        fields.required("openedAt", &openedAt, .moment(.midnight))
        fields.optional("who", &who, .text(5000))
        fields.list("linked", &linked, .set(of: .key))
        fields.list("abilityJudgements", &abilityJudgements, .list(of: .node))
        fields.optional("diedOn", &diedOn, .moment(.midnight))
        fields.check("diedOn", "goes with the dossier of a person", diedOn == nil || type == .person)
        fields.optional("diedKnownAt", &diedKnownAt, .moment(.noon))
        fields.check("diedKnownAt", "goes with diedOn", diedKnownAt == nil || diedOn != nil)
        fields.check("diedKnownAt", "is before diedOn", diedKnownAt == nil || diedOn <= diedKnownAt)
    }

    var zoneName: String { timeZone ?? jurisdiction.timeZone }
}

/// A recorded judgement whether a young person is able to decide (access rule 19).
struct FileJudgement: FileNode {
    var person = ""
    var isAble = false
    var by = ""
    var at = Moment(milliseconds: 0)
    var note: String?

    mutating func code(_ fields: inout FileFields) {
        fields.required("person", &person, .key)
        fields.refer("person", to: person, .person)
        fields.required("able", &isAble, .flag)
        fields.required("by", &by, .key)
        fields.refer("by", to: by, .personWithAccount)
        fields.required("at", &at, .moment(.noon))
        fields.optional("note", &note, .text(1000))
    }
}
