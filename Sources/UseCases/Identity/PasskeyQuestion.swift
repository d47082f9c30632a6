import Crypto
import Dossier
import Foundation
import Passkeys
import Records
import Storage

/// A question that only a passkey can answer: 32 random bytes, for one purpose and, where it is known already, one
/// account, for five minutes and once. It goes to the browser with a mark that only this installation can make, and comes
/// back with the answer: so any node can take it, and nothing is kept of questions that nobody answers.
struct PasskeyQuestion: Sendable, Equatable {
    enum Purpose: UInt8, Sendable {
        case signIn = 1
        case secondStep = 2
        case confirm = 3
        case making = 4
    }

    static let lifetime = 5 * Moment.minute
    private static let headLength = 1 + 8 + 32

    let challenge: [UInt8]
    private let purpose: Purpose
    private let endsAt: Moment

    init(_ purpose: Purpose, at moment: Moment) {
        self.purpose = purpose
        challenge = NewIdentifier.randomBytes(32)
        endsAt = moment.moved(by: Self.lifetime)
    }

    /// As it travels.
    ///
    /// - Parameter account: whose answer counts; nil where nobody is known yet.
    func text(for account: AccountID?, _ forms: LookupHash) -> String {
        Base64URL.encoded(head + Self.mark(head, account, forms))
    }

    /// Reads what came back.
    ///
    /// - Returns: nil for what this installation did not ask, or asked for something or somebody else.
    init?(_ text: String, _ purpose: Purpose, for account: AccountID?, _ forms: LookupHash) {
        guard let bytes = Base64URL.decoded(text), bytes.count == Self.headLength + 32, bytes[0] == purpose.rawValue
        else { return nil }
        let head = Array(bytes.prefix(Self.headLength))
        let isOurs =
            zip(Self.mark(head, account, forms), bytes.dropFirst(Self.headLength))
            .reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
        let end = Int64(bitPattern: bytes[1..<9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        guard isOurs else { return nil }
        self.purpose = purpose
        challenge = Array(bytes[9..<Self.headLength])
        endsAt = Moment(milliseconds: end)
    }

    /// Uses it up, whatever comes of the answer.
    ///
    /// - Returns: whether it was still good.
    func use(at moment: Moment, _ session: any SQLSession) throws -> Bool {
        // Kept a while longer than it is good: clocks of two nodes differ a little.
        try PasskeyChallengeRecords.deleteEnded(before: moment.moved(by: -Self.lifetime), session)
        guard moment < endsAt else { return false }
        return try PasskeyChallengeRecords.use(
            hash: Array(SHA256.hash(data: Data(challenge))), until: endsAt, session)
    }

    private var head: [UInt8] {
        [purpose.rawValue] + withUnsafeBytes(of: endsAt.milliseconds.bigEndian) { Array($0) } + challenge
    }

    private static func mark(_ head: [UInt8], _ account: AccountID?, _ forms: LookupHash) -> [UInt8] {
        forms.hash(head + (account?.bytes ?? []), as: "passkey.question")
    }
}

/// What a browser needs to ask a passkey.
package struct PasskeyRequest: Sendable {
    package struct Known: Sendable {
        package let id: [UInt8]
        package let transports: [String]
    }

    package let party: RelyingParty
    package let challenge: [UInt8]
    /// Comes back with the answer.
    package let question: String
    /// Which passkeys it may be; none named while nobody is known, so that the site says of nobody which they have.
    package let known: [Known]
}

/// What came back of a browser that asked one.
package struct PasskeyAnswer: Sendable {
    package let question: String
    package let used: UsedAnswer

    package init(question: String, used: UsedAnswer) {
        self.question = question
        self.used = used
    }
}

extension Workplace {
    /// - Throws: `Refusal.notFound` where there can be no passkeys.
    func passkeyParty() throws -> RelyingParty {
        guard let relyingParty else { throw Refusal.notFound }
        return relyingParty
    }

    func request(
        _ purpose: PasskeyQuestion.Purpose, of account: AccountID?, _ known: [PasskeyRow], as caller: Caller
    ) throws -> PasskeyRequest {
        let question = PasskeyQuestion(purpose, at: caller.at)
        return PasskeyRequest(
            party: try passkeyParty(), challenge: question.challenge, question: question.text(for: account, keys.forms),
            known: known.map { PasskeyRequest.Known(id: $0.words.id, transports: $0.words.transports) })
    }

    /// What a device keeps beside a passkey to say whose it is: the same for all of an account, and to nobody without the
    /// key an account or an address.
    func passkeyUser(_ account: AccountID) -> [UInt8] { keys.lookup.hash(account.bytes, as: "passkey.user") }
}
