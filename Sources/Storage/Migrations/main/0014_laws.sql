-- works beside: 4
-- Which laws an organisation may use to register a permit (access rule 6).
CREATE TABLE organisation_law (
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    -- the code of the law
    law TEXT NOT NULL,
    since_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, law)
);

-- A permit on a law that one worker registered: it opens nothing until a second one confirms it, and is then a row of
-- access_grant with the same id. The access rules never read this.
CREATE TABLE law_registration (
    id BYTEA PRIMARY KEY,
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    law TEXT NOT NULL,
    -- null: the whole organisation
    department_id BYTEA,
    -- null: everyone there
    role TEXT,
    areas BIGINT NOT NULL,
    themes BIGINT NOT NULL,
    verbs BIGINT NOT NULL,
    -- when the permit ends
    until_at BIGINT NOT NULL,
    made_by BYTEA NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    -- what nobody answered is over then
    ends_at BIGINT NOT NULL,
    -- null while it waits; 1 yes, 2 no, 3 taken back
    outcome SMALLINT,
    -- never the first worker again, but to take it back
    settled_by BYTEA CHECK (outcome IS NULL OR outcome = 3 OR settled_by <> made_by),
    settled_at BIGINT,
    -- the reason, and what was typed to find the dossier
    sealed BYTEA NOT NULL
);
CREATE INDEX law_registration_of_organisation ON law_registration (organisation_id, made_at);
CREATE INDEX law_registration_of_dossier ON law_registration (dossier_id, outcome);

-- Who of those it was told to has seen that it counts: the notice at home then goes.
CREATE TABLE law_permit_seen (
    dossier_id BYTEA NOT NULL,
    grant_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES account (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, grant_id, account_id)
);
