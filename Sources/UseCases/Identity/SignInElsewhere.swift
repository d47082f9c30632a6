import Dossier
import Identity
import OpenID
import Records
import Storage

/// Where a browser is sent to sign in, and what it holds until it is back.
package struct ElsewhereStart: Sendable {
    package let address: String
    package let mark: AttemptMark
}

/// Why somebody who went to a provider is not signed in. The words are the catalogue's.
package enum ElsewhereRefusal: Error, Sendable, Equatable, CaseIterable {
    /// Used, too long ago, or begun in another browser.
    case attemptOver
    /// They stopped there, or the provider said no.
    case stoppedThere
    /// The provider does not answer, or answers what cannot be believed.
    case away
    /// Signed in there, and not surely enough.
    case levelTooLow
    /// The provider showed who they are too long ago.
    case notRecent
    /// Nobody here is linked to them.
    case unknown
    /// To be linked, and linked to another account already.
    case linkedElsewhere
    /// To be linked, and it is another who is signed in now.
    case otherVisitor
    /// To be changed, and they signed in too long ago for that.
    case signInAgain

    /// One word for the log.
    var word: String { "\(self)" }
}

extension Workplace {
    /// Sends somebody to a provider to sign in. Nobody is anybody yet: one row for ten minutes, and a line in the
    /// installation's log when they come back.
    ///
    /// - Parameters:
    ///   - next: where they go afterwards, a path of this site.
    ///   - mark: what the browser holds already, so that two windows of it do not undo each other.
    /// - Throws: `Refusal.notFound` where there is no such provider; `ElsewhereRefusal.away`.
    package func signInElsewhere(
        at provider: String, next: String, mark: AttemptMark?, as caller: Caller
    ) async throws -> ElsewhereStart {
        try await start(at: provider, next: next, mark: mark, linking: nil, as: caller)
    }

    /// - Parameter account: whose account is linked when they come back; nil to sign in.
    func start(
        at id: String, next: String, mark: AttemptMark?, linking account: AccountID?, as caller: Caller
    ) async throws -> ElsewhereStart {
        guard let provider = providers[id: id] else { throw Refusal.notFound }
        let mark = mark ?? .random()
        // The same 256 random bits as a session's, for each of the three.
        let (state, nonce, verifier) = (SessionToken.random(), SessionToken.random().text, SessionToken.random().text)
        let request = AuthorizationRequest(
            state: state.text, nonce: nonce, verifier: verifier, redirect: providers.redirect)
        let address: String
        do throws(ProviderProblem) {
            address = try await provider.address(for: request, at: caller.at)
        } catch {
            try await logElsewhere(.failed, "\(id) \(error.word)", actor: account, as: caller)
            throw ElsewhereRefusal.away
        }
        let words = AttemptWords(provider: id, nonce: nonce, verifier: verifier, next: next)
        let seal = keys.installation
        try await engine.write { session in
            try AttemptRecords.deleteOver(madeBefore: caller.at.moved(by: -AttemptMark.lifetime), session)
            try AttemptRecords.insert(
                words, stateHash: state.hash, browserHash: mark.hash, linking: account, at: caller.at, with: seal,
                session)
        }
        return ElsewhereStart(address: address, mark: mark)
    }

    /// One line in the installation's log about signing in elsewhere: the provider's name in the settings and one word.
    func logElsewhere(
        _ outcome: LogOutcome, _ what: String, actor: AccountID? = nil, as caller: Caller
    ) async throws {
        try await logInstallation(
            installationLine(.signIn, outcome: outcome, actor: actor, object: .account, detail: what, caller: caller))
    }
}
