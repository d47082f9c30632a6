import Dossier
import Identity
import OpenID
import Passkeys
import Programs
import Records
import Storage

/// What every act needs: the database, the keys, the clock. Made once, by the composition root; a class, since every act
/// and every transaction holds it.
package final class Workplace: Sendable {
    package let engine: any StorageEngine
    package let vault: Vault
    package let keys: MasterKey
    package let bodies: OpenedBodies
    package let passwords: Passwords
    /// The one clock; tests hold it still.
    package let now: @Sendable () -> Moment
    /// This process among the nodes that serve the same database.
    package let node: NodeID
    /// Where else people can sign in.
    package let providers: IdentityProviders
    /// Nil where this installation sends no mail.
    package let mail: MailPost?
    /// Whom passkeys are for; nil where browsers know none.
    package let relyingParty: RelyingParty?
    /// What makes PDFs; nil where this installation makes none.
    package let paper: PDFProgram?
    let logTrouble = LogTrouble()

    package init(
        engine: any StorageEngine, vault: Vault, keys: MasterKey, bodies: OpenedBodies, passwords: Passwords,
        now: @escaping @Sendable () -> Moment, node: NodeID? = nil, providers: IdentityProviders = .none,
        mail: MailPost? = nil, relyingParty: RelyingParty? = nil, paper: PDFProgram? = nil
    ) {
        self.paper = paper
        self.engine = engine
        self.vault = vault
        self.keys = keys
        self.bodies = bodies
        self.passwords = passwords
        self.now = now
        self.providers = providers
        self.mail = mail
        self.relyingParty = relyingParty
        self.node = node ?? NewIdentifier.make(at: now())
    }
}

/// Where a request comes from.
package struct Caller: Sendable {
    package let token: SessionToken?
    /// The network address, or `shell`.
    package let origin: String
    /// The name of this request in the log and in the answer.
    package let request: LogLineID
    /// When all of the request was there: who lost access while it still came in is past its end (rule 25).
    package var at: Moment
    /// For a form that changes something: the token it carried. It is held against the session where the session is read,
    /// in the same snapshot.
    package var proof: FormProof
    /// As whom they look along; nil when they look for themselves (access rule 20).
    package var seat: PreviewSeat?
    /// What the browser says it is (its User-Agent): kept sealed with a session, and shown to whose it is.
    package var device: String?

    package init(
        token: SessionToken?, origin: String, request: LogLineID, at: Moment, proof: FormProof = .notAsked
    ) {
        self.token = token
        self.origin = origin
        self.request = request
        self.at = at
        self.proof = proof
    }
}

/// Whether a request must show that its form came from a page of this session.
package enum FormProof: Sendable, Equatable {
    case notAsked
    case carried(String?)
}

/// Somebody who is signed in.
package struct Visitor: Sendable {
    package let account: AccountID
    package let name: String
    package let address: String
    package let language: String?
    package let actor: Actor
    package let tokenHash: [UInt8]
    package let seenAt: Moment
    /// When this session last showed a code of the second step; nil: never.
    package let factorShownAt: Moment?
    /// Where they are in by emergency access now (access rule 21).
    package let emergencies: [(dossier: DossierID, emergency: Emergency)]
    /// What where they work calls the people it works for.
    package var personWord: PersonWord?

    /// The seat a line of the log names: the first membership that counts.
    package func membership(at moment: Moment) -> Membership? { actor.membershipsThatCount(at: moment).first }

    /// What a form of this session carries, so that no other site can send it.
    package func formToken(_ keys: MasterKey) -> String {
        keys.forms.hash(tokenHash, as: "form").prefix(16).hexadecimal
    }
}

/// Why an act did not happen.
package enum Refusal: Error, Sendable {
    /// Nobody is signed in, or the session ended.
    case signInNeeded
    /// The form came from another site or from another session.
    case staleForm
    /// Denied, and looks exactly like what does not exist (access rule 1).
    case notFound
    /// Denied to somebody who may know the dossier exists, with the reason (access rule 24).
    case denied(Ground)
    /// The access log cannot be written, so nothing is shown.
    case logUnavailable
    /// Somebody changed the entry meanwhile; nothing was overwritten.
    case changedMeanwhile
    /// A code of the second step must have been shown a moment ago.
    case factorNeeded
    /// What was filled in cannot be kept as it is.
    case invalid([FieldProblem])
}

/// What is wrong with one field of a form; the words are the catalogue's.
package struct FieldProblem: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case missing
        case tooLong(Int)
        case unknownChoice
        /// A day that is over, or that comes before another it must follow.
        case tooEarly
        /// Further ahead than is allowed.
        case tooLate
    }

    package let field: String
    package let kind: Kind

    package init(_ field: String, _ kind: Kind) {
        self.field = field
        self.kind = kind
    }
}
