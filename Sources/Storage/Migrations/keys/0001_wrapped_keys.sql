-- One data key per dossier, wrapped by the master key. Kept apart from the dossiers and backed up for 30 days only,
-- so that destroying a row here destroys the words of that dossier in every older backup too.
CREATE TABLE dossier_key (
    dossier_id BYTEA PRIMARY KEY,
    wrapped BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
