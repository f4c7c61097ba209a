-- Every table of the record has ownership and history, the newest too, and can be read as it was known.
-- Replicas that start together do this one after the other.
SELECT pg_advisory_xact_lock(6171025002);
SELECT track_record();
SELECT view_record();
