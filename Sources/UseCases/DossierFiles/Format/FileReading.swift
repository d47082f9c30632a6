import Dossier

/// What a key in the file can stand for.
enum FileDeclaration: Hashable {
    case person(account: String?)
    /// The address of one of the people.
    case account
    case entry(EntryKind)
}

/// What a field may point at.
enum FileReference {
    case person
    /// Whoever writes, gives or is named signs in with an account.
    case personWithAccount
    case personWithThisAccount(String)
    case owner
    case goal
    case entry
    /// Something that does not itself hang on another.
    case standsAlone
    case account
}

/// What is known while one file is read: the day and zone its moments are in, its keys, and what is wrong with it.
final class FileReading {
    /// More problems than this say no more to whoever mends the file.
    static let mostProblems = 50

    let anchor: CivilDate
    /// The day it is read, whatever day the file counts from: who is an adult is one on that day.
    let today: CivilDate
    let clock: DossierClock
    private(set) var problems: [DossierFileProblem] = []
    private var people: [String: String?] = [:]
    private var accounts: Set<String> = []
    private var entries: [String: EntryKind] = [:]
    private var references: [(path: String, key: String, kind: FileReference)] = []
    /// The people who own the dossier; set when all of it has been read.
    var owners: Set<String> = []

    init(anchor: CivilDate, today: CivilDate? = nil, clock: DossierClock) {
        self.anchor = anchor
        self.today = today ?? anchor
        self.clock = clock
    }

    var hasEnough: Bool { problems.count >= Self.mostProblems }

    func problem(_ path: String, _ what: String) {
        if !hasEnough { problems.append(DossierFileProblem(path: path, what: what)) }
    }

    func declare(_ path: String, _ key: String, _ kind: FileDeclaration) {
        switch kind {
        case .person(let account):
            if people.updateValue(account, forKey: key) != nil { problem(path, "the key \"\(key)\" is there twice") }
        case .account:
            if !accounts.insert(key).inserted { problem(path, "another person has the account \(key) too") }
        case .entry(let kind):
            if entries.updateValue(kind, forKey: key) != nil { problem(path, "the key \"\(key)\" is there twice") }
        }
    }

    func refer(_ path: String, _ key: String, _ kind: FileReference) {
        references.append((path, key, kind))
    }

    /// Looks up every reference, when all keys are known.
    func checkReferences() {
        for reference in references {
            guard !hasEnough else { return }
            if let what = fault(of: reference.key, as: reference.kind) { problem(reference.path, what) }
        }
    }

    private func fault(of key: String, as kind: FileReference) -> String? {
        switch kind {
        case .person: people[key] == nil ? noPerson(key) : nil
        case .personWithAccount: faultOfAccount(key)
        case .personWithThisAccount(let account): faultOfAccount(key, account)
        case .owner:
            owners.contains(key) ? nil : "\"\(key)\" is no owner: a private note is of the person whose dossier it is"
        case .goal: entries[key] == .goal ? nil : "there is no goal with the key \"\(key)\""
        case .entry: entries[key] == nil ? "there is no entry with the key \"\(key)\"" : nil
        case .standsAlone:
            switch entries[key] {
            case nil: "there is no entry with the key \"\(key)\""
            case .some(let found) where found.bond == .hangsOn: "\"\(key)\" itself hangs on another entry"
            default: nil
            }
        case .account: accounts.contains(key) ? nil : "no person in this file has the account \(key)"
        }
    }

    private func faultOfAccount(_ key: String, _ wanted: String? = nil) -> String? {
        guard let person = people[key] else { return noPerson(key) }
        guard let account = person else { return "\"\(key)\" has no account" }
        if let wanted, wanted != account { return "\"\(key)\" has the account \(account), not \(wanted)" }
        return nil
    }

    private func noPerson(_ key: String) -> String { "there is no person with the key \"\(key)\"" }
}
