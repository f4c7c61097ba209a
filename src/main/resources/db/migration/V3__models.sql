CREATE TABLE model (
    id                     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version                integer NOT NULL DEFAULT 0,
    slug                   slug    NOT NULL UNIQUE,
    name                   text    NOT NULL CHECK (name <> ''),
    organization_id        bigint REFERENCES organization,
    -- Others who made it, as the source names them, separated by '; '.
    collaborators          text,
    released_on            date,
    access                 text CHECK (access IN ('open-weights', 'open-weights-restricted', 'open-weights-non-commercial', 'api', 'hosted', 'unreleased')),
    domain                 text,
    parameters_total       double precision CHECK (parameters_total > 0 AND parameters_total < 1e16),
    -- Per token; fewer than the total in a mixture of experts.
    parameters_active      double precision CHECK (parameters_active > 0),
    layers                 integer CHECK (layers > 0),
    hidden_size            integer CHECK (hidden_size > 0),
    attention_heads        integer CHECK (attention_heads > 0),
    kv_heads               integer CHECK (kv_heads > 0),
    head_size              integer CHECK (head_size > 0),
    context_tokens         bigint CHECK (context_tokens > 0),
    training_tokens        double precision CHECK (training_tokens > 0),
    epochs                 double precision CHECK (epochs > 0),
    training_flop          double precision CHECK (training_flop > 0 AND training_flop < 1e30),
    base_model_id          bigint REFERENCES model,
    confidence             text CHECK (confidence IN ('confident', 'likely', 'speculative', 'unknown')),
    source_id              bigint  NOT NULL REFERENCES source,
    -- Where active parameters, layers, heads and context come from, if not from the row's source.
    architecture_source_id bigint REFERENCES source,
    evidence_url           text CHECK (evidence_url ~ '^https?://'),
    CHECK (parameters_active <= parameters_total),
    CHECK (base_model_id <> id)
);
CREATE INDEX model_organization ON model (organization_id, slug);
CREATE INDEX model_released ON model (released_on DESC NULLS LAST, slug);
CREATE INDEX model_access ON model (access, slug);
CREATE INDEX model_flop ON model (training_flop DESC NULLS LAST, slug);
CREATE INDEX model_parameters ON model (parameters_total DESC NULLS LAST, slug);
CREATE INDEX model_base ON model (base_model_id);

CREATE TABLE training_run (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version           integer NOT NULL DEFAULT 0,
    slug              slug    NOT NULL UNIQUE,
    model_id          bigint  NOT NULL REFERENCES model,
    -- training: the whole run where the source does not split it.
    stage             text    NOT NULL CHECK (stage IN ('training', 'pre-training', 'context-extension', 'post-training', 'data-creation', 'fine-tuning', 'ablation')),
    -- What the source calls the stage, where it tells more than the stage does (R1-Zero, SFT data).
    name              text,
    ordinal           integer NOT NULL CHECK (ordinal > 0),
    chip_id           bigint REFERENCES chip,
    chip_count        integer CHECK (chip_count > 0),
    chip_hours        double precision CHECK (chip_hours > 0),
    -- How the source comes to its chip-hours. Empty where there are none.
    chip_hours_basis  text CHECK (chip_hours_basis IN ('reported', 'derived', 'approximate', 'upper-bound')),
    wall_clock_hours  double precision CHECK (wall_clock_hours > 0),
    precision         text CHECK (precision IN ('fp64', 'fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'fp4', 'int8', 'int4')),
    mfu               double precision CHECK (mfu > 0 AND mfu <= 1),
    hfu               double precision CHECK (hfu > 0 AND hfu <= 1),
    -- Of the whole run: all chips with their servers.
    power_watts       double precision CHECK (power_watts > 0),
    tokens            double precision CHECK (tokens > 0),
    training_flop     double precision CHECK (training_flop > 0),
    -- The rate that the source itself states.
    usd_per_chip_hour double precision CHECK (usd_per_chip_hour > 0),
    region            text,
    source_id         bigint  NOT NULL REFERENCES source,
    remark            text,
    UNIQUE (model_id, source_id, ordinal),
    CHECK ((chip_hours IS NULL) = (chip_hours_basis IS NULL))
);
CREATE INDEX training_run_chip ON training_run (chip_id);

CREATE TABLE score (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version     integer          NOT NULL DEFAULT 0,
    slug        slug             NOT NULL UNIQUE,
    model_id    bigint           NOT NULL REFERENCES model,
    benchmark   text             NOT NULL CHECK (benchmark <> ''),
    value       double precision NOT NULL,
    unit        text             NOT NULL CHECK (unit IN ('percent', 'elo', 'points')),
    measured_on date,
    source_id   bigint           NOT NULL REFERENCES source
);
CREATE INDEX score_model ON score (model_id, benchmark);
