-- Where memory and its bandwidth come from, if not from the row's source.
ALTER TABLE chip ADD COLUMN memory_source_id bigint REFERENCES source;
-- Why a chip with tensor cores has no 16-bit peak of them here.
ALTER TABLE chip ADD COLUMN peak_remark text CHECK (peak_remark <> '');

-- What the first day of a price means: effective, the day that the vendor names; observed, the day on which somebody saw it;
-- earliest, the first day that is possible, where the source names none.
ALTER TABLE chip_price ADD COLUMN date_basis text NOT NULL DEFAULT 'observed' CHECK (date_basis IN ('effective', 'observed', 'earliest'));

-- Regions of clouds whose electricity is that of the place they lie in, since the record has none of their own. The slug is the cloud's code.
CREATE TABLE cloud_region (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version   integer NOT NULL DEFAULT 0,
    slug      slug    NOT NULL UNIQUE,
    name      text    NOT NULL CHECK (name <> ''),
    -- Code of the state or country in grid.region.
    lies_in   text    NOT NULL CHECK (lies_in ~ '^[A-Z]{3}$|^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    source_id bigint  NOT NULL REFERENCES source
);
