-- Which rows correct shipped ones is asked in each edition of the record: they are few, and their tables grow.
CREATE FUNCTION index_corrections() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    record_table name;
BEGIN
    FOR record_table IN SELECT record_tables() LOOP
        -- IF NOT EXISTS would lock the table first, into which another replica may be loading rows.
        IF to_regclass(quote_ident(record_table || '_correction')) IS NULL THEN
            EXECUTE format('CREATE INDEX %I ON %I (slug) WHERE correction IS NOT NULL', record_table || '_correction', record_table);
        END IF;
    END LOOP;
END
$$;
SELECT index_corrections();

-- Whoever waited for a row began before the one who changed it meanwhile, whose change is history too: what was between is kept
-- for a microsecond at least. Only a change within the transaction that made the row was never seen by anybody, and is not kept.
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    editor   text  := coalesce(nullif(current_setting('modelcost.editor', true), ''), 'SQL as ' || session_user);
    why      text  := coalesce(nullif(current_setting('modelcost.reason', true), ''), 'not said');
    moment   timestamptz := now();
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO record_history (table_name, row_slug, operation, changed_by, reason)
        VALUES (TG_TABLE_NAME, record_id(TG_TABLE_NAME, to_jsonb(NEW)), TG_OP, editor, why);
        RETURN NEW;
    END IF;
    IF OLD.recorded_from <> now() THEN
        moment := greatest(now(), OLD.recorded_from + interval '1 microsecond');
        INSERT INTO record_history (table_name, row_slug, operation, changed_by, reason, row_before, recorded_from, recorded_to)
        VALUES (TG_TABLE_NAME, record_id(TG_TABLE_NAME, to_jsonb(OLD)), TG_OP, editor, why, to_jsonb(OLD), OLD.recorded_from, moment);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.recorded_from := moment;
    RETURN NEW;
END
$$;
