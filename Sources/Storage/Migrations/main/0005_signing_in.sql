-- works beside: 4
-- What a session was opened with, for the list of devices: sealed, since it says what somebody has at home.
ALTER TABLE session ADD COLUMN device_sealed BYTEA;
-- when this session last showed a code of the second step; null: never
ALTER TABLE session ADD COLUMN factor_shown_at BIGINT;

-- The second step of signing in: a code that changes every half minute.
CREATE TABLE second_factor (
    account_id BYTEA PRIMARY KEY REFERENCES account (id),
    -- null while it is set up: nobody is asked for it yet
    confirmed_at BIGINT,
    -- the newest half minute whose code was used: a code counts once
    last_step BIGINT NOT NULL,
    -- the secret that the phone and the server share
    sealed BYTEA NOT NULL
);

-- Recovery codes that were not used yet, by keyed hash.
CREATE TABLE recovery_code (
    account_id BYTEA NOT NULL REFERENCES account (id),
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

-- Who gave the right password and not yet a code. It is no session, so that nothing can take it for one.
CREATE TABLE sign_in_step (
    token_hash BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    ends_at BIGINT NOT NULL
);

-- A link to a new password, by the hash of what stands in it. One for an account, for half an hour.
CREATE TABLE password_reset (
    token_hash BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    ends_at BIGINT NOT NULL
);
CREATE INDEX password_reset_of_account ON password_reset (account_id);

-- Mail that was promised, until it is sent.
CREATE TABLE outbox_mail (
    id BYTEA PRIMARY KEY,
    -- 1 as it stands, 2 with a link to a new password
    kind SMALLINT NOT NULL,
    queued_at BIGINT NOT NULL,
    -- not looked at before: its turn, or the end of the time in which one node tries to send it
    next_at BIGINT NOT NULL,
    -- thrown away after that
    ends_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX outbox_mail_by_turn ON outbox_mail (next_at);
