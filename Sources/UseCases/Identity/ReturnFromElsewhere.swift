import Dossier
import Identity
import OpenID
import Records
import Storage

/// What a provider sends a browser back with (OpenID Connect Core §3.1.2.5; `iss` of RFC 9207).
package struct ElsewhereAnswer: Sendable {
    package var state: String?
    package var code: String?
    package var error: String?
    package var issuer: String?

    package init(state: String?, code: String?, error: String?, issuer: String?) {
        self.state = state
        self.code = code
        self.error = error
        self.issuer = issuer
    }
}

/// How somebody comes back from a provider.
package enum ElsewhereOutcome: Sendable {
    case signedIn(SessionToken, next: String)
    /// The provider vouches for no level, and who comes has a second step here: its code is still to come, with this token.
    case needsCode(SessionToken, next: String)
    case linked(provider: ProviderSettings)
    /// - Parameter provider: nil where nothing says which one it was.
    case refused(ElsewhereRefusal, provider: ProviderSettings?)
}

extension Workplace {
    /// Somebody comes back from a provider: signs them in, or links the provider to the account of who is signed in. No
    /// account is made for who is not known here. Each return has its line in the installation's log.
    ///
    /// - Parameter mark: what their browser holds of the attempt.
    package func returnFromElsewhere(
        _ answer: ElsewhereAnswer, mark: AttemptMark?, as caller: Caller
    ) async throws -> ElsewhereOutcome {
        guard let attempt = try await taken(answer, mark, caller),
            let provider = providers[id: attempt.words.provider]
        else {
            return try await refused(.attemptOver, "attempt-over", nil, caller)
        }
        let settings = provider.settings
        // An answer of another provider than the one that was asked (RFC 9207 §2.4).
        if let issuer = answer.issuer, issuer != settings.issuer {
            return try await refused(.away, ProviderProblem.otherIssuer.word, settings, caller)
        }
        guard answer.error == nil, let code = answer.code, !code.isEmpty, code.utf8.count <= 4096 else {
            return try await refused(.stoppedThere, "stopped-there", settings, caller)
        }
        let identity: VerifiedIdentity
        do throws(ProviderProblem) {
            identity = try await provider.identity(code: code, of: attempt.request(providers.redirect), at: caller.at)
        } catch {
            return try await refused(error.refusal, error.word, settings, caller)
        }
        do {
            if let account = attempt.linking {
                try await link(identity, settings, to: account, as: caller)
                return .linked(provider: settings)
            }
            let (token, isAsked) = try await signIn(identity, settings, as: caller)
            return isAsked
                ? .needsCode(token, next: attempt.words.next) : .signedIn(token, next: attempt.words.next)
        } catch let refusal as ElsewhereRefusal {
            return try await refused(refusal, refusal.word, settings, caller)
        }
    }

    private func taken(_ answer: ElsewhereAnswer, _ mark: AttemptMark?, _ caller: Caller) async throws -> TakenAttempt?
    {
        // What we sent is of the form of our tokens: anything else is not looked up.
        guard let mark, let state = answer.state.flatMap({ SessionToken($0) }) else { return nil }
        let seal = keys.installation
        let start = caller.at.moved(by: -AttemptMark.lifetime)
        let found = try await engine.write { session in
            try AttemptRecords.take(
                stateHash: state.hash, browserHash: mark.hash, madeAfter: start, with: seal, session)
        }
        return found.map { TakenAttempt(state: state.text, words: $0.words, linking: $0.linking) }
    }

    private func refused(
        _ refusal: ElsewhereRefusal, _ word: String, _ provider: ProviderSettings?, _ caller: Caller
    ) async throws -> ElsewhereOutcome {
        try await logElsewhere(.refused, [provider?.id, word].compactMap { $0 }.joined(separator: " "), as: caller)
        return .refused(refusal, provider: provider)
    }

    /// - Throws: `ElsewhereRefusal.unknown`: for nobody an account is made, and a disabled one is not there.
    private func signIn(
        _ identity: VerifiedIdentity, _ provider: ProviderSettings, as caller: Caller
    ) async throws -> (token: SessionToken, isAskedCode: Bool) {
        let token = SessionToken.random()
        let words = LinkWords(identity)
        let subject = words.hash(keys.lookup)
        let isAsked = try await engine.write { [self] session in
            let account: AccountID
            if let linked = try LinkRecords.account(subjectHash: subject, session) {
                guard !linked.isDisabled else { throw ElsewhereRefusal.unknown }
                account = linked.id
            } else {
                account = try accountByAddress(identity, provider, session)
                try LinkRecords.insert(words, to: account, at: caller.at, keys: keys, session)
                try LogRecords.append(linkLine("link-by-address", provider, account, caller), session)
            }
            // A provider that has to reach a level asked more than a password itself.
            let isAsked = try provider.levels.isEmpty && FactorRecords.isOn(account, session)
            if isAsked {
                try halfway(token, of: account, as: caller, session)
            } else {
                try open(token, of: account, as: caller, session)
                try SessionLevelRecords.set(
                    provider: provider.id, level: identity.level, tokenHash: token.hash, session)
            }
            let detail = [provider.id, identity.level, isAsked ? "code asked" : nil].compactMap { $0 }
            try LogRecords.append(
                installationLine(
                    .signIn, outcome: isAsked ? .refused : .done, actor: account, object: .account,
                    detail: detail.joined(separator: " "), caller: caller), session)
            return isAsked
        }
        return (token, isAsked)
    }

    /// The account of an address that the provider verified, where that was agreed. Never one that is linked to somebody
    /// else there: an address goes to a successor, a dossier does not.
    private func accountByAddress(
        _ identity: VerifiedIdentity, _ provider: ProviderSettings, _ session: any SQLSession
    ) throws -> AccountID {
        guard provider.linksByAddress, let address = identity.address,
            let account = try AccountRecords.forSignIn(
                addressHash: AccountRecords.hash(of: address, keys.lookup), session),
            !account.isDisabled, try !AccountRecords.isAddressUnproven(account.id, session),
            // Who has a second step links with it, from within: an address alone is less than that.
            try !FactorRecords.isOn(account.id, session),
            try LinkRecords.all(of: account.id, with: keys.installation, session)
                .allSatisfy({ $0.words.issuer != identity.issuer })
        else { throw ElsewhereRefusal.unknown }
        return account.id
    }
}

private struct TakenAttempt {
    let state: String
    let words: AttemptWords
    let linking: AccountID?

    func request(_ redirect: String) -> AuthorizationRequest {
        AuthorizationRequest(state: state, nonce: words.nonce, verifier: words.verifier, redirect: redirect)
    }
}

extension LinkWords {
    init(_ identity: VerifiedIdentity) {
        self.init(issuer: identity.issuer, claim: identity.claim, subject: identity.subject)
    }
}

extension ProviderProblem {
    fileprivate var refusal: ElsewhereRefusal {
        switch self {
        case .token(.level): .levelTooLow
        case .token(.notRecent): .notRecent
        default: .away
        }
    }
}
