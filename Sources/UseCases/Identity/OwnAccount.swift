import Dossier
import Identity
import Records
import Storage

/// One place where somebody is signed in.
package struct OwnSession: Sendable, Equatable {
    /// Names it in a form, and says nothing of its token.
    package let mark: String
    package let startedAt: Moment
    package let seenAt: Moment
    /// What the browser said it is.
    package let device: String?
    package let isThis: Bool
    package let isByPasskey: Bool
}

/// What somebody sees of their own account.
package struct OwnAccount: Sendable {
    package let visitor: Visitor
    package let factor: FactorState
    /// How many passkeys; nil where there can be none.
    package let passkeys: Int?
    /// This one first, then the one used last.
    package let sessions: [OwnSession]
}

extension Workplace {
    /// Reads the account of whoever is signed in; one line in the installation's log.
    package func readAccount(as caller: Caller) async throws -> OwnAccount {
        let account = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            return OwnAccount(
                visitor: visitor, factor: try self.factorState(of: visitor.account, at: caller.at, session),
                passkeys: self.relyingParty == nil ? nil : try PasskeyRecords.count(of: visitor.account, session),
                sessions: try self.sessions(of: visitor, at: caller.at, session))
        }
        let line = try installationLine(.view, actor: account.visitor.account, object: .account, caller: caller)
        try await logInstallation(line, of: account.visitor, caller)
        return account
    }

    /// Ends one session of one's own; a mark that names none ends none.
    package func endSession(_ mark: String, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let all = try SessionRecords.all(
                of: visitor.account, at: caller.at, with: self.keys.installation, session)
            guard let named = all.first(where: { self.mark(of: $0) == mark }) else { return }
            try SessionRecords.delete(tokenHash: named.tokenHash, session)
            try LogRecords.append(
                try self.installationLine(
                    .signOut, actor: visitor.account, object: .account, detail: "one session", caller: caller), session)
        }
    }

    /// Ends every session of one's own but this one.
    package func endOtherSessions(as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            try SessionRecords.deleteOthers(than: visitor.tokenHash, of: visitor.account, session)
            try LogRecords.append(
                try self.installationLine(
                    .signOut, actor: visitor.account, object: .account, detail: "other sessions", caller: caller),
                session)
        }
    }

    private func sessions(
        of visitor: Visitor, at moment: Moment, _ session: any SQLSession
    ) throws -> [OwnSession] {
        let all = try SessionRecords.all(of: visitor.account, at: moment, with: keys.installation, session)
        let own = all.map { found in
            OwnSession(
                mark: mark(of: found), startedAt: found.startedAt, seenAt: found.seenAt, device: found.device,
                isThis: found.tokenHash == visitor.tokenHash, isByPasskey: found.isByPasskey)
        }
        return own.filter(\.isThis) + own.filter { !$0.isThis }
    }

    private func mark(of session: ListedSession) -> String {
        keys.forms.hash(session.tokenHash, as: "session").prefix(8).hexadecimal
    }
}
