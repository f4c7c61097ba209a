-- Where memory and its bandwidth come from, if not from the row's source.
ALTER TABLE chip ADD COLUMN memory_source_id bigint REFERENCES source;
-- Why a chip with tensor cores has no 16-bit peak of them here.
ALTER TABLE chip ADD COLUMN peak_remark text CHECK (peak_remark <> '');
