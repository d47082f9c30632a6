import Dossier
import Identity
import OpenID
import Records
import Storage

/// How somebody can sign in, as they see it of themselves.
package struct WaysToSignIn: Sendable {
    package struct Elsewhere: Sendable {
        package let provider: ProviderSettings
        /// Nil where it is not linked.
        package let linkedAt: Moment?
    }

    package let visitor: Visitor
    package let hasPassword: Bool
    package let elsewhere: [Elsewhere]
    /// At which provider this session began; nil for a password.
    package let begunAt: ProviderSettings?
    /// Whether they signed in a moment ago, so that it is not somebody else at a device they left open.
    package let mayChange: Bool

    /// The one way that is left must stay: without it nobody comes in any more.
    package func mayUnlink(_ way: Elsewhere) -> Bool {
        way.linkedAt != nil && (hasPassword || elsewhere.filter { $0.linkedAt != nil }.count > 1)
    }
}

extension Workplace {
    /// Only just after signing in somebody changes how they sign in.
    package static let freshFor = 10 * Moment.minute

    /// How a session began: at which provider and level, or with a password.
    ///
    /// - Throws: `Refusal.signInNeeded`.
    package func beginning(of caller: Caller) async throws -> SessionBeginning {
        try await engine.read { try self.beginning(of: self.visitor(of: caller, $0), $0) }
    }

    package func waysToSignIn(as caller: Caller) async throws -> WaysToSignIn {
        let ways = try await engine.read { try self.ways(caller, $0) }
        try await logInstallation(
            installationLine(.view, actor: ways.visitor.account, object: .account, caller: caller))
        return ways
    }

    /// Sends who is signed in to a provider, to link it to their own account.
    ///
    /// - Throws: `Refusal.notFound` where there is no such provider; `ElsewhereRefusal.signInAgain`, `.away`.
    package func linkElsewhere(
        at provider: String, next: String, mark: AttemptMark?, as caller: Caller
    ) async throws -> ElsewhereStart {
        let account = try await engine.read { try self.fresh(caller, $0) }.visitor.account
        return try await start(at: provider, next: next, mark: mark, linking: account, as: caller)
    }

    /// Takes a link away; whoever else came in by it is out.
    ///
    /// - Throws: `Refusal.notFound` where there is no such provider or link, or it is the last way in;
    ///   `ElsewhereRefusal.signInAgain`.
    package func unlink(_ provider: String, as caller: Caller) async throws {
        try await engine.write { [self] session in
            let ways = try fresh(caller, session)
            guard let way = ways.elsewhere.first(where: { $0.provider.id == provider }), ways.mayUnlink(way) else {
                throw Refusal.notFound
            }
            let account = ways.visitor.account
            for link in try LinkRecords.all(of: account, with: keys.installation, session)
            where link.words.issuer == way.provider.issuer {
                try LinkRecords.delete(link, of: account, session)
            }
            // All of them: one that gave a code after the provider does not say where it began.
            try SessionRecords.deleteOthers(than: ways.visitor.tokenHash, of: account, session)
            try LogRecords.append(linkLine("unlink", way.provider, account, caller), session)
        }
    }

    /// Links somebody at a provider to the account of who is signed in.
    ///
    /// - Throws: `ElsewhereRefusal.otherVisitor`, `.linkedElsewhere`.
    func link(
        _ identity: VerifiedIdentity, _ provider: ProviderSettings, to account: AccountID, as caller: Caller
    ) async throws {
        let words = LinkWords(identity)
        let subject = words.hash(keys.lookup)
        try await engine.write { [self] session in
            let visitor: Visitor
            do { visitor = try self.visitor(of: caller, session) } catch Refusal.signInNeeded {
                throw ElsewhereRefusal.otherVisitor
            }
            guard visitor.account == account else { throw ElsewhereRefusal.otherVisitor }
            if let linked = try LinkRecords.account(subjectHash: subject, session) {
                guard linked.id == account else { throw ElsewhereRefusal.linkedElsewhere }
                return
            }
            try LinkRecords.insert(words, to: account, at: caller.at, keys: keys, session)
            try LogRecords.append(linkLine("link", provider, account, caller), session)
        }
    }

    func linkLine(
        _ what: String, _ provider: ProviderSettings, _ account: AccountID, _ caller: Caller
    ) throws -> LogLine {
        try installationLine(
            .change, actor: account, object: .account, detail: "\(what) \(provider.id)", caller: caller)
    }

    private func fresh(_ caller: Caller, _ session: any SQLSession) throws -> WaysToSignIn {
        let ways = try ways(caller, session)
        guard ways.mayChange else { throw ElsewhereRefusal.signInAgain }
        return ways
    }

    private func ways(_ caller: Caller, _ session: any SQLSession) throws -> WaysToSignIn {
        let visitor = try visitor(of: caller, session)
        let beginning = try beginning(of: visitor, session)
        let account = try AccountRecords.find([visitor.account], with: keys.installation, session).first
        let links = try LinkRecords.all(of: visitor.account, with: keys.installation, session)
        return WaysToSignIn(
            visitor: visitor, hasPassword: account?.hasPassword ?? false,
            elsewhere: providers.all.map { provider in
                let linked = links.first { $0.words.issuer == provider.settings.issuer }
                return WaysToSignIn.Elsewhere(provider: provider.settings, linkedAt: linked?.linkedAt)
            },
            begunAt: beginning.provider.flatMap { providers[id: $0]?.settings },
            mayChange: caller.at < beginning.startedAt.moved(by: Self.freshFor))
    }

    private func beginning(of visitor: Visitor, _ session: any SQLSession) throws -> SessionBeginning {
        guard let beginning = try SessionLevelRecords.find(tokenHash: visitor.tokenHash, session) else {
            throw Refusal.signInNeeded
        }
        return beginning
    }
}
