-- works beside: 4
-- A copy of a dossier that somebody asked for: one for each who asks, until they ask anew.
CREATE TABLE dossier_copy (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    account_id BYTEA NOT NULL REFERENCES account (id),
    -- the session that asked: where it ends, so does the making
    token_hash BYTEA NOT NULL,
    -- 1 being made, 2 ready, 3 failed
    state SMALLINT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- entries, about: for how far it is
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    made_at BIGINT,
    -- when whoever asked might see less than when it began; nothing after that is in it
    stopped_at BIGINT,
    -- nobody gets it after that, and its bytes go
    ends_at BIGINT NOT NULL,
    -- counts the parts: who was slow writes none over another's
    turn BIGINT NOT NULL,
    -- the next part is anybody's from then on
    next_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, id)
);
CREATE UNIQUE INDEX dossier_copy_of_account ON dossier_copy (dossier_id, account_id);
CREATE INDEX dossier_copy_by_turn ON dossier_copy (state, next_at);
CREATE INDEX dossier_copy_by_end ON dossier_copy (ends_at);

-- Its bytes, in the order in which they are sent.
CREATE TABLE dossier_copy_piece (
    dossier_id BYTEA NOT NULL,
    copy_id BYTEA NOT NULL,
    -- 0 which entries are in it, 1 page, 2 PDF, 3 dossier file
    form SMALLINT NOT NULL,
    position BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (dossier_id, copy_id, form, position)
);
