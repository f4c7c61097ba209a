-- The edition of the record: one number that every commit raises that changes the record, whoever makes it and however.
-- Answers are kept by it. It is read in the snapshot in which the rows are read, so it can never be older or newer than they.
-- The milliseconds since 1970 at which it was raised, or one more than the last: a database that was restored from a
-- backup, or lost its last commits in a failover, does not give a second record the number of a first.
CREATE TABLE edition (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    number   bigint NOT NULL
);
INSERT INTO edition (number) VALUES ((extract(epoch FROM clock_timestamp()) * 1000)::bigint);

-- The transactions that have changed something and have not yet committed; nobody ever sees a row of another.
CREATE TABLE edition_to_raise (
    transaction xid8 PRIMARY KEY
);

-- Statements that change no row raise nothing.
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM changed) THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO edition_to_raise VALUES (pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Runs at the commit, so that writers wait for each other only then, and never in a circle.
CREATE FUNCTION raise_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    raised bigint;
BEGIN
    DELETE FROM edition_to_raise WHERE transaction = NEW.transaction;
    UPDATE edition SET number = greatest(number + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
        RETURNING number INTO STRICT raised;
    -- Only lets replicas hear of it sooner: they ask anyway.
    PERFORM pg_notify('modelcost_edition', raised::text);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER edition_at_commit AFTER INSERT ON edition_to_raise
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_edition();

-- A migration that adds a table to the record calls it: SELECT raises_edition('the_table').
CREATE FUNCTION raises_edition(record_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER edition_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_change()', record_table);
    EXECUTE format('CREATE TRIGGER edition_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_change()', record_table);
    EXECUTE format('CREATE TRIGGER edition_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note_change()', record_table);
    EXECUTE format('CREATE TRIGGER edition_truncate AFTER TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION note_change()', record_table);
END $$;

-- All tables so far are the record, but for what counts and what remembers migrations and loads.
SELECT raises_edition(c.oid)
FROM pg_class c
WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  AND c.relname NOT IN ('edition', 'edition_to_raise', 'data_set', 'flyway_schema_history');
