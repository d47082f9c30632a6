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
