-- works beside: 4
-- Since when an organisation has the right to emergency access (access rule 21); null where it has not.
ALTER TABLE organisation ADD COLUMN emergency_at BIGINT;

-- Emergency access that somebody opened: a door of its own, and no grant.
CREATE TABLE emergency_access (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES account (id),
    -- through whose right it was opened, and whose privacy officer looks at it
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    from_at BIGINT NOT NULL,
    -- its end, or when it was ended before that: never more than 60 minutes
    until_at BIGINT NOT NULL CHECK (until_at <= from_at + 3600000),
    -- null until the privacy officer said something; 1 justified, 2 not justified
    outcome SMALLINT,
    reviewed_by BYTEA,
    reviewed_at BIGINT,
    -- the reason
    sealed BYTEA NOT NULL,
    -- the privacy officer's words
    review_sealed BYTEA,
    PRIMARY KEY (dossier_id, id)
);
CREATE INDEX emergency_access_of_account ON emergency_access (account_id, until_at);
CREATE INDEX emergency_access_of_organisation ON emergency_access (organisation_id, from_at);

-- Who of those it was told to has seen it: the notice at home then goes.
CREATE TABLE emergency_seen (
    dossier_id BYTEA NOT NULL,
    emergency_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES account (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, emergency_id, account_id)
);
