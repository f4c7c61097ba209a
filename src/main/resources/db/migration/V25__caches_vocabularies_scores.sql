-- What a cache is like beside heads, latent size and windows.
ALTER TABLE model ADD COLUMN cache_compression double precision CHECK (cache_compression > 1);
-- Values that a request keeps however long it is: states of linear attention and of state spaces.
ALTER TABLE model ADD COLUMN state_values double precision CHECK (state_values > 0);
ALTER TABLE model ADD COLUMN vocabulary integer CHECK (vocabulary > 1);
ALTER TABLE model ADD COLUMN tied_embeddings boolean;
-- A mixture whose makers do not tell how many of its parameters a token uses.
ALTER TABLE model ADD COLUMN active_undisclosed boolean CHECK (active_undisclosed IS NOT TRUE OR parameters_active IS NULL);
ALTER TABLE model ADD COLUMN parameters_computed boolean CHECK (parameters_computed IS NOT TRUE OR parameters_total IS NOT NULL);
-- Of the day of release, where the source of the row does not give it.
ALTER TABLE model ADD COLUMN release_source_id bigint REFERENCES source;

ALTER TABLE model
    ADD CHECK (structure_source_id IS NOT NULL OR (cache_compression IS NULL AND state_values IS NULL)),
    ADD CHECK (attention_source_id IS NOT NULL OR (vocabulary IS NULL AND tied_embeddings IS NULL)),
    ADD CHECK (released_on IS NOT NULL OR release_source_id IS NULL);

-- A rise of Claude Sonnet 5's price that was announced for 1 September 2026 and cancelled in August.
DELETE FROM token_price WHERE slug IN (
    'anthropic-claude-sonnet-5-standard-2026-09-01',
    'aws-bedrock-global.anthropic.claude-sonnet-5-v1-0-standard-2026-09-01',
    'openrouter-anthropic-claude-sonnet-5-standard-2026-09-01');
