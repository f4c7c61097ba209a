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

-- How a score was measured, and what its source calls the model.
ALTER TABLE score ADD COLUMN effort text CHECK (effort <> '');
ALTER TABLE score ADD COLUMN standard_error double precision CHECK (standard_error >= 0);
ALTER TABLE score ADD COLUMN setting text CHECK (setting <> '');
ALTER TABLE score ADD COLUMN self_reported boolean;
ALTER TABLE score ADD COLUMN measured_as text CHECK (measured_as <> '');
ALTER TABLE score DROP CONSTRAINT score_unit_check;
ALTER TABLE score ADD CONSTRAINT score_unit_check CHECK (unit IN ('percent', 'elo', 'points', 'minutes'));

-- A rise of Claude Sonnet 5's price that was announced for 1 September 2026 and cancelled in August.
DELETE FROM token_price WHERE slug IN (
    'anthropic-claude-sonnet-5-standard-2026-09-01',
    'aws-bedrock-global.anthropic.claude-sonnet-5-v1-0-standard-2026-09-01',
    'openrouter-anthropic-claude-sonnet-5-standard-2026-09-01');

-- Prices that price lists of July and August 2026 still carried after the name's retirement.
DELETE FROM token_price WHERE slug IN (
    'aws-bedrock-ai21.j2-mid-v1-standard-2026-07-24',
    'aws-bedrock-ai21.j2-ultra-v1-standard-2026-07-24',
    'aws-bedrock-ai21.jamba-instruct-v1-0-standard-2026-07-24',
    'aws-bedrock-amazon.titan-text-express-v1-standard-2026-08-21',
    'aws-bedrock-amazon.titan-text-lite-v1-standard-2026-08-21',
    'aws-bedrock-amazon.titan-text-premier-v1-0-standard-2026-07-24',
    'aws-bedrock-anthropic.claude-instant-v1-standard-2026-07-24',
    'aws-bedrock-anthropic.claude-v2-1-standard-2026-07-24',
    'aws-bedrock-cohere.command-light-text-v14-standard-2026-07-24',
    'aws-bedrock-cohere.command-text-v14-standard-2026-07-24',
    'openrouter-gemini-2.0-flash-001-standard-2026-08-21');
DELETE FROM unit_price WHERE slug IN (
    'aws-bedrock-1024-x-1024-50-steps-stability.stable-diffusion-xl-v1-image-2026-07-24',
    'aws-bedrock-512-x-512-50-steps-stability.stable-diffusion-xl-v0-image-2026-07-24',
    'aws-bedrock-amazon.titan-image-generator-v1-image-2026-07-24',
    'aws-bedrock-anthropic.claude-opus-4-20250514-v1-0-search-2026-07-24',
    'aws-bedrock-eu.anthropic.claude-opus-4-20250514-v1-0-search-2026-07-24',
    'aws-bedrock-stability.sd3-large-v1-0-image-2026-07-24',
    'aws-bedrock-stability.stable-image-core-v1-0-image-2026-07-24',
    'aws-bedrock-stability.stable-image-ultra-v1-0-image-2026-07-24',
    'aws-bedrock-us.anthropic.claude-opus-4-20250514-v1-0-search-2026-07-24',
    'azure-openai-cohere-rerank-v3-english-search-2026-07-24',
    'azure-openai-cohere-rerank-v3-multilingual-search-2026-07-24');
