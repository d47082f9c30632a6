-- works beside: 4
-- What the person asks of who keeps words about them (AVG articles 15 to 22), and the answer.
CREATE TABLE rights_request (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    -- 1 copy, 2 correction, 3 own statement, 4 restriction, 5 objection, 6 question about a look, 7 destruction
    kind SMALLINT NOT NULL,
    -- what it is about: at most one of these
    entry_id BYTEA,
    grant_id BYTEA,
    line_id BYTEA,
    -- whose privacy officer answers; null where nobody has to
    organisation_id BYTEA REFERENCES organisation (id),
    made_by BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    -- when the organisation said that it needs more time
    extended_at BIGINT,
    -- null while it waits; 1 granted, 2 refused, 3 taken back
    outcome SMALLINT,
    settled_by BYTEA,
    settled_at BIGINT,
    sealed BYTEA NOT NULL,
    -- why more time is needed, and then the answer
    answer_sealed BYTEA,
    PRIMARY KEY (dossier_id, id)
);
CREATE INDEX rights_request_of_organisation ON rights_request (organisation_id, made_at);

-- What a privacy officer found of a permit by law (access rule 6). Whether it ends stands in access_grant.
CREATE TABLE permit_review (
    dossier_id BYTEA NOT NULL,
    grant_id BYTEA NOT NULL,
    -- 1 it stands, 2 it was stopped
    outcome SMALLINT NOT NULL,
    reviewed_by BYTEA NOT NULL,
    reviewed_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, grant_id)
);

-- Who works for an organisation and who of them looked, for its privacy officer (access rule 22).
CREATE INDEX membership_of_organisation ON membership (organisation_id);
CREATE INDEX log_line_of_organisation ON log_line (organisation_id, at) WHERE organisation_id IS NOT NULL;

-- Since when an entry is kept and shown to the person and its author only (access rule 27); what hangs on it has the same.
ALTER TABLE entry ADD COLUMN restricted_at BIGINT;
