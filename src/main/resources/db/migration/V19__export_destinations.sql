-- Which countries a destination group of the export rules holds, from when to when. A country is in one group at a time.
CREATE TABLE export_destination (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version           integer NOT NULL DEFAULT 0,
    slug              slug    NOT NULL UNIQUE,
    country           text    NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    destination_group text    NOT NULL CHECK (destination_group <> ''),
    -- Null where it was in the group before any rule of the record.
    valid_from        date,
    valid_to          date,
    source_id         bigint  NOT NULL REFERENCES source,
    remark            text,
    CHECK (valid_to > valid_from)
);
CREATE INDEX export_destination_group ON export_destination (destination_group, country);
