-- Who changed what, when and why: the row as it was before each change, and since when the record had it so.
CREATE TABLE record_history (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name    text        NOT NULL,
    -- The public id of the row; of an alias, kind.slug.
    row_slug      text        NOT NULL,
    operation     text        NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
    changed_by    text        NOT NULL,
    reason        text        NOT NULL,
    -- Empty for a row that was not there before.
    row_before    jsonb,
    recorded_from timestamptz,
    recorded_to   timestamptz NOT NULL DEFAULT now(),
    -- The edition of the record that the change made; empty where it was not changed through the API.
    edition       bigint,
    CHECK ((row_before IS NULL) = (operation = 'INSERT')),
    CHECK ((row_before IS NULL) = (recorded_from IS NULL))
);
CREATE INDEX record_history_row ON record_history (table_name, row_slug, id);
CREATE INDEX record_history_time ON record_history (table_name, recorded_to);

-- Nothing is known of the record before this.
CREATE TABLE record_history_begin (began_at timestamptz NOT NULL);
INSERT INTO record_history_begin VALUES (now());

-- What the release ships for a row that the record has otherwise, by the columns of the file; a load changes it in place of the row.
CREATE TABLE shipped_row (
    table_name text  NOT NULL,
    row_slug   text  NOT NULL,
    cells      jsonb NOT NULL,
    PRIMARY KEY (table_name, row_slug)
);

-- What was answered to a POST with a key, kept by the transaction that did the work: a retry gets the same.
CREATE TABLE idempotency_key (
    editor     text        NOT NULL,
    key        text        NOT NULL,
    request    text        NOT NULL,
    -- Not jsonb, which would put its fields into another order.
    answer     json,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (editor, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);

-- The tables of the record: those whose rows have a slug and a version.
CREATE FUNCTION record_tables() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT c.relname FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'data_set'
      AND 3 = (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('id', 'slug', 'version') AND NOT a.attisdropped)
    ORDER BY c.relname
$$;

CREATE FUNCTION record_id(table_name name, record_row jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE table_name WHEN 'slug_alias' THEN record_row ->> 'kind' || '.' ELSE '' END || (record_row ->> 'slug')
$$;

-- A change within the transaction that made the row was never seen by anybody, and is not kept.
CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    editor   text  := coalesce(nullif(current_setting('modelcost.editor', true), ''), 'SQL as ' || session_user);
    why      text  := coalesce(nullif(current_setting('modelcost.reason', true), ''), 'not said');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO record_history (table_name, row_slug, operation, changed_by, reason)
        VALUES (TG_TABLE_NAME, record_id(TG_TABLE_NAME, to_jsonb(NEW)), TG_OP, editor, why);
        RETURN NEW;
    END IF;
    IF OLD.recorded_from < now() THEN
        INSERT INTO record_history (table_name, row_slug, operation, changed_by, reason, row_before, recorded_from)
        VALUES (TG_TABLE_NAME, record_id(TG_TABLE_NAME, to_jsonb(OLD)), TG_OP, editor, why, to_jsonb(OLD), OLD.recorded_from);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    NEW.recorded_from := now();
    RETURN NEW;
END
$$;

-- Gives every table of the record what ownership and history need; run after each migration, so that a new table gets it too.
CREATE FUNCTION track_record() RETURNS void LANGUAGE plpgsql AS $$
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
    END LOOP;
END
$$;

-- The record as it was known at the moment modelcost.recorded_at, in a schema of its own: with that before the tables in the
-- search path, every statement reads it. The views stand in the way of whoever changes a table, so a migration drops them first.
CREATE FUNCTION view_record() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    here         name := current_schema();
    there        name := here || '_recorded';
    path         text := current_setting('search_path');
    record_table name;
    derived      record;
BEGIN
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', there);
    EXECUTE format('CREATE SCHEMA %I', there);
    EXECUTE format('CREATE FUNCTION %I.moment() RETURNS timestamptz LANGUAGE sql STABLE AS
        $f$ SELECT current_setting(''modelcost.recorded_at'')::timestamptz $f$', there);
    FOR record_table IN SELECT record_tables() LOOP
        EXECUTE format('CREATE VIEW %1$I.%3$I AS
            SELECT t.* FROM %2$I.%3$I t WHERE t.recorded_from <= %1$I.moment()
            UNION ALL
            SELECT r.* FROM %2$I.record_history h, LATERAL jsonb_populate_record(NULL::%2$I.%3$I, h.row_before) r
            WHERE h.table_name = %3$L AND h.row_before IS NOT NULL
              AND h.recorded_from <= %1$I.moment() AND h.recorded_to > %1$I.moment()', there, here, record_table);
    END LOOP;
    -- Views of the record, once more over those.
    FOR derived IN
        SELECT c.relname, pg_get_viewdef(c.oid) AS query FROM pg_class c
        WHERE c.relkind = 'v' AND c.relnamespace = here::regnamespace ORDER BY c.oid
    LOOP
        PERFORM set_config('search_path', quote_ident(there) || ', ' || path, true);
        EXECUTE format('CREATE VIEW %I.%I AS %s', there, derived.relname, derived.query);
        PERFORM set_config('search_path', path, true);
    END LOOP;
END
$$;

SELECT track_record();
