-- What somebody measured, against which the estimates are judged. One figure a row, in the unit that it names.
CREATE TABLE measurement (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version              integer NOT NULL DEFAULT 0,
    slug                 slug    NOT NULL UNIQUE,
    kind                 text    NOT NULL CHECK (kind IN ('serving-latency', 'maximum-throughput', 'training-step', 'training-run', 'power',
                                                          'matrix-product', 'memory-bandwidth')),
    -- Empty where the record does not hold the model; model_name is what the source calls it.
    model_id             bigint REFERENCES model,
    model_name           text CHECK (model_name <> ''),
    -- Of the model as it was measured, where the source's model has a size of its own.
    parameters_total     double precision CHECK (parameters_total > 0),
    parameters_active    double precision CHECK (parameters_active > 0 AND parameters_active <= parameters_total),
    chip_id              bigint  NOT NULL REFERENCES chip,
    chips                integer NOT NULL CHECK (chips > 0),
    servers              integer CHECK (servers > 0 AND servers <= chips),
    precision            text CHECK (precision IN ('fp64', 'fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'int8', 'fp4', 'int4')),
    engine               text CHECK (engine <> ''),
    software             text CHECK (software <> ''),
    stage                text CHECK (stage IN ('pre-training', 'sft', 'lora')),
    scenario             text CHECK (scenario IN ('offline', 'server', 'interactive', 'decode-step', 'prefill', 'mixed-step', 'training-step',
                                                  'matrix-product', 'memory-bandwidth', 'idle')),
    tensor_parallel      integer CHECK (tensor_parallel > 0),
    pipeline_parallel    integer CHECK (pipeline_parallel > 0),
    context_parallel     integer CHECK (context_parallel > 0),
    data_parallel        integer CHECK (data_parallel > 0),
    expert_parallel      integer CHECK (expert_parallel > 0),
    -- Requests at a time; of a single step the sequences in it.
    concurrency          integer CHECK (concurrency > 0),
    prompt_tokens        integer CHECK (prompt_tokens > 0),
    output_tokens        integer CHECK (output_tokens > 0),
    sequence_tokens      integer CHECK (sequence_tokens > 0),
    batch_sequences      integer CHECK (batch_sequences > 0),
    training_tokens      double precision CHECK (training_tokens > 0),
    value                double precision NOT NULL CHECK (value > 0),
    unit                 text    NOT NULL CHECK (unit IN ('ms-per-output-token', 'ms-per-prompt', 'output-tokens-per-second',
                                                          'tokens-per-second-per-chip', 'tflop-per-second-per-chip', 'mfu-percent', 'chip-hours',
                                                          'watts-of-chips', 'watts-of-system', 'tflop-per-second', 'gb-per-second')),
    first_token_ms       double precision CHECK (first_token_ms > 0),
    tflop_per_s_per_chip double precision CHECK (tflop_per_s_per_chip > 0),
    mfu_percent          double precision CHECK (mfu_percent > 0 AND mfu_percent < 100),
    -- The day of the measurement, or else of its publication; of a month or a year the first day.
    measured_on          date,
    submitter            text CHECK (submitter <> ''),
    source_id            bigint  NOT NULL REFERENCES source,
    evidence_url         text CHECK (evidence_url ~ '^https?://'),
    remark               text CHECK (remark <> '')
);
CREATE INDEX measurement_model ON measurement (model_id, kind, slug);
CREATE INDEX measurement_chip ON measurement (chip_id, kind, slug);
CREATE INDEX measurement_kind ON measurement (kind, slug);
CREATE INDEX measurement_day ON measurement (measured_on, slug);

-- A set may rest on another, whose constants hold where it has none of the name.
ALTER TABLE assumption_set ADD COLUMN base_id bigint REFERENCES assumption_set CHECK (base_id <> id);
