import Dossier
import Records
import Storage

/// The accounts that files name: those that are here, and new ones without a password for those that are not.
struct FileAccounts: Sendable {
    private struct New: Sendable {
        let id: AccountID
        let words: AccountWords
        let language: String
    }

    /// By normalised address.
    private(set) var ids: [String: AccountID] = [:]
    private var new: [New] = []

    init(_ files: [DossierFile], at moment: Moment, _ lookup: LookupHash, _ session: any SQLSession) throws {
        for file in files {
            for person in file.people {
                guard let account = person.account else { continue }
                let address = AccountRecords.normalised(account)
                guard ids[address] == nil else { continue }
                if let id = try AccountRecords.id(addressHash: AccountRecords.hash(of: address, lookup), session) {
                    ids[address] = id
                } else {
                    let id: AccountID = NewIdentifier.make(at: moment)
                    ids[address] = id
                    new.append(
                        New(
                            id: id, words: AccountWords(address: address, name: person.name),
                            language: file.cover.language.rawValue))
                }
            }
        }
    }

    func insert(at moment: Moment, _ keys: MasterKey, _ session: any SQLSession) throws {
        for account in new {
            try AccountRecords.insert(
                account.id, account.words,
                addressHash: AccountRecords.hash(of: account.words.address, keys.lookup), password: nil,
                language: account.language, at: moment, with: keys.installation, session)
        }
    }
}
