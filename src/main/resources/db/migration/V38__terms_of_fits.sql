-- Whether a measured training step computed its activations a second time, which takes a third more work.
ALTER TABLE measurement ADD COLUMN full_recomputation boolean;

-- The power of serving chips no longer depends on the batch by itself. Rows that leave their file stay until they are named here.
DELETE FROM assumption WHERE slug = 'serving-2026-power.batch-doubling';
