import Dossier
import UseCases

/// What somebody filled in to use a right, kept so that a wrong field loses nothing.
package struct TypedRight: Sendable {
    package let id: RightsRequestID
    package let right: Right
    package let entry: String
    package let permit: String
    package let line: String
    package let organisation: String
    package let text: String

    /// - Parameter fresh: the id where the form brought none.
    init(_ fields: FormFields, fresh: RightsRequestID) {
        id = fields["id"].flatMap { RightsRequestID($0) } ?? fresh
        right = fields["recht"].flatMap { Right(name: $0) } ?? .correction
        entry = fields["stuk"] ?? ""
        permit = fields["toegang"] ?? ""
        line = fields["regel"] ?? ""
        organisation = fields["organisatie"] ?? ""
        text = fields["text"] ?? ""
    }

    var asked: AskedRight {
        AskedRight(
            id: id, right: right, entry: EntryID(entry), permit: GrantID(permit), logLine: LogLineID(line),
            organisation: OrganisationID(organisation), text: text)
    }
}
