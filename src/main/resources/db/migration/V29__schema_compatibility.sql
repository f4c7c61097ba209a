-- What a release must know to work on these tables. A migration that removes or renames what older releases use raises it; one
-- that only adds does not, so that a rolling upgrade, and its rollback, run old and new releases side by side.
CREATE TABLE schema_compatibility (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    least_known_version integer NOT NULL CHECK (least_known_version > 0)
);
INSERT INTO schema_compatibility (least_known_version) VALUES (29);
