import Dossier
import Records

/// What stands on the paper of an invitation: sixty bits in letters and digits that are not mistaken for each other
/// (Crockford's base 32), in three groups of four. It is worked out from the invitation and the installation's key, so the
/// paper can be printed again, and it stands nowhere in the database: only its keyed hash does.
package struct InvitationCode: Sendable, Equatable {
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 12

    private let plain: String

    package init(of request: GrantID, in dossier: DossierID, _ lookup: LookupHash) {
        self.init(lookup.hash(dossier.bytes + request.bytes, as: "invitation.code"))
    }

    /// Of an invitation to work somewhere.
    package init(of request: SeatRequestID, at organisation: OrganisationID, _ lookup: LookupHash) {
        self.init(lookup.hash(organisation.bytes + request.bytes, as: "seat.code"))
    }

    private init(_ hash: [UInt8]) {
        plain = String(hash.prefix(Self.length).map { Self.letters[Int($0 & 31)] })
    }

    /// Reads what somebody typed over: small or capital, with or without the strokes, an O for a nought.
    package init?(typed: String) {
        let kept = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        let read = kept.map { letter -> Character in
            switch letter {
            case "O": "0"
            case "I", "L": "1"
            default: letter
            }
        }
        guard read.count == Self.length, read.allSatisfy(Self.letters.contains) else { return nil }
        plain = String(read)
    }

    /// As it stands on paper: "K7QP-2MXD-9RTA".
    package var text: String {
        stride(from: 0, to: Self.length, by: 4).map { start in
            String(plain.dropFirst(start).prefix(4))
        }.joined(separator: "-")
    }

    /// What the database finds the invitation by.
    package func hash(_ lookup: LookupHash) -> [UInt8] { lookup.hash(plain, as: "invitation") }
}
