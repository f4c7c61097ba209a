-- Views of the record as it was known stand in the way of whoever changes a table; afterMigrate.sql brings them back.
-- Replicas that start together do this one after the other.
SELECT pg_advisory_xact_lock(6171025002);
DO $$ BEGIN
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', current_schema() || '_recorded');
END $$;
