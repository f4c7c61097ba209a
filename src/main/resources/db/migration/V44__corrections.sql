-- Which rows correct shipped ones is asked in each edition of the record: they are few, and their tables grow.
DO $$
DECLARE
    record_table name;
BEGIN
    FOR record_table IN SELECT record_tables() LOOP
        EXECUTE format('CREATE INDEX %I ON %I (slug) WHERE correction IS NOT NULL', record_table || '_correction', record_table);
    END LOOP;
END
$$;

-- The same for tables that later migrations make.
CREATE OR REPLACE FUNCTION track_record() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    record_table name;
BEGIN
    FOR record_table IN SELECT record_tables() LOOP
        CONTINUE WHEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = record_table::regclass AND a.attname = 'recorded_from');
        EXECUTE format('ALTER TABLE %I
            ADD COLUMN ownership text NOT NULL DEFAULT ''shipped'' CHECK (ownership IN (''shipped'', ''own'')),
            ADD COLUMN correction text,
            ADD COLUMN recorded_from timestamptz NOT NULL DEFAULT now()', record_table);
        EXECUTE format('CREATE TRIGGER keep_history BEFORE UPDATE ON %I FOR EACH ROW
            WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION keep_history()', record_table);
        EXECUTE format('CREATE TRIGGER keep_history_of_deleted BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_history()', record_table);
        -- A release brings thousands of rows, and says of each since when the record has it.
        EXECUTE format('CREATE TRIGGER keep_history_of_new AFTER INSERT ON %I FOR EACH ROW
            WHEN (current_setting(''modelcost.editor'', true) IS DISTINCT FROM ''release'') EXECUTE FUNCTION keep_history()', record_table);
        EXECUTE format('CREATE INDEX %I ON %I (slug) WHERE correction IS NOT NULL', record_table || '_correction', record_table);
    END LOOP;
END
$$;

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
