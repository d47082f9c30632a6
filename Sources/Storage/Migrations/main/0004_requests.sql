-- works beside: 3
-- Access that somebody asks for, is invited to, or that waits for who decides along. It is no permit: nothing in here
-- opens anything until it has become one.
CREATE TABLE access_request (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    -- also of the grant that comes of it, so that a yes that is sent twice is one
    id BYTEA NOT NULL,
    -- 1 asked by who would get it, 2 an invitation, 3 giving it waits for others, 4 lifting a deny waits for others
    kind SMALLINT NOT NULL,
    -- as in access_grant; of an invitation nobody's until it is taken up
    principal_kind SMALLINT,
    principal_id BYTEA,
    role TEXT,
    areas BIGINT NOT NULL,
    themes BIGINT NOT NULL CHECK (themes > 0),
    verbs BIGINT NOT NULL,
    entry_id BYTEA,
    basis TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    -- the deny that is lifted
    about_id BYTEA,
    made_by BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    -- what nobody answered is over then
    ends_at BIGINT NOT NULL,
    -- null while it waits; 1 yes, 2 no, 3 taken back
    outcome SMALLINT,
    settled_by BYTEA,
    settled_at BIGINT,
    -- of an invitation: the hash of its code
    code_hash BYTEA UNIQUE,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);

-- Who said yes to what waits for several (access rule 19).
CREATE TABLE access_agreement (
    dossier_id BYTEA NOT NULL,
    request_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    agreed_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, request_id, account_id)
);
