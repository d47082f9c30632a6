import Dossier
import Passkeys
import Records
import Storage

/// How a passkey was taken.
enum TakenPasskey: Sendable {
    case right(PasskeyRow)
    /// - Parameter word: for the log; who tried hears one sentence, whatever it is.
    case wrong(word: String, of: AccountID?)
    case wait(until: Moment)

    var outcome: ProofOutcome {
        switch self {
        case .right: .right
        case .wrong: .wrong
        case .wait(let until): .wait(until: until)
        }
    }

    var account: AccountID? {
        switch self {
        case .right(let row): row.account
        case .wrong(_, let account): account
        case .wait: nil
        }
    }

    /// What the log says of it beside its outcome.
    var detail: String {
        switch self {
        case .right: "passkey"
        case .wrong(let word, _): "passkey \(word)"
        case .wait: "passkey wait"
        }
    }
}

extension Workplace {
    /// Takes the answer of a passkey inside a transaction that does what it is asked for. The question is used up whatever
    /// comes of it, so an answer that somebody saw pass is good for nothing.
    ///
    /// - Parameter account: whose it must be; nil to sign in, where the passkey says who it is.
    func take(
        _ answer: PasskeyAnswer, for purpose: PasskeyQuestion.Purpose, of account: AccountID?, as caller: Caller,
        _ session: any SQLSession
    ) throws -> TakenPasskey {
        let party = try passkeyParty()
        let hash = PasskeyRecords.hash(of: answer.used.id, keys.lookup)
        let buckets = GuessBuckets.passkey(hash, from: caller.origin, keys.lookup)
        if let waits = try buckets.waitsUntil(caller.at, session) { return .wait(until: waits) }
        let row = try PasskeyRecords.find(hash: hash, with: keys.installation, session)
        func wrong(_ word: String) throws -> TakenPasskey {
            try buckets.countWrong(at: caller.at, session)
            return .wrong(word: word, of: row?.account)
        }
        guard let question = PasskeyQuestion(answer.question, purpose, for: account, keys.forms) else {
            return try wrong("strange question")
        }
        // Slow hands are no guess.
        guard try question.use(at: caller.at, session) else { return .wrong(word: "question over", of: row?.account) }
        guard let row, account == nil || row.account == account else { return try wrong("unknown") }
        guard answer.used.user.map({ $0 == passkeyUser(row.account) }) ?? (account != nil) else {
            return try wrong("other user")
        }
        let use: (signCount: UInt32, isBackedUp: Bool)
        do throws(PasskeyProblem) {
            let known = KnownPasskey(
                key: try CredentialKey(row.words.key), signCount: row.signCount,
                isBackupEligible: row.words.isBackupEligible)
            use = try UsingRules.judge(answer.used, challenge: question.challenge, for: party, known: known)
        } catch {
            return try wrong(error.word)
        }
        try PasskeyRecords.use(
            hash: row.hash, signCount: use.signCount, isBackedUp: use.isBackedUp, at: caller.at, session)
        try buckets.forget(session)
        return .right(row)
    }
}
