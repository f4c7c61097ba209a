-- Cities and parts of countries, which have the electricity of the state or country they lie in.
CREATE TABLE place (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    slug       slug    NOT NULL UNIQUE,
    name       text    NOT NULL CHECK (name <> ''),
    -- Code of the state or country in grid.region.
    lies_in    text    NOT NULL CHECK (lies_in ~ '^[A-Z]{3}$|^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    population bigint  CHECK (population >= 0),
    source_id  bigint  NOT NULL REFERENCES source
);
SELECT raises_edition('place');
-- What follows expects of each table of the record whose a row is and since when it is known.
SELECT track_record();
