import Dossier
import Records
import Storage

/// Turns the rows of a whole dossier back into what a file says.
struct DossierUnsealing {
    let whole: WholeDossier
    let seal: Seal
    let names: DossierFileNames
    /// In a copy, the key of whoever does not show to who asked for it; nil where everything is here.
    let unknown: String?
    private var bodies: [EntryID: any EntryBody] = [:]
    private var rows: [EntryID: EntryRow] = [:]
    private var children: [EntryID: [EntryRow]] = [:]
    private var keys: [EntryID: String] = [:]
    /// The person of an account: whoever is among the people, or somebody who wrote or was given something and is not.
    private var personOfAccount: [AccountID: String] = [:]

    init(whole: WholeDossier, seal: Seal, names: DossierFileNames, unknown: String? = nil) throws {
        self.unknown = unknown
        self.whole = whole
        self.seal = seal
        self.names = names
        for row in whole.entries {
            let body = try open(row)
            bodies[row.id] = body
            rows[row.id] = row
            // What was made on a screen has no key; its id is one, and stays so when the file is imported elsewhere.
            keys[row.id] = body.key ?? (row.kind == .party ? "p-" : "e-") + row.id.text
            if let parent = row.parent { children[parent, default: []].append(row) }
            if let party = body as? PartyBody, let account = party.account {
                personOfAccount[account] = personOfAccount[account] ?? keys[row.id]
            }
        }
    }

    func file() throws -> DossierFile {
        var unsealing = self
        let strangers = unsealing.nameStrangers()
        var file = try unsealing.entries()
        file.people += strangers
        return file
    }

    /// Whoever wrote, gave or was given something and is not among the people stands there too, or the file would
    /// point at nobody.
    private mutating func nameStrangers() -> [FilePerson] {
        let strangers = names.accounts.values.filter { personOfAccount[$0.id] == nil }.sorted {
            $0.address < $1.address
        }
        return strangers.map { account in
            let voice = whole.entries.first { $0.author == account.id && $0.kind != .party }?.voice
            var person = FilePerson()
            person.key = "a-" + account.id.text
            person.name = account.name
            person.circle = voice?.circle ?? .professional
            person.account = account.address
            personOfAccount[account.id] = person.key
            return person
        }
    }

    func rows(_ kind: EntryKind) -> [EntryRow] { whole.entries.filter { $0.kind == kind } }

    func children(_ kind: EntryKind, of parent: EntryRow) -> [EntryRow] {
        (children[parent.id] ?? []).filter { $0.kind == kind }
    }

    func row(_ id: EntryID?) -> EntryRow? { id.flatMap { rows[$0] } }

    func key(_ id: EntryID?) -> String? { id.flatMap { keys[$0] } }

    func key(of row: EntryRow) -> String { keys[row.id] ?? row.id.text }

    func keys(_ ids: [EntryID]?) -> [String] { (ids ?? []).compactMap { keys[$0] } }

    func person(_ account: AccountID?) -> String? { account.flatMap { personOfAccount[$0] } }

    func body<Body: EntryBody>(_ row: EntryRow, _ type: Body.Type = Body.self) throws -> Body {
        guard let body = bodies[row.id] as? Body else { throw StorageError.damaged("words of \(row.kind)") }
        return body
    }

    func signatures(_ signatures: [PlanBody.Signature]?) -> [FilePlanSignature] {
        (signatures ?? []).compactMap { signature in
            keys[signature.by].map { FilePlanSignature(by: $0, at: signature.at, covers: signature.covers) }
        }
    }

    func confirmations(_ signatures: [PlanBody.Signature]?) -> [FileSignature] {
        (signatures ?? []).compactMap { signature in
            keys[signature.by].map { FileSignature(by: $0, at: signature.at) }
        }
    }

    /// A column that holds one of a kind's numbers.
    func choice<Choice: RawRepresentable<Int>>(_ raw: Int, _ type: Choice.Type = Choice.self) throws -> Choice {
        guard let choice = Choice(rawValue: raw) else { throw StorageError.damaged("\(type) \(raw)") }
        return choice
    }

    private func open(_ row: EntryRow) throws -> any EntryBody {
        switch row.kind {
        case .report: try seal.open(ReportBody.self, row.sealed, at: row.place)
        case .reaction: try seal.open(ReactionBody.self, row.sealed, at: row.place)
        case .portrait: try seal.open(PortraitBody.self, row.sealed, at: row.place)
        case .lifeEvent: try seal.open(LifeEventBody.self, row.sealed, at: row.place)
        case .wish: try seal.open(WishBody.self, row.sealed, at: row.place)
        case .plan: try seal.open(PlanBody.self, row.sealed, at: row.place)
        case .goal: try seal.open(GoalBody.self, row.sealed, at: row.place)
        case .progress: try seal.open(ProgressBody.self, row.sealed, at: row.place)
        case .agreement: try seal.open(AgreementBody.self, row.sealed, at: row.place)
        case .cooperation: try seal.open(CooperationBody.self, row.sealed, at: row.place)
        case .cooperationItem: try seal.open(CooperationItemBody.self, row.sealed, at: row.place)
        case .meeting: try seal.open(MeetingBody.self, row.sealed, at: row.place)
        case .meetingItem: try seal.open(MeetingItemBody.self, row.sealed, at: row.place)
        case .document: try seal.open(DocumentBody.self, row.sealed, at: row.place)
        case .party: try seal.open(PartyBody.self, row.sealed, at: row.place)
        }
    }
}

extension Voice {
    var circle: Circle {
        switch self {
        case .person: .oneself
        case .family: .family
        case .network: .network
        case .professional: .professional
        }
    }
}
