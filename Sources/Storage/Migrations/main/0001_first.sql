-- The types are chosen so that one text serves both engines: BYTEA, BIGINT, SMALLINT and TEXT. Moments are
-- milliseconds since 1970 UTC; ids are UUIDv7 as 16 bytes; sets (themes, areas, verbs, acts) are bits of a BIGINT;
-- every column named sealed is AES-GCM with the row's own columns as associated data (docs/storage.md).

CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value BYTEA NOT NULL
);

CREATE TABLE organisation (
    id BYTEA PRIMARY KEY,
    name_hash BYTEA NOT NULL UNIQUE,
    language TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE department (
    id BYTEA PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    name_hash BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (organisation_id, name_hash)
);

CREATE TABLE account (
    id BYTEA PRIMARY KEY,
    email_hash BYTEA NOT NULL UNIQUE,
    -- null: an account that was named in a dossier and has not been given a password yet
    password TEXT,
    language TEXT,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT,
    sealed BYTEA NOT NULL
);

CREATE TABLE membership (
    id BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    department_id BYTEA REFERENCES department (id),
    role TEXT NOT NULL,
    -- 0 worker, 1 administrator, 2 privacy officer
    office SMALLINT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    made_by BYTEA,
    confirmed_by BYTEA
);
CREATE INDEX membership_of_account ON membership (account_id);

CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);

CREATE TABLE sign_in_guess (
    bucket BYTEA PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE TABLE dossier (
    id BYTEA PRIMARY KEY,
    key_hash BYTEA NOT NULL UNIQUE,
    -- 1 person, 2 household
    type SMALLINT NOT NULL,
    -- 1 the Netherlands, 2 Flanders
    jurisdiction SMALLINT NOT NULL,
    time_zone TEXT NOT NULL,
    language TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- the person's birth date, sealed for the installation: the age rules need it before anybody may open the dossier
    birth_sealed BYTEA,
    sealed BYTEA NOT NULL
);

CREATE TABLE dossier_link (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    -- by the keyed hash of its key, so that a household can be imported before its members
    linked_hash BYTEA NOT NULL,
    position SMALLINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, linked_hash)
);

CREATE TABLE dossier_owner (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    account_id BYTEA NOT NULL REFERENCES account (id),
    person_id BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, account_id)
);
CREATE INDEX dossier_of_owner ON dossier_owner (account_id);

CREATE TABLE mandate (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES account (id),
    person_id BYTEA NOT NULL,
    -- 1 chosen, 2 parent, 3 appointed by a court
    basis SMALLINT NOT NULL,
    areas BIGINT NOT NULL,
    themes BIGINT NOT NULL,
    verbs BIGINT NOT NULL,
    acts BIGINT NOT NULL,
    excluded_areas BIGINT NOT NULL,
    excluded_themes BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);
CREATE INDEX mandate_of_account ON mandate (account_id);

CREATE TABLE ability_judgement (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    person_id BYTEA NOT NULL,
    able SMALLINT NOT NULL,
    judged_by BYTEA NOT NULL,
    judged_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);

CREATE TABLE access_grant (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    -- 1 permit, 2 deny
    effect SMALLINT NOT NULL,
    -- 1 account, 2 department, 3 organisation, 4 connected system
    principal_kind SMALLINT NOT NULL,
    principal_id BYTEA NOT NULL,
    role TEXT,
    areas BIGINT NOT NULL,
    themes BIGINT NOT NULL CHECK (themes > 0),
    verbs BIGINT NOT NULL,
    entry_id BYTEA,
    basis TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    given_by BYTEA NOT NULL,
    confirmed_by BYTEA,
    withdrawn_at BIGINT,
    -- whether a law and a purpose were given, which is what the rules ask; their words are sealed
    law_given SMALLINT NOT NULL,
    purpose_given SMALLINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);
CREATE INDEX access_grant_of_principal ON access_grant (principal_id);

CREATE TABLE entry (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    kind SMALLINT NOT NULL,
    area SMALLINT NOT NULL,
    parent_id BYTEA,
    -- the parent's area where this hangs on it (access rule 12), null where it is a part of it
    parent_area SMALLINT,
    -- the effective themes: own ones and, for what hangs on another, that one's
    themes BIGINT NOT NULL CHECK (themes > 0),
    -- the themes the author chose; null: none of its own
    own_themes BIGINT,
    voice SMALLINT NOT NULL,
    form SMALLINT NOT NULL,
    author_id BYTEA NOT NULL,
    visibility SMALLINT NOT NULL,
    status SMALLINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    due_at BIGINT,
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);
CREATE INDEX entry_by_kind ON entry (dossier_id, kind, occurred_at, id);
CREATE INDEX entry_by_parent ON entry (dossier_id, parent_id);
CREATE INDEX entry_by_arrival ON entry (dossier_id, kind, recorded_at);

CREATE TABLE entry_version (
    dossier_id BYTEA NOT NULL,
    entry_id BYTEA NOT NULL,
    version BIGINT NOT NULL,
    kind SMALLINT NOT NULL,
    themes BIGINT NOT NULL CHECK (themes > 0),
    own_themes BIGINT,
    author_id BYTEA NOT NULL,
    visibility SMALLINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, entry_id, version)
);

-- who may see a confined entry (access rule 9)
CREATE TABLE entry_named (
    dossier_id BYTEA NOT NULL,
    entry_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, entry_id, account_id)
);

-- until when somebody has read a dossier's timeline
CREATE TABLE read_mark (
    dossier_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    read_until BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, account_id)
);

-- drafts live outside the dossier and belong to their author (access rule 11)
CREATE TABLE draft (
    account_id BYTEA NOT NULL REFERENCES account (id),
    id BYTEA NOT NULL,
    dossier_id BYTEA NOT NULL,
    saved_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (account_id, id)
);

-- The access log (domain §7, NEN 7513). Rows are only ever added; number and leaf are given later by the sequencer.
-- dossier_id of sixteen zero bytes: the installation's own log.
CREATE TABLE log_line (
    id BYTEA PRIMARY KEY,
    dossier_id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    action SMALLINT NOT NULL,
    outcome SMALLINT NOT NULL,
    actor_id BYTEA,
    behalf_id BYTEA,
    standing SMALLINT NOT NULL,
    role TEXT NOT NULL,
    organisation_id BYTEA,
    purpose SMALLINT NOT NULL,
    ground SMALLINT NOT NULL,
    ground_id BYTEA,
    object_kind SMALLINT NOT NULL,
    object_id BYTEA,
    -- 1: about a confined entry, shown to the accounts it names only
    confined SMALLINT NOT NULL,
    origin TEXT NOT NULL,
    request_id BYTEA NOT NULL,
    -- search words, reasons and filters, sealed; null where there are none
    detail BYTEA,
    salt BYTEA NOT NULL,
    number BIGINT,
    leaf BIGINT
);
CREATE INDEX log_line_of_dossier ON log_line (dossier_id, at);
CREATE UNIQUE INDEX log_line_by_leaf ON log_line (leaf);

CREATE TABLE log_counter (
    dossier_id BYTEA PRIMARY KEY,
    last_number BIGINT NOT NULL
);

CREATE TABLE log_leaf (
    leaf BIGINT PRIMARY KEY,
    line_id BYTEA NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE log_checkpoint (
    size BIGINT PRIMARY KEY,
    signed_at BIGINT NOT NULL,
    frontier BYTEA NOT NULL,
    note TEXT NOT NULL
);
