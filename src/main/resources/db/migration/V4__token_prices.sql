CREATE TABLE provider (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version         integer NOT NULL DEFAULT 0,
    slug            slug    NOT NULL UNIQUE,
    name            text    NOT NULL CHECK (name <> ''),
    organization_id bigint REFERENCES organization,
    pricing_url     text CHECK (pricing_url ~ '^https?://'),
    -- vendor: sells its own list price; cloud: resells in its own data centres; aggregator: passes on what others charge.
    kind            text    NOT NULL CHECK (kind IN ('vendor', 'cloud', 'aggregator')),
    source_id       bigint  NOT NULL REFERENCES source
);

-- USD per million tokens unless currency says otherwise. One row for a model, tier, prompt length and hour of day, valid from-to.
CREATE TABLE token_price (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version             integer NOT NULL DEFAULT 0,
    slug                slug    NOT NULL UNIQUE,
    provider_id         bigint  NOT NULL REFERENCES provider,
    -- Empty where the record does not hold the model; provider_model is then all that is known.
    model_id            bigint REFERENCES model,
    provider_model      text    NOT NULL CHECK (provider_model <> ''),
    tier                text    NOT NULL DEFAULT 'standard' CHECK (tier IN ('standard', 'flex', 'priority')),
    -- The row holds for prompts longer than this.
    prompt_tokens_above integer NOT NULL DEFAULT 0 CHECK (prompt_tokens_above >= 0),
    daily_from_utc      time,
    daily_to_utc        time,
    currency            text    NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    input               numeric(14, 6) CHECK (input >= 0),
    output              numeric(14, 6) CHECK (output >= 0),
    cache_read          numeric(14, 6) CHECK (cache_read >= 0),
    cache_write         numeric(14, 6) CHECK (cache_write >= 0),
    batch_input         numeric(14, 6) CHECK (batch_input >= 0),
    batch_output        numeric(14, 6) CHECK (batch_output >= 0),
    valid_from          date    NOT NULL,
    valid_to            date,
    -- effective: the day the vendor names; observed: the day a watcher first saw it.
    date_basis          text    NOT NULL CHECK (date_basis IN ('effective', 'observed')),
    source_id           bigint  NOT NULL REFERENCES source,
    evidence_url        text CHECK (evidence_url ~ '^https?://'),
    CHECK (valid_to > valid_from),
    CHECK ((daily_from_utc IS NULL) = (daily_to_utc IS NULL)),
    CHECK (coalesce(input, output, cache_read, cache_write, batch_input, batch_output) IS NOT NULL)
);
CREATE INDEX token_price_model ON token_price (model_id, valid_from DESC, slug);
CREATE INDEX token_price_provider ON token_price (provider_id, slug);
CREATE INDEX token_price_from ON token_price (valid_from DESC, slug);
CREATE INDEX token_price_input ON token_price (input NULLS LAST, slug);
