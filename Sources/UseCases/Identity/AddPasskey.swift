import Dossier
import Passkeys
import Records
import Storage

/// The mail that tells somebody of a new way in.
package struct PasskeyLetter: Sendable {
    let subject: String
    let body: String

    package init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }
}

/// What came of a passkey that was made.
package enum PasskeyAdded: Sendable, Equatable {
    case done
    /// This device has one of this account or another already.
    case alreadyThere
    /// What the browser gave is not believed, or the question was over.
    case failed
    case tooMany
}

extension Workplace {
    /// What a browser needs to have a passkey made. Those that are there are named, so that no device makes a second.
    ///
    /// - Returns: with what the device keeps to say whose it is.
    /// - Throws: `Refusal.factorNeeded`, `Refusal.signInNeeded` where it is not sure enough who this is.
    package func askNewPasskey(as caller: Caller) async throws -> (request: PasskeyRequest, user: [UInt8], Visitor) {
        let seal = keys.installation
        let (visitor, rows) = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            let rows = try PasskeyRecords.all(of: visitor.account, with: seal, session)
            try self.demandMayChange(visitor, hasPasskey: !rows.isEmpty, at: caller.at, session)
            return (visitor, rows)
        }
        let request = try request(.making, of: visitor.account, rows, as: caller)
        return (request, passkeyUser(visitor.account), visitor)
    }

    /// Keeps a passkey that was made. Whose account it is hears of it by mail, where there is mail and the address
    /// was proven: it is a new way in.
    ///
    /// - Parameters:
    ///   - question: as it came with `askNewPasskey`.
    ///   - letter: nil where no mail is sent.
    package func addPasskey(
        _ answer: MadeAnswer, question text: String, transports: [String], name: String, _ letter: PasskeyLetter?,
        as caller: Caller
    ) async throws -> PasskeyAdded {
        let party = try passkeyParty()
        return try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let count = try PasskeyRecords.count(of: visitor.account, session)
            try self.demandMayChange(visitor, hasPasskey: count > 0, at: caller.at, session)
            guard count < Self.mostPasskeys else { return .tooMany }
            func failed(_ word: String) throws -> PasskeyAdded {
                try LogRecords.append(
                    try self.accountLine("passkey \(word)", .failed, of: visitor.account, as: caller), session)
                return .failed
            }
            guard let question = PasskeyQuestion(text, .making, for: visitor.account, self.keys.forms),
                try question.use(at: caller.at, session)
            else { return try failed("question over") }
            let made: MadePasskey
            do throws(PasskeyProblem) {
                made = try MakingRules.judge(answer, challenge: question.challenge, for: party)
            } catch {
                return try failed(error.word)
            }
            let hash = PasskeyRecords.hash(of: made.id, self.keys.lookup)
            guard try !PasskeyRecords.isThere(hash: hash, session) else { return .alreadyThere }
            try PasskeyRecords.insert(
                PasskeyWords(
                    id: made.id, key: made.key.bytes, transports: transports,
                    isBackupEligible: made.isBackupEligible, name: Self.passkeyName(name)),
                hash: hash, of: visitor.account, signCount: made.signCount, isBackedUp: made.isBackedUp, at: caller.at,
                with: self.keys.installation, session)
            // Who made it showed just now that the device knows them.
            try SessionRecords.showFactor(tokenHash: visitor.tokenHash, at: caller.at, session)
            try LogRecords.append(try self.accountLine("passkey added", of: visitor.account, as: caller), session)
            try self.tell(visitor, letter, as: caller, session)
            return .done
        }
    }

    private func tell(
        _ visitor: Visitor, _ letter: PasskeyLetter?, as caller: Caller, _ session: any SQLSession
    ) throws {
        // An address that nobody proved may be somebody else's.
        guard canMail, let letter, try !AccountRecords.isAddressUnproven(visitor.account, session) else { return }
        do {
            try queueMail(to: visitor.address, subject: letter.subject, body: letter.body, at: caller.at, session)
        } catch MailProblem.notAnAddress {
            // An account of an import may have a name instead of an address: nobody to write to.
        }
    }
}
