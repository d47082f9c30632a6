-- works beside: 4
-- Who wants a message each week when somebody looked in a dossier; a row for as long as it is on.
CREATE TABLE log_digest (
    account_id BYTEA NOT NULL REFERENCES account (id),
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    switched_on_at BIGINT NOT NULL,
    -- what was looked at before this was told of, or is not to be
    told_until BIGINT NOT NULL,
    PRIMARY KEY (account_id, dossier_id)
);
CREATE INDEX log_digest_by_turn ON log_digest (told_until);

-- What was mailed about a request (of access_request or rights_request), so that it is mailed once.
CREATE TABLE request_notice (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    request_id BYTEA NOT NULL,
    -- 1 asked, 2 ends soon, 3 answered, 4 over, 5 takes longer, 6 the longer time ends soon
    event SMALLINT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, request_id, event)
);

-- What happened of late to any request, for the mail about it.
CREATE INDEX access_request_by_start ON access_request (made_at);
CREATE INDEX access_request_by_end ON access_request (ends_at);
CREATE INDEX access_request_by_answer ON access_request (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX rights_request_by_start ON rights_request (made_at);
CREATE INDEX rights_request_by_answer ON rights_request (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX rights_request_by_notice ON rights_request (extended_at) WHERE extended_at IS NOT NULL;
