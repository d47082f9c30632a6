-- works beside: 4
-- For what a court appointed a representative (access rule 18): 1 curator, 2 mentor, 3 bewindvoerder; null of any other, and
-- where nobody said. The former release leaves it alone, and asks the rest of the row.
ALTER TABLE mandate ADD COLUMN kind SMALLINT;
