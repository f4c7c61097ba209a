-- Where memory and its bandwidth come from, if not from the row's source.
ALTER TABLE chip ADD COLUMN memory_source_id bigint REFERENCES source;
-- Why a chip with tensor cores has no 16-bit peak of them here.
ALTER TABLE chip ADD COLUMN peak_remark text CHECK (peak_remark <> '');

-- What the first day of a price means: effective, the day that the vendor names; observed, the day on which somebody saw it;
-- earliest, the first day that is possible, where the source names none.
ALTER TABLE chip_price ADD COLUMN date_basis text NOT NULL DEFAULT 'observed' CHECK (date_basis IN ('effective', 'observed', 'earliest'));
