import Storage

/// A table as `klaver move` takes it along: every column, and what its rows are ordered by. A test holds the list equal to
/// the schema of both engines.
package struct MovedTable: Sendable {
    package enum Kind: Sendable { case integer, text, bytes }

    package struct Column: Sendable {
        package let name: StaticString
        package let kind: Kind
    }

    package let name: StaticString
    package let columns: [Column]
    /// How many of the first columns are the primary key.
    package let keyWidth: Int

    init(_ name: StaticString, key: [(StaticString, Kind)], _ columns: [(StaticString, Kind)]) {
        self.name = name
        self.columns = (key + columns).map { Column(name: $0.0, kind: $0.1) }
        keyWidth = key.count
    }

    var table: SQLStatement { SQLStatement(stringLiteral: name) }
    var columnNames: SQLStatement { Self.names(columns) }
    var keyNames: SQLStatement { Self.names(Array(columns.prefix(keyWidth))) }

    private static func names(_ columns: [Column]) -> SQLStatement {
        .joined(columns.map { SQLStatement(stringLiteral: $0.name) }, by: ", ")
    }

    func values(_ row: any SQLRow) -> [SQLValue] {
        columns.enumerated().map { place, column in
            if row.isNull(place) { return .null }
            return switch column.kind {
            case .integer: .integer(row.integer(place))
            case .text: .text(row.text(place))
            case .bytes: .bytes(row.bytes(place))
            }
        }
    }

    /// Of the database of dossiers, what others refer to first. `migration` and its rules are made anew, and `lease` is of
    /// the nodes that run.
    package static let main: [MovedTable] = [
        MovedTable("installation", key: [("name", .text)], [("value", .bytes)]),
        MovedTable(
            "organisation", key: [("id", .bytes)],
            [
                ("name_hash", .bytes), ("language", .text), ("sealed", .bytes), ("emergency_at", .integer),
                ("person_word", .text),
            ]),
        MovedTable(
            "organisation_law", key: [("organisation_id", .bytes), ("law", .text)], [("since_at", .integer)]),
        MovedTable(
            "department", key: [("id", .bytes)],
            [("organisation_id", .bytes), ("name_hash", .bytes), ("sealed", .bytes), ("closed_at", .integer)]),
        MovedTable(
            "account", key: [("id", .bytes)],
            [
                ("email_hash", .bytes), ("password", .text), ("language", .text), ("created_at", .integer),
                ("disabled_at", .integer), ("address_unproven", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "membership", key: [("id", .bytes)],
            [
                ("account_id", .bytes), ("organisation_id", .bytes), ("department_id", .bytes), ("role", .text),
                ("office", .integer), ("from_at", .integer), ("until_at", .integer), ("made_by", .bytes),
                ("confirmed_by", .bytes),
            ]),
        MovedTable(
            "seat_request", key: [("id", .bytes)],
            [
                ("organisation_id", .bytes), ("account_id", .bytes), ("department_id", .bytes), ("role", .text),
                ("office", .integer), ("from_at", .integer), ("until_at", .integer), ("replaces_id", .bytes),
                ("made_by", .bytes), ("made_at", .integer), ("ends_at", .integer), ("outcome", .integer),
                ("settled_by", .bytes), ("settled_at", .integer), ("code_hash", .bytes), ("sealed", .bytes),
            ]),
        MovedTable(
            "session", key: [("token_hash", .bytes)],
            [
                ("account_id", .bytes), ("started_at", .integer), ("seen_at", .integer), ("ends_at", .integer),
                ("device_sealed", .bytes), ("factor_shown_at", .integer), ("provider", .text), ("level", .text),
                ("passkey_hash", .bytes),
            ]),
        MovedTable(
            "second_factor", key: [("account_id", .bytes)],
            [("confirmed_at", .integer), ("last_step", .integer), ("sealed", .bytes)]),
        MovedTable(
            "passkey", key: [("credential_hash", .bytes)],
            [
                ("account_id", .bytes), ("made_at", .integer), ("used_at", .integer), ("sign_count", .integer),
                ("backed_up", .integer), ("sealed", .bytes),
            ]),
        MovedTable("passkey_challenge", key: [("challenge_hash", .bytes)], [("ends_at", .integer)]),
        MovedTable("recovery_code", key: [("account_id", .bytes), ("code_hash", .bytes)], []),
        MovedTable("sign_in_step", key: [("token_hash", .bytes)], [("account_id", .bytes), ("ends_at", .integer)]),
        MovedTable("password_reset", key: [("token_hash", .bytes)], [("account_id", .bytes), ("ends_at", .integer)]),
        MovedTable(
            "outbox_mail", key: [("id", .bytes)],
            [
                ("kind", .integer), ("queued_at", .integer), ("next_at", .integer), ("ends_at", .integer),
                ("attempts", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "account_link", key: [("subject_hash", .bytes)],
            [("account_id", .bytes), ("linked_at", .integer), ("sealed", .bytes)]),
        MovedTable(
            "sign_in_attempt", key: [("state_hash", .bytes)],
            [("browser_hash", .bytes), ("account_id", .bytes), ("made_at", .integer), ("sealed", .bytes)]),
        MovedTable(
            "sign_in_guess", key: [("bucket", .bytes)], [("failures", .integer), ("last_at", .integer)]),
        MovedTable(
            "dossier", key: [("id", .bytes)],
            [
                ("key_hash", .bytes), ("type", .integer), ("jurisdiction", .integer), ("time_zone", .text),
                ("language", .text), ("opened_at", .integer), ("birth_sealed", .bytes), ("sealed", .bytes),
            ]),
        MovedTable(
            "dossier_link", key: [("dossier_id", .bytes), ("linked_hash", .bytes)],
            [("position", .integer), ("sealed", .bytes)]),
        MovedTable(
            "dossier_owner", key: [("dossier_id", .bytes), ("account_id", .bytes)], [("person_id", .bytes)]),
        MovedTable(
            "mandate", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("account_id", .bytes), ("person_id", .bytes), ("basis", .integer), ("kind", .integer),
                ("areas", .integer), ("themes", .integer), ("verbs", .integer), ("acts", .integer),
                ("excluded_areas", .integer), ("excluded_themes", .integer), ("from_at", .integer),
                ("until_at", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "death", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("registered_by", .bytes), ("registered_at", .integer), ("day_sealed", .bytes), ("sealed", .bytes),
                ("undone_at", .integer), ("undone_by", .bytes), ("undone_sealed", .bytes),
            ]),
        MovedTable(
            "ability_judgement", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("person_id", .bytes), ("able", .integer), ("judged_by", .bytes), ("judged_at", .integer),
                ("sealed", .bytes),
            ]),
        MovedTable(
            "access_grant", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("effect", .integer), ("principal_kind", .integer), ("principal_id", .bytes), ("role", .text),
                ("areas", .integer), ("themes", .integer), ("verbs", .integer), ("entry_id", .bytes),
                ("basis", .text), ("from_at", .integer), ("until_at", .integer), ("given_by", .bytes),
                ("confirmed_by", .bytes), ("withdrawn_at", .integer), ("law_given", .integer),
                ("purpose_given", .integer), ("next_of_kin", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "access_request", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("kind", .integer), ("principal_kind", .integer), ("principal_id", .bytes), ("role", .text),
                ("areas", .integer), ("themes", .integer), ("verbs", .integer), ("entry_id", .bytes),
                ("basis", .text), ("from_at", .integer), ("until_at", .integer), ("about_id", .bytes),
                ("made_by", .bytes), ("made_at", .integer), ("ends_at", .integer), ("outcome", .integer),
                ("settled_by", .bytes), ("settled_at", .integer), ("code_hash", .bytes), ("sealed", .bytes),
            ]),
        MovedTable(
            "access_agreement",
            key: [("dossier_id", .bytes), ("request_id", .bytes), ("account_id", .bytes)],
            [("agreed_at", .integer)]),
        MovedTable(
            "rights_request", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("kind", .integer), ("entry_id", .bytes), ("grant_id", .bytes), ("line_id", .bytes),
                ("organisation_id", .bytes), ("made_by", .bytes), ("made_at", .integer), ("extended_at", .integer),
                ("outcome", .integer), ("settled_by", .bytes), ("settled_at", .integer), ("sealed", .bytes),
                ("answer_sealed", .bytes),
            ]),
        MovedTable(
            "request_notice", key: [("dossier_id", .bytes), ("request_id", .bytes), ("event", .integer)],
            [("told_at", .integer)]),
        MovedTable(
            "log_digest", key: [("account_id", .bytes), ("dossier_id", .bytes)],
            [("switched_on_at", .integer), ("told_until", .integer)]),
        MovedTable(
            "permit_review", key: [("dossier_id", .bytes), ("grant_id", .bytes)],
            [("outcome", .integer), ("reviewed_by", .bytes), ("reviewed_at", .integer), ("sealed", .bytes)]),
        MovedTable(
            "law_registration", key: [("id", .bytes)],
            [
                ("dossier_id", .bytes), ("organisation_id", .bytes), ("law", .text), ("department_id", .bytes),
                ("role", .text), ("areas", .integer), ("themes", .integer), ("verbs", .integer),
                ("until_at", .integer), ("made_by", .bytes), ("made_at", .integer), ("ends_at", .integer),
                ("outcome", .integer), ("settled_by", .bytes), ("settled_at", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "law_permit_seen", key: [("dossier_id", .bytes), ("grant_id", .bytes), ("account_id", .bytes)],
            [("seen_at", .integer)]),
        MovedTable(
            "emergency_access", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("account_id", .bytes), ("organisation_id", .bytes), ("from_at", .integer), ("until_at", .integer),
                ("outcome", .integer), ("reviewed_by", .bytes), ("reviewed_at", .integer), ("sealed", .bytes),
                ("review_sealed", .bytes),
            ]),
        MovedTable(
            "emergency_seen", key: [("dossier_id", .bytes), ("emergency_id", .bytes), ("account_id", .bytes)],
            [("seen_at", .integer)]),
        MovedTable(
            "dossier_copy", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("account_id", .bytes), ("token_hash", .bytes), ("state", .integer), ("asked_at", .integer),
                ("done", .integer), ("total", .integer), ("made_at", .integer), ("stopped_at", .integer),
                ("ends_at", .integer), ("turn", .integer), ("next_at", .integer), ("attempts", .integer),
                ("sealed", .bytes),
            ]),
        MovedTable(
            "dossier_copy_piece",
            key: [("dossier_id", .bytes), ("copy_id", .bytes), ("form", .integer), ("position", .integer)],
            [("sealed", .bytes)]),
        MovedTable(
            "entry", key: [("dossier_id", .bytes), ("id", .bytes)],
            [
                ("kind", .integer), ("area", .integer), ("parent_id", .bytes), ("parent_area", .integer),
                ("themes", .integer), ("own_themes", .integer), ("voice", .integer), ("form", .integer),
                ("author_id", .bytes), ("visibility", .integer), ("status", .integer), ("occurred_at", .integer),
                ("recorded_at", .integer), ("due_at", .integer), ("version", .integer), ("sealed", .bytes),
                ("restricted_at", .integer),
            ]),
        MovedTable(
            "entry_version", key: [("dossier_id", .bytes), ("entry_id", .bytes), ("version", .integer)],
            [
                ("kind", .integer), ("themes", .integer), ("own_themes", .integer), ("author_id", .bytes),
                ("visibility", .integer), ("occurred_at", .integer), ("recorded_at", .integer), ("sealed", .bytes),
            ]),
        MovedTable(
            "entry_named", key: [("dossier_id", .bytes), ("entry_id", .bytes), ("account_id", .bytes)], []),
        MovedTable(
            "read_mark", key: [("dossier_id", .bytes), ("account_id", .bytes)], [("read_until", .integer)]),
        MovedTable(
            "draft", key: [("account_id", .bytes), ("id", .bytes)],
            [
                ("dossier_id", .bytes), ("saved_at", .integer), ("sealed", .bytes), ("from_account_id", .bytes),
                ("handed_by", .bytes), ("handed_at", .integer),
            ]),
        MovedTable(
            "log_line", key: [("id", .bytes)],
            [
                ("dossier_id", .bytes), ("at", .integer), ("action", .integer), ("outcome", .integer),
                ("actor_id", .bytes), ("behalf_id", .bytes), ("standing", .integer), ("role", .text),
                ("organisation_id", .bytes), ("purpose", .integer), ("ground", .integer), ("ground_id", .bytes),
                ("object_kind", .integer), ("object_id", .bytes), ("confined", .integer), ("origin", .text),
                ("request_id", .bytes), ("detail", .bytes), ("salt", .bytes), ("number", .integer),
                ("leaf", .integer),
            ]),
        MovedTable("log_counter", key: [("dossier_id", .bytes)], [("last_number", .integer)]),
        MovedTable("log_leaf", key: [("leaf", .integer)], [("line_id", .bytes), ("hash", .bytes)]),
        MovedTable(
            "log_checkpoint", key: [("size", .integer)],
            [("signed_at", .integer), ("frontier", .bytes), ("note", .text)]),
    ]

    /// Of the store of wrapped keys.
    package static let keys: [MovedTable] = [
        MovedTable("dossier_key", key: [("dossier_id", .bytes)], [("wrapped", .bytes), ("made_at", .integer)])
    ]
}
