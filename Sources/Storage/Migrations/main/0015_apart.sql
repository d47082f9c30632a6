-- works beside: 4
-- A report that is withheld says in status whether a second professional looked (1 waits, 2 confirmed) and in due_at when it is
-- looked at again; what of it is due is found without its words, and few are.
CREATE INDEX entry_withheld ON entry (dossier_id, occurred_at) WHERE visibility = 3;
-- Confined notes are few; who has nobody left to see one is found by its author.
CREATE INDEX entry_confined ON entry (author_id) WHERE visibility = 2;
