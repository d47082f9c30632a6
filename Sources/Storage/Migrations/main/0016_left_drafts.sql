-- works beside: 4
-- Of a draft that a privacy officer handed out (access rule 11): who began it, who handed it out, and since when it is the
-- account's own; null of any other. The former release keeps and shows it as any draft.
ALTER TABLE draft ADD COLUMN from_account_id BYTEA;
ALTER TABLE draft ADD COLUMN handed_by BYTEA;
ALTER TABLE draft ADD COLUMN handed_at BIGINT;
