-- works beside: 4
-- What somebody signs in with instead of a password: the half of a key that may be known; the other never leaves a device.
CREATE TABLE passkey (
    -- the keyed hash of the credential's id
    credential_hash BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    -- null: never
    used_at BIGINT,
    -- how often the device says it was used; 0 where it does not count
    sign_count BIGINT NOT NULL,
    -- 1: it is kept at more places than one device
    backed_up SMALLINT NOT NULL,
    -- its id, its key and the name somebody gave it
    sealed BYTEA NOT NULL
);
CREATE INDEX passkey_of_account ON passkey (account_id);

-- Questions to a passkey that were answered, until nobody can answer them any more: each is good once.
CREATE TABLE passkey_challenge (
    challenge_hash BYTEA PRIMARY KEY,
    ends_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenge_by_end ON passkey_challenge (ends_at);

-- The passkey a session began with; null for a password or a provider.
ALTER TABLE session ADD COLUMN passkey_hash BYTEA;
