-- Views of the record as it was known stand in the way of whoever changes a table; afterMigrate.sql brings them back.
DO $$ BEGIN
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', current_schema() || '_recorded');
END $$;
