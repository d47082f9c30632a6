-- works beside: 4
-- That the person died (access rule 26).
CREATE TABLE death (
    dossier_id BYTEA NOT NULL REFERENCES dossier (id),
    id BYTEA NOT NULL,
    -- null: it came in with a dossier file
    registered_by BYTEA,
    registered_at BIGINT NOT NULL,
    -- the day, sealed for the installation: the rules' sentences need it before anybody may open the dossier
    day_sealed BYTEA NOT NULL,
    -- how it is known
    sealed BYTEA NOT NULL,
    -- when somebody said that it is not so; null while it counts
    undone_at BIGINT,
    undone_by BYTEA,
    undone_sealed BYTEA,
    PRIMARY KEY (dossier_id, id)
);
CREATE UNIQUE INDEX death_that_counts ON death (dossier_id) WHERE undone_at IS NULL;

-- 1: given by a privacy officer to next of kin of somebody who died; null: any other. The former release takes it for a
-- permit by law that waits for its second worker, which opens nothing.
ALTER TABLE access_grant ADD COLUMN next_of_kin SMALLINT;
