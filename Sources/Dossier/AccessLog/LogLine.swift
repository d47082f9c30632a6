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

    /// The bytes that are hashed into the tree: every field in a fixed order, lengths before what varies, so that no two
    /// different lines have the same bytes. The number is the one the sequencer gave it in its dossier.
    package func canonicalBytes(number: Int64) -> [UInt8] {
        var bytes: [UInt8] = Array("klaver-log-line-1".utf8)
        func append(_ integer: Int64) {
            withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
        }
        func append(_ field: [UInt8]?) {
            append(Int64(field?.count ?? -1))
            bytes.append(contentsOf: field ?? [])
        }
        append(number)
        append(id.bytes)
        append(dossier.bytes)
        append(at.milliseconds)
        append(Int64(action.rawValue))
        append(Int64(outcome.rawValue))
        append(actor?.bytes)
        append(onBehalfOf?.bytes)
        append(Int64(standing))
        append(Array(role.utf8))
        append(organisation?.bytes)
        append(Int64(purpose.rawValue))
        append(Int64(ground))
        append(groundID?.bytes)
        append(Int64(object.rawValue))
        append(objectID?.bytes)
        append(isConfined ? 1 : 0)
        append(Array(origin.utf8))
        append(request.bytes)
        append(detail)
        append(salt)
        return bytes
    }
}
