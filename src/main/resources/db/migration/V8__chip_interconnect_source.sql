-- Where the chip-to-chip bandwidth comes from, if not from the row's source: export rules turn on it.
ALTER TABLE chip ADD COLUMN interconnect_source_id bigint REFERENCES source;
