-- What serving needs beside layers and heads: experts, windows, and the format of the published weights.
ALTER TABLE model ADD COLUMN mixture boolean;
-- Of a layer that has them: routed experts, and how many of those a token uses.
ALTER TABLE model ADD COLUMN experts integer CHECK (experts > 1);
ALTER TABLE model ADD COLUMN experts_per_token integer CHECK (experts_per_token > 0);
ALTER TABLE model ADD COLUMN shared_experts integer CHECK (shared_experts > 0);
ALTER TABLE model ADD COLUMN sliding_window_tokens integer CHECK (sliding_window_tokens > 0);
ALTER TABLE model ADD COLUMN windowed_layers integer CHECK (windowed_layers > 0);
-- Layers that keep keys and values at all: of a hybrid with linear attention or state spaces the rest keeps none.
ALTER TABLE model ADD COLUMN cached_layers integer CHECK (cached_layers > 0);
ALTER TABLE model ADD COLUMN native_precision text CHECK (native_precision IN ('fp32', 'bf16', 'fp16', 'fp8', 'int8', 'fp4', 'int4'));
-- Of total and active parameters, where the sources of the row and of its architecture lack them.
ALTER TABLE model ADD COLUMN parameters_source_id bigint REFERENCES source;
ALTER TABLE model ADD COLUMN structure_source_id bigint REFERENCES source;
ALTER TABLE model ADD COLUMN precision_source_id bigint REFERENCES source;

ALTER TABLE model
    ADD CHECK ((experts IS NULL) = (experts_per_token IS NULL)),
    ADD CHECK (experts_per_token < experts),
    ADD CHECK ((sliding_window_tokens IS NULL) = (windowed_layers IS NULL)),
    ADD CHECK (windowed_layers <= coalesce(cached_layers, layers)),
    ADD CHECK (cached_layers < layers),
    ADD CHECK (mixture IS NOT FALSE OR experts IS NULL),
    ADD CHECK (structure_source_id IS NOT NULL OR (experts IS NULL AND sliding_window_tokens IS NULL AND cached_layers IS NULL)),
    ADD CHECK ((native_precision IS NULL) = (precision_source_id IS NULL));
