import Dossier
import Passkeys
import Records
import Storage

/// One passkey, as its owner sees it.
package struct OwnPasskey: Sendable, Equatable {
    /// Names it in a form, and says nothing of it.
    package let mark: String
    package let name: String
    package let madeAt: Moment
    package let usedAt: Moment?
    /// Whether the device says that it is kept at more places.
    package let isBackedUp: Bool
}

/// Whether somebody may change how they sign in, now.
package enum PasskeyStanding: Sendable, Equatable {
    case may
    /// A code or a passkey first.
    case confirmFirst
    /// They have neither, and signed in too long ago: it may be somebody else at a device that was left open.
    case signInAgain
}

/// What somebody sees of their own passkeys.
package struct OwnPasskeys: Sendable {
    package let visitor: Visitor
    package let passkeys: [OwnPasskey]
    package let standing: PasskeyStanding
    /// Whom they are for; nil where there can be none.
    package let party: RelyingParty?

    package var hasRoom: Bool { passkeys.count < Workplace.mostPasskeys }
}

/// The passkeys of one's own account. Each change has a line in the installation's log.
extension Workplace {
    /// As many as anybody has devices.
    package static let mostPasskeys = 20
    /// The longest name, in characters.
    package static let longestPasskeyName = 60

    package func readPasskeys(as caller: Caller) async throws -> OwnPasskeys {
        let own = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            let rows = try PasskeyRecords.all(of: visitor.account, with: self.keys.installation, session)
            return OwnPasskeys(
                visitor: visitor,
                passkeys: rows.map { row in
                    OwnPasskey(
                        mark: self.mark(of: row), name: row.words.name, madeAt: row.madeAt, usedAt: row.usedAt,
                        isBackedUp: row.isBackedUp)
                },
                standing: try self.passkeyStanding(visitor, hasPasskey: !rows.isEmpty, at: caller.at, session),
                party: self.relyingParty)
        }
        try await logInstallation(
            installationLine(.view, actor: own.visitor.account, object: .account, caller: caller))
        return own
    }

    /// Gives a passkey another name; a mark that names none changes none.
    package func renamePasskey(_ mark: String, to name: String, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            guard let row = try self.passkey(mark, of: visitor.account, session) else { return }
            try PasskeyRecords.rename(row, to: Self.passkeyName(name), with: self.keys.installation, session)
            try LogRecords.append(try self.accountLine("passkey renamed", of: visitor.account, as: caller), session)
        }
    }

    /// Takes a passkey away; whoever came in by it is out. There is always another way in: a passkey is added to one.
    ///
    /// - Throws: `Refusal.factorNeeded`, `Refusal.signInNeeded` where it is not sure enough who this is.
    package func removePasskey(_ mark: String, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            try self.demandMayChange(visitor, hasPasskey: true, at: caller.at, session)
            guard let row = try self.passkey(mark, of: visitor.account, session) else { return }
            try PasskeyRecords.remove(row, keeping: visitor.tokenHash, session)
            try LogRecords.append(try self.accountLine("passkey removed", of: visitor.account, as: caller), session)
        }
    }

    /// Changing how one comes in is more than coming in: it asks a fresh code or passkey, or, of who has neither, to have
    /// signed in a moment ago, as linking to a provider does. Who lost their only passkey can so sign in with the password
    /// and take it away.
    func passkeyStanding(
        _ visitor: Visitor, hasPasskey: Bool, at moment: Moment, _ session: any SQLSession
    ) throws -> PasskeyStanding {
        if visitor.hasShownFactor(at: moment) { return .may }
        if try FactorRecords.isOn(visitor.account, session) { return .confirmFirst }
        let start = try SessionLevelRecords.find(tokenHash: visitor.tokenHash, session)?.startedAt
        if let start, moment < start.moved(by: Self.freshFor) { return .may }
        return hasPasskey ? .confirmFirst : .signInAgain
    }

    func demandMayChange(
        _ visitor: Visitor, hasPasskey: Bool, at moment: Moment, _ session: any SQLSession
    ) throws {
        switch try passkeyStanding(visitor, hasPasskey: hasPasskey, at: moment, session) {
        case .may: return
        case .confirmFirst: throw Refusal.factorNeeded
        case .signInAgain: throw Refusal.signInNeeded
        }
    }

    private func passkey(_ mark: String, of account: AccountID, _ session: any SQLSession) throws -> PasskeyRow? {
        try PasskeyRecords.all(of: account, with: keys.installation, session).first { self.mark(of: $0) == mark }
    }

    private func mark(of row: PasskeyRow) -> String {
        keys.forms.hash(row.hash, as: "passkey").prefix(8).hexadecimal
    }

    static func passkeyName(_ typed: String) -> String {
        String(typed.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(longestPasskeyName))
    }
}
