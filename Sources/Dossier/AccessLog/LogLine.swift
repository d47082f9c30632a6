/// One line of the access log (domain §7, NEN 7513): what, when, which dossier, who, on whose behalf, in which role, for
/// what purpose, from where, with which outcome, and on which permission. It holds no words of entries and no names.
package struct LogLine: Sendable, Equatable {
    package var id: LogLineID
    /// `.zero`: the installation's own log.
    package var dossier: DossierID
    package var at: Moment
    package var action: LogAction
    package var outcome: LogOutcome
    /// Nil where nobody was signed in.
    package var actor: AccountID?
    package var onBehalfOf: AccountID?
    package var standing: Int
    package var role: String
    package var organisation: OrganisationID?
    package var purpose: LogPurpose
    /// The kind of ground, and the grant or mandate it names (rule 24).
    package var ground: Int
    package var groundID: GrantID?
    package var object: LogObject
    package var objectID: EntryID?
    /// About a confined entry: shown to the accounts it names only (rule 9).
    package var isConfined: Bool
    /// The address the request came from, or `shell`.
    package var origin: String
    package var request: Identifier<LogLineSubject>
    /// Search words, filters and reasons, sealed.
    package var detail: [UInt8]?
    /// Sixteen random bytes, so that a hash of a line says nothing of a line somebody could guess.
    package var salt: [UInt8]

    package init(
        id: LogLineID, dossier: DossierID, at: Moment, action: LogAction, outcome: LogOutcome = .done,
        actor: AccountID?, onBehalfOf: AccountID? = nil, standing: Int = 0, role: String = "",
        organisation: OrganisationID? = nil, purpose: LogPurpose, ground: Int = 0, groundID: GrantID? = nil,
        object: LogObject = .none, objectID: EntryID? = nil, isConfined: Bool = false, origin: String,
        request: LogLineID, detail: [UInt8]? = nil, salt: [UInt8]
    ) {
        self.id = id
        self.dossier = dossier
        self.at = at
        self.action = action
        self.outcome = outcome
        self.actor = actor
        self.onBehalfOf = onBehalfOf
        self.standing = standing
        self.role = role
        self.organisation = organisation
        self.purpose = purpose
        self.ground = ground
        self.groundID = groundID
        self.object = object
        self.objectID = objectID
        self.isConfined = isConfined
        self.origin = origin
        self.request = request
        self.detail = detail
        self.salt = salt
    }

    /// The bytes that are hashed into the tree. The number is the one the sequencer gave it in its dossier.
    package func canonicalBytes(number: Int64) -> [UInt8] {
        var canonical = CanonicalBytes("klaver-log-line-1")
        canonical.append(number)
        canonical.append(id.bytes)
        canonical.append(dossier.bytes)
        canonical.append(at.milliseconds)
        canonical.append(Int64(action.rawValue))
        canonical.append(Int64(outcome.rawValue))
        canonical.append(actor?.bytes)
        canonical.append(onBehalfOf?.bytes)
        canonical.append(Int64(standing))
        canonical.append(role)
        canonical.append(organisation?.bytes)
        canonical.append(Int64(purpose.rawValue))
        canonical.append(Int64(ground))
        canonical.append(groundID?.bytes)
        canonical.append(Int64(object.rawValue))
        canonical.append(objectID?.bytes)
        canonical.append(isConfined ? 1 : 0)
        canonical.append(origin)
        canonical.append(request.bytes)
        canonical.append(detail)
        canonical.append(salt)
        return canonical.bytes
    }
}
