CREATE TABLE chip (
    id                                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version                           integer NOT NULL DEFAULT 0,
    slug                              slug    NOT NULL UNIQUE,
    name                              text    NOT NULL CHECK (name <> ''),
    vendor_id                         bigint  NOT NULL REFERENCES organization,
    type                              text    NOT NULL CHECK (type IN ('gpu', 'tpu', 'npu', 'cpu', 'other')),
    released_on                       date,
    memory_bytes                      bigint CHECK (memory_bytes > 0),
    memory_bandwidth_bytes_per_second double precision CHECK (memory_bandwidth_bytes_per_second > 0),
    tdp_watts                         double precision CHECK (tdp_watts > 0 AND tdp_watts <= 30000),
    -- Bidirectional chip-to-chip bandwidth inside a server or pod (NVLink, ICI).
    interconnect_bytes_per_second     double precision CHECK (interconnect_bytes_per_second > 0),
    die_mm2                           double precision CHECK (die_mm2 > 0),
    process_nm                        double precision CHECK (process_nm > 0),
    transistors                       bigint CHECK (transistors > 0),
    source_id                         bigint  NOT NULL REFERENCES source,
    -- The page that the source itself cites for this row.
    evidence_url                      text CHECK (evidence_url ~ '^https?://')
);
CREATE INDEX chip_vendor ON chip (vendor_id, slug);
CREATE INDEX chip_type ON chip (type, slug);
CREATE INDEX chip_released ON chip (released_on DESC NULLS LAST, slug);
CREATE INDEX chip_memory ON chip (memory_bytes, slug);
CREATE INDEX chip_tdp ON chip (tdp_watts, slug);
CREATE INDEX chip_bandwidth ON chip (memory_bandwidth_bytes_per_second, slug);

CREATE TABLE chip_peak (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version               integer          NOT NULL DEFAULT 0,
    slug                  slug             NOT NULL UNIQUE,
    chip_id               bigint           NOT NULL REFERENCES chip,
    -- bf16: FP16/BF16 on tensor cores; fp16: outside them, or the only 16-bit figure that is known.
    precision             text             NOT NULL CHECK (precision IN ('fp64', 'fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'fp4', 'int8', 'int4')),
    -- Dense, never the with-sparsity figure. int8 and int4 count OP/s.
    dense_flop_per_second double precision NOT NULL CHECK (dense_flop_per_second > 0 AND dense_flop_per_second < 1e18),
    source_id             bigint           NOT NULL REFERENCES source,
    UNIQUE (chip_id, precision)
);

CREATE TABLE chip_price (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version      integer        NOT NULL DEFAULT 0,
    slug         slug           NOT NULL UNIQUE,
    chip_id      bigint         NOT NULL REFERENCES chip,
    -- purchase: USD per chip; rental: USD per chip-hour.
    kind         text           NOT NULL CHECK (kind IN ('purchase', 'rental')),
    vendor_id    bigint REFERENCES organization,
    region       text,
    commitment   text CHECK (commitment IN ('on-demand', 'spot', '1-year', '3-year')),
    -- chip: a bare chip; server: the chip's share of a whole server.
    unit         text CHECK (unit IN ('chip', 'server')),
    usd          numeric(14, 4) NOT NULL CHECK (usd > 0),
    valid_from   date           NOT NULL,
    valid_to     date,
    source_id    bigint         NOT NULL REFERENCES source,
    evidence_url text CHECK (evidence_url ~ '^https?://'),
    CHECK (valid_to > valid_from),
    CHECK ((kind = 'rental') = (commitment IS NOT NULL)),
    CHECK ((kind = 'purchase') = (unit IS NOT NULL)),
    CHECK (kind = 'purchase' OR usd < 1000)
);
CREATE INDEX chip_price_chip ON chip_price (chip_id, kind, valid_from DESC, slug);
CREATE INDEX chip_price_vendor ON chip_price (vendor_id, slug);

CREATE TABLE export_rule (
    id                         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version                    integer NOT NULL DEFAULT 0,
    slug                       slug    NOT NULL UNIQUE,
    -- Rows of one rule are alternatives: one that matches is enough.
    rule                       text    NOT NULL CHECK (rule <> ''),
    destination_group          text    NOT NULL CHECK (destination_group <> ''),
    -- formula: a test on the chip's figures; letter: an order that names a chip and overrides the formula.
    kind                       text    NOT NULL CHECK (kind IN ('formula', 'letter')),
    outcome                    text    NOT NULL CHECK (outcome IN ('licence-required', 'notification', 'allowed')),
    chip_id                    bigint REFERENCES chip,
    -- TPP = max over precisions of dense TOP/s x bit length; performance density = TPP / die mm2. Lower bounds hold with >=, upper bounds with <.
    tpp_from                   double precision CHECK (tpp_from > 0),
    tpp_below                  double precision,
    density_from               double precision CHECK (density_from > 0),
    density_below              double precision,
    interconnect_gb_per_second_from double precision CHECK (interconnect_gb_per_second_from > 0),
    valid_from                 date    NOT NULL,
    valid_to                   date,
    source_id                  bigint  NOT NULL REFERENCES source,
    remark                     text,
    CHECK (valid_to > valid_from),
    CHECK (tpp_below > tpp_from),
    CHECK (density_below > density_from),
    CHECK ((kind = 'letter') = (chip_id IS NOT NULL))
);
CREATE INDEX export_rule_destination ON export_rule (destination_group, valid_from);
