-- A row that must not stay, because it holds personal data or should never have been entered: what it was is erased from the history
-- as well. That there was something, since when, and who erased it when and why, is kept.
ALTER TABLE record_history
    ADD COLUMN purged_at      timestamptz,
    ADD COLUMN purged_by      text,
    ADD COLUMN purge_reason   text,
    -- A row that comes again has not a version that the purged one had.
    ADD COLUMN purged_version integer,
    DROP CONSTRAINT record_history_check,
    ADD CONSTRAINT record_history_before CHECK ((row_before IS NULL) = (operation = 'INSERT' OR purged_at IS NOT NULL)),
    DROP CONSTRAINT record_history_check1,
    ADD CONSTRAINT record_history_from CHECK ((recorded_from IS NULL) = (operation = 'INSERT')),
    ADD CONSTRAINT record_history_purge CHECK (num_nulls(purged_at, purged_by, purge_reason, purged_version) IN (0, 4));

-- Each read of the past asks whether it lacks some.
CREATE INDEX record_history_purged ON record_history (recorded_to, recorded_from) WHERE purged_at IS NOT NULL;
