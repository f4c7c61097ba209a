-- Of which edition each table of the record is: the last in which a row of it changed. What is made of some tables alone is the
-- same until one of them changes, whatever else the record gets.
CREATE TABLE table_edition (
    table_name name PRIMARY KEY,
    number     bigint NOT NULL
);

-- Where triggers are turned off, somebody raises the number by hand: nobody knows then which tables have changed.
ALTER TABLE edition
    -- The number that the last commit gave it; with another, it was raised by hand since, and every table is of that edition.
    ADD COLUMN counted bigint,
    -- No table is of an earlier edition than this.
    ADD COLUMN every_table bigint;
UPDATE edition SET counted = number, every_table = number;
ALTER TABLE edition ALTER counted SET NOT NULL, ALTER every_table SET NOT NULL;

-- Which transactions have changed which tables; empty but for those that have not yet committed.
ALTER TABLE edition_to_raise DROP CONSTRAINT edition_to_raise_pkey;
ALTER TABLE edition_to_raise ADD COLUMN table_name name NOT NULL, ADD PRIMARY KEY (transaction, table_name);

CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM changed) THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO edition_to_raise VALUES (pg_current_xact_id(), TG_TABLE_NAME) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Called once for each table that the transaction has changed; the first call deals with all of them.
CREATE OR REPLACE FUNCTION raise_edition() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    noted  name[];
    moment bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
    raised bigint;
BEGIN
    WITH gone AS (DELETE FROM edition_to_raise WHERE transaction = NEW.transaction RETURNING table_name)
    SELECT array_agg(table_name) INTO noted FROM gone;
    IF noted IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE edition SET
        number = greatest(number + 1, moment),
        counted = greatest(number + 1, moment),
        every_table = CASE WHEN number = counted THEN every_table ELSE greatest(number + 1, moment) END
        RETURNING number INTO STRICT raised;
    INSERT INTO table_edition SELECT unnest(noted), raised
        ON CONFLICT (table_name) DO UPDATE SET number = excluded.number;
    -- Only lets replicas hear of it sooner: they ask anyway.
    PERFORM pg_notify('modelcost_edition', raised::text);
    RETURN NULL;
END $$;
