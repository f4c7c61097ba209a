-- Prices hold by hour, day of the week and time zone, begin and end at an hour where it is known, and were last seen on a day.
ALTER TABLE token_price RENAME COLUMN daily_from_utc TO daily_from;
ALTER TABLE token_price RENAME COLUMN daily_to_utc TO daily_to;
ALTER TABLE token_price DROP CONSTRAINT token_price_check;
ALTER TABLE token_price
    -- IANA name of the zone in which the window is told.
    ADD COLUMN time_zone text CHECK (time_zone ~ '^[A-Za-z]+(/[A-Za-z_]+)*$'),
    -- ISO 8601 numbers of the days on which the window begins; empty for every day.
    ADD COLUMN weekdays text CHECK (weekdays ~ '^[1-7]+$'),
    -- A cache write that is kept for an hour; cache_write is kept for minutes.
    ADD COLUMN cache_write_1h numeric(14, 6) CHECK (cache_write_1h >= 0),
    ADD COLUMN batch_cache_read numeric(14, 6) CHECK (batch_cache_read >= 0),
    -- Time of day, UTC, of the first and of the last day; empty where only the day is known.
    ADD COLUMN valid_from_utc time,
    ADD COLUMN valid_to_utc time,
    -- The newest edition of a source that showed the price; empty where its end is known instead.
    ADD COLUMN last_seen_on date,
    ADD COLUMN remark text;
UPDATE token_price SET time_zone = 'UTC' WHERE daily_from IS NOT NULL;
ALTER TABLE token_price
    ADD CONSTRAINT token_price_interval CHECK (
        valid_to + coalesce(valid_to_utc, time '00:00') > valid_from + coalesce(valid_from_utc, time '00:00')),
    ADD CONSTRAINT token_price_end_time CHECK (valid_to_utc IS NULL OR valid_to IS NOT NULL),
    ADD CONSTRAINT token_price_window CHECK (
        (daily_from IS NULL) = (time_zone IS NULL) AND (weekdays IS NULL OR daily_from IS NOT NULL));

-- How a provider charges what its price list does not list: shares of another price of the same row.
CREATE TABLE billing_rule (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version              integer NOT NULL DEFAULT 0,
    slug                 slug    NOT NULL UNIQUE,
    provider_id          bigint  NOT NULL UNIQUE REFERENCES provider,
    -- Share of the input price at which tokens are written to the cache for minutes, and for an hour.
    cache_write_share    numeric(6, 4) CHECK (cache_write_share > 0),
    cache_write_1h_share numeric(6, 4) CHECK (cache_write_1h_share > 0),
    -- Share of the standard prices of input and output that a batch costs.
    batch_share          numeric(6, 4) CHECK (batch_share > 0 AND batch_share <= 1),
    -- stacks: cached tokens of a batch get both discounts; separate: they cost what they cost outside one.
    batch_cache          text CHECK (batch_cache IN ('stacks', 'separate')),
    source_id            bigint  NOT NULL REFERENCES source,
    evidence_url         text CHECK (evidence_url ~ '^https?://'),
    remark               text
);

-- What is not charged by the token of text: one row for a name and a unit.
CREATE TABLE unit_price (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer NOT NULL DEFAULT 0,
    slug           slug    NOT NULL UNIQUE,
    provider_id    bigint  NOT NULL REFERENCES provider,
    model_id       bigint REFERENCES model,
    provider_model text    NOT NULL CHECK (provider_model <> ''),
    -- Tokens and characters by the million, all else by the piece.
    unit           text    NOT NULL CHECK (unit IN (
        'audio-input-token', 'audio-output-token', 'image-input-token', 'image-output-token',
        'image', 'input-image', 'audio-minute', 'character', 'search', 'page', 'video-second', 'request')),
    currency       text    NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    price          numeric(16, 8) NOT NULL CHECK (price >= 0),
    valid_from     date    NOT NULL,
    valid_to       date,
    date_basis     text    NOT NULL CHECK (date_basis IN ('effective', 'observed')),
    last_seen_on   date,
    source_id      bigint  NOT NULL REFERENCES source,
    evidence_url   text CHECK (evidence_url ~ '^https?://'),
    remark         text,
    CHECK (valid_to > valid_from)
);
CREATE INDEX unit_price_name ON unit_price (provider_id, provider_model);
CREATE INDEX unit_price_model ON unit_price (model_id);

-- When a provider stops, or stopped, to sell under a name.
CREATE TABLE model_retirement (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer NOT NULL DEFAULT 0,
    slug           slug    NOT NULL UNIQUE,
    provider_id    bigint  NOT NULL REFERENCES provider,
    model_id       bigint REFERENCES model,
    provider_model text    NOT NULL CHECK (provider_model <> ''),
    announced_on   date,
    -- The first day on which it is no longer sold.
    retires_on     date    NOT NULL,
    replacement    text,
    source_id      bigint  NOT NULL REFERENCES source,
    evidence_url   text CHECK (evidence_url ~ '^https?://'),
    UNIQUE (provider_id, provider_model),
    CHECK (retires_on >= announced_on)
);
CREATE INDEX model_retirement_model ON model_retirement (model_id);
