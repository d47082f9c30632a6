import Dossier
import Records
import Storage

/// What a dossier is found by, exactly: there is no searching by name (access rules 6 and 21).
enum DossierNumberOrAddress: Sendable {
    case number(DossierID)
    case address(String)

    init?(_ typed: String) {
        let bare = typed.filter { !$0.isWhitespace }
        if bare.contains("@") {
            self = .address(AccountRecords.normalised(bare))
        } else if let bytes = [UInt8](hexadecimal: bare.filter { $0 != "-" && $0 != "." }.lowercased()),
            let number = DossierID(bytes: bytes)
        {
            self = .number(number)
        } else {
            return nil
        }
    }

    /// What is wrong with what was typed.
    static func problem(_ typed: String) -> FieldProblem? {
        if typed.allSatisfy(\.isWhitespace) { return FieldProblem("nummer", .missing) }
        return Self(typed) == nil ? FieldProblem("nummer", .unknownChoice) : nil
    }
}

/// What came of looking for a dossier.
enum FoundDossier: Sendable, Equatable {
    case one(DossierID)
    /// No dossier has this key and this birth date together: which of the two was wrong is said to nobody.
    case none
    /// Too many that were wrong: not looked at until a moment.
    case wait(until: Moment)
}

/// Finding a dossier somebody has no reach in: for emergency access (rule 21), and for a permit on a law (rule 6). Whoever asks
/// showed a fresh factor before. Wrong ones have one line each in the installation's log, and are bounded together: who guesses
/// on one page guesses on no other.
extension Workplace {
    /// - Parameters:
    ///   - what: for the log.
    ///   - fits: whether it is one that may be found here. One that does not fit is not there.
    func findDossier(
        _ key: DossierNumberOrAddress, born birthDate: CivilDate?, by visitor: Visitor, what: String,
        _ caller: Caller, fits: @Sendable @escaping (DossierFacts) -> Bool = { _ in true }
    ) async throws -> FoundDossier {
        let buckets = GuessBuckets.dossiers(by: visitor.account, keys.lookup)
        let line = try installationLine(
            .view, outcome: .refused, actor: visitor.account, object: .wholeDossier, purpose: .support,
            detail: "\(what): none", caller: caller)
        // Looking and counting are one transaction: guesses sent side by side are bounded as those sent one after another.
        return try await engine.write { session in
            if let until = try buckets.waitsUntil(caller.at, session) { return .wait(until: until) }
            if let found = try self.dossier(key, born: birthDate, fits, session) { return .one(found) }
            try buckets.countWrong(at: caller.at, session)
            try LogRecords.append(line, session)
            try self.keepAlive(visitor, caller, session)
            return .none
        }
    }

    /// The one dossier that has this key and this birth date. A household has no birth date, and is found by its number.
    private func dossier(
        _ key: DossierNumberOrAddress, born birthDate: CivilDate?, _ fits: (DossierFacts) -> Bool,
        _ session: any SQLSession
    ) throws -> DossierID? {
        let installation = keys.installation
        switch key {
        case .number(let id):
            guard let facts = try AccessRecords.facts(of: id, installation: installation, session) else { return nil }
            let isRight = facts.subjectBirthDate == nil || facts.subjectBirthDate == birthDate
            return isRight && fits(facts) ? id : nil
        case .address(let address):
            let hash = AccountRecords.hash(of: address, keys.lookup)
            return try EmergencyRecords.dossiers(ownedBy: hash, session).first { id in
                guard let facts = try AccessRecords.facts(of: id, installation: installation, session) else {
                    return false
                }
                return facts.subjectBirthDate != nil && facts.subjectBirthDate == birthDate && fits(facts)
            }
        }
    }
}
