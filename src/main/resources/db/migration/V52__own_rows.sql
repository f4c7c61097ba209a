-- Which rows are one's own can be asked of each table: they are few, and their tables grow.
DO $$
DECLARE
    record_table name;
BEGIN
    FOR record_table IN SELECT record_tables() LOOP
        -- One that came since the last release gets it with the rest, below.
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = record_table::regclass AND a.attname = 'ownership');
        EXECUTE format('CREATE INDEX %I ON %I (slug) WHERE ownership = ''own''', record_table || '_own', record_table);
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
        EXECUTE format('CREATE INDEX %I ON %I (slug) WHERE ownership = ''own''', record_table || '_own', record_table);
    END LOOP;
END
$$;
