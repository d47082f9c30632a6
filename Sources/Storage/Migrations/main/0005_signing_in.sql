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
