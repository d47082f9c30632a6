import Dossier
import Identity
import Records
import Storage

/// Why an account was not made or changed.
package enum AccountProblem: Error, Equatable, CustomStringConvertible {
    case notAnAddress(String)
    case isThere(String)
    case isNotThere(String)
    case passwordTooShort
    case passwordTooLong

    package var description: String {
        switch self {
        case .notAnAddress(let address): "\"\(address)\" is not an e-mail address."
        case .isThere(let address): "There is an account for \(address) already."
        case .isNotThere(let address): "There is no account for \(address)."
        case .passwordTooShort: "A password has at least \(Passwords.shortest) characters."
        case .passwordTooLong: "A password has at most \(Passwords.longest) characters."
        }
    }
}

/// Accounts, for the administrator at the shell. None of this opens a dossier (access rule 22), and each act has its line
/// in the installation's log.
extension Workplace {
    package func addAccount(address: String, name: String, password: String, caller: Caller) async throws {
        let new = try await newAccount(address: address, name: name, password: password, at: caller.at)
        let line = try installationLine(
            .administer, actor: nil, object: .account, purpose: .administration, detail: "add \(new.id)",
            caller: caller)
        try await engine.write { session in
            try self.add(new, at: caller.at, session)
            try LogRecords.append(line, session)
        }
    }

    package func listAccounts(caller: Caller) async throws -> [Account] {
        try await logInstallation(
            installationLine(
                .administer, actor: nil, object: .account, purpose: .administration, detail: "list", caller: caller))
        let seal = keys.installation
        return try await engine.read { try AccountRecords.all(with: seal, $0) }
    }

    /// A new password ends every session of the account.
    package func setPassword(address: String, password: String, caller: Caller) async throws {
        let hash = try await hashChecked(password)
        try await changing(address, "password", caller) { id, session in
            try AccountRecords.setPassword(hash, of: id, session)
        }
    }

    package func disableAccount(address: String, caller: Caller) async throws {
        try await changing(address, "disable", caller) { id, session in
            try AccountRecords.disable(id, at: caller.at, session)
        }
    }

    private func changing(
        _ address: String, _ what: String, _ caller: Caller,
        _ body: @Sendable @escaping (AccountID, any SQLSession) throws -> Void
    ) async throws {
        let addressHash = AccountRecords.hash(of: address, keys.lookup)
        try await engine.write { session in
            guard let id = try AccountRecords.id(addressHash: addressHash, session) else {
                throw AccountProblem.isNotThere(address)
            }
            try body(id, session)
            try LogRecords.append(
                try self.installationLine(
                    .administer, actor: nil, object: .account, purpose: .administration, detail: "\(what) \(id)",
                    caller: caller), session)
        }
    }

    /// Checks what an account is made of, and hashes its password.
    ///
    /// - Throws: `AccountProblem`.
    func newAccount(
        address: String, name: String, password: String, at moment: Moment
    ) async throws -> NewAccount {
        let address = AccountRecords.normalised(address)
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254,
            !address.contains(where: \.isWhitespace)
        else { throw AccountProblem.notAnAddress(address) }
        return NewAccount(
            id: NewIdentifier.make(at: moment), words: AccountWords(address: address, name: name),
            passwordHash: try await hashChecked(password))
    }

    /// - Throws: `AccountProblem.isThere`.
    func add(_ new: NewAccount, isAddressProven: Bool = true, at moment: Moment, _ session: any SQLSession) throws {
        let addressHash = AccountRecords.hash(of: new.words.address, keys.lookup)
        guard try AccountRecords.id(addressHash: addressHash, session) == nil else {
            throw AccountProblem.isThere(new.words.address)
        }
        try AccountRecords.insert(
            new.id, new.words, addressHash: addressHash, password: new.passwordHash,
            isAddressProven: isAddressProven, at: moment, with: keys.installation, session)
    }

    private func hashChecked(_ password: String) async throws -> String {
        switch Passwords.problem(of: password) {
        case .tooShort: throw AccountProblem.passwordTooShort
        case .tooLong: throw AccountProblem.passwordTooLong
        case nil: return try await passwords.hash(password)
        }
    }
}

/// An account that is about to be made.
struct NewAccount: Sendable {
    let id: AccountID
    let words: AccountWords
    let passwordHash: String
}
