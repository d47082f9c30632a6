-- works beside: 4
-- A seat at an organisation that is no membership yet (access rule 22): an invitation, or what waits for a second
-- administrator. The access rules never read it.
CREATE TABLE seat_request (
    -- also of the membership that comes of it, so that a yes that is sent twice is one
    id BYTEA PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    -- null: nobody used the code yet
    account_id BYTEA REFERENCES account (id),
    department_id BYTEA,
    role TEXT NOT NULL,
    -- as in membership
    office SMALLINT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    -- the membership that ends when this one begins
    replaces_id BYTEA,
    made_by BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- null while it waits; 1 yes, 2 no, 3 taken back
    outcome SMALLINT,
    settled_by BYTEA,
    settled_at BIGINT,
    -- of an invitation: the hash of its code, until it is used
    code_hash BYTEA UNIQUE,
    -- of an invitation: the name and the mail address that were filled in; null for who works here already
    sealed BYTEA
);
CREATE INDEX seat_request_of_organisation ON seat_request (organisation_id, made_at);

-- From when nobody works in this department any more; null while it is open.
ALTER TABLE department ADD COLUMN closed_at BIGINT;

-- What this organisation calls the people it works for; null: what Klaver says.
ALTER TABLE organisation ADD COLUMN person_word TEXT;
