-- Multi-head latent attention keeps one compressed vector for each layer instead of keys and values.
ALTER TABLE model ADD COLUMN kv_latent_size integer CHECK (kv_latent_size > 0);
-- Where layers, hidden size, heads and latent size come from.
ALTER TABLE model ADD COLUMN attention_source_id bigint REFERENCES source;
-- Where the die area comes from, if not from the row's source: export rules turn on it.
ALTER TABLE chip ADD COLUMN die_source_id bigint REFERENCES source;
