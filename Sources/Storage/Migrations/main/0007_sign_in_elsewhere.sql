-- works beside: 4
-- Who may sign in to which account by way of an identity provider.
CREATE TABLE account_link (
    -- the keyed hash of the issuer, the claim and what it says
    subject_hash BYTEA PRIMARY KEY,
    account_id BYTEA NOT NULL REFERENCES account (id),
    linked_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX account_link_of_account ON account_link (account_id);

-- Who is on the way to a provider and back: for ten minutes, and once.
CREATE TABLE sign_in_attempt (
    state_hash BYTEA PRIMARY KEY,
    -- the hash of what the browser holds, so that nobody comes in by another's link
    browser_hash BYTEA NOT NULL,
    -- whose account is linked; null where somebody signs in
    account_id BYTEA,
    made_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (made_at);

-- At which provider, and at which level of assurance, a session began; null for a password.
ALTER TABLE session ADD COLUMN provider TEXT;
ALTER TABLE session ADD COLUMN level TEXT;

-- 1: whoever made the account gave this address and nobody proved that it is theirs; null: an administrator or a dossier
-- file did. No provider's word about an address leads to it.
ALTER TABLE account ADD COLUMN address_unproven SMALLINT;
