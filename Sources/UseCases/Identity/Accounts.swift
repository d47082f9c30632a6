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
    case noReason

    package var description: String {
        switch self {
        case .notAnAddress(let address): "\"\(address)\" is not an e-mail address."
        case .isThere(let address): "There is an account for \(address) already."
        case .isNotThere(let address): "There is no account for \(address)."
        case .passwordTooShort: "A password has at least \(Passwords.shortest) characters."
        case .noReason: "A new password for somebody needs a reason: it is kept in the log."
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

    /// A new password ends every session of the account, and opens to who knows it what the account may see: so it has a reason,
    /// and whose account it is gets a mail (access rule 22).
    ///
    /// - Parameter letters: nil where no mail is sent.
    /// - Throws: `AccountProblem`.
    package func setPassword(
        address: String, password: String, reason: String, telling letters: ShellLetters? = nil, caller: Caller
    ) async throws {
        let reason = WrittenText.kept(reason)
        guard !reason.allSatisfy(\.isWhitespace) else { throw AccountProblem.noReason }
        let hash = try await hashChecked(password)
        try await changing(address, "password", because: reason, caller) { id, session in
            try AccountRecords.setPassword(hash, of: id, session)
            if let letters { try self.promise(letters.ofPassword, to: [id], caller, session) }
        }
    }

    package func disableAccount(address: String, caller: Caller) async throws {
        try await changing(address, "disable", caller) { id, session in
            try AccountRecords.disable(id, at: caller.at, session)
        }
    }

    private func changing(
        _ address: String, _ what: String, because reason: String? = nil, _ caller: Caller,
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
                    .administer, actor: nil, object: .account, purpose: .administration,
                    detail: "\(what) \(id)" + (reason.map { ": \($0)" } ?? ""), caller: caller), session)
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
