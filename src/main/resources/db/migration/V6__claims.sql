CREATE TABLE claim (
    id                      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version                 integer          NOT NULL DEFAULT 0,
    slug                    slug             NOT NULL UNIQUE,
    subject_kind            text             NOT NULL CHECK (subject_kind IN ('model', 'chip', 'organization', 'market')),
    model_id                bigint REFERENCES model,
    chip_id                 bigint REFERENCES chip,
    organization_id         bigint REFERENCES organization,
    -- What the claim is about, where the subject is a market or a part of the subject.
    subject_name            text,
    metric                  text             NOT NULL CHECK (metric IN ('training-cost', 'chip-hours', 'chip-count', 'training-flop', 'training-tokens',
                                'parameters', 'mfu', 'energy', 'carbon', 'water', 'power', 'token-price', 'price-ratio', 'serving-cost', 'serving-revenue',
                                'serving-margin', 'serving-throughput', 'peak-flops', 'score-ratio', 'wall-clock-hours', 'usd-per-chip-hour', 'spending', 'fundraising')),
    comparator              text             NOT NULL CHECK (comparator IN ('=', '~', '>=', '<=', '>', '<', 'range')),
    value                   double precision NOT NULL CHECK (value >= 0),
    value_high              double precision CHECK (value_high > value),
    unit                    text             NOT NULL CHECK (unit <> ''),
    scope                   text             NOT NULL CHECK (scope IN ('final-run', 'post-training', 'stage', 'model', 'with-base-model', 'development', 'serving', 'input', 'cached-input',
                                'output', 'list', 'per-request', 'per-day', 'lifecycle', 'chip', 'market', 'unstated')),
    -- measured, or arithmetic on other figures (TDP x hours, hours x an assumed rate), or an estimate.
    basis                   text CHECK (basis IN ('measured', 'reported', 'derived', 'estimated')),
    claimant                text             NOT NULL CHECK (claimant <> ''),
    claimant_kind           text             NOT NULL CHECK (claimant_kind IN ('maker', 'press', 'dataset', 'analyst', 'vendor')),
    compared_with_model_id  bigint REFERENCES model,
    stated_on               date,
    -- Word for word, where the words are known; never a paraphrase.
    quote                   text,
    status                  text             NOT NULL DEFAULT 'standing' CHECK (status IN ('standing', 'disputed', 'corrected', 'retracted')),
    remark                  text,
    source_id               bigint           NOT NULL REFERENCES source,
    evidence_url            text CHECK (evidence_url ~ '^https?://'),
    CHECK ((comparator = 'range') = (value_high IS NOT NULL)),
    CHECK ((subject_kind = 'model') = (model_id IS NOT NULL)),
    CHECK ((subject_kind = 'chip') = (chip_id IS NOT NULL)),
    CHECK ((subject_kind = 'organization') = (organization_id IS NOT NULL)),
    CHECK (subject_kind <> 'market' OR subject_name IS NOT NULL)
);
CREATE INDEX claim_model ON claim (model_id, metric, slug);
CREATE INDEX claim_chip ON claim (chip_id, slug);
CREATE INDEX claim_organization ON claim (organization_id, slug);
CREATE INDEX claim_metric ON claim (metric, slug);
CREATE INDEX claim_status ON claim (status, slug);
CREATE INDEX claim_stated ON claim (stated_on DESC NULLS LAST, slug);
CREATE INDEX claim_claimant_kind ON claim (claimant_kind, slug);
CREATE INDEX claim_source ON claim (source_id);
