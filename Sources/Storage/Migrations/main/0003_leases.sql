-- works beside: 2
-- Which node does the work that one does for all (numbering the access log), and until when unless it says so again.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder BYTEA NOT NULL,
    until_at BIGINT NOT NULL
);
