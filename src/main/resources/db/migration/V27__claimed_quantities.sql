-- All that is claimed in public: revenue, prices of chips, chips for serving, ratios, PUE; prices of blended tokens, and figures of one token.
ALTER TABLE claim DROP CONSTRAINT claim_metric_check;
ALTER TABLE claim ADD CONSTRAINT claim_metric_check CHECK (metric IN ('training-cost', 'chip-hours', 'chip-count', 'training-flop', 'training-tokens',
    'parameters', 'mfu', 'energy', 'carbon', 'water', 'power', 'token-price', 'price-ratio', 'serving-cost', 'serving-revenue', 'serving-margin',
    'serving-throughput', 'peak-flops', 'score-ratio', 'wall-clock-hours', 'usd-per-chip-hour', 'spending', 'fundraising', 'revenue', 'chip-price',
    'serving-chip-count', 'achieved-flops', 'cost-ratio', 'chip-hours-ratio', 'energy-ratio', 'pue'));
ALTER TABLE claim DROP CONSTRAINT claim_scope_check;
ALTER TABLE claim ADD CONSTRAINT claim_scope_check CHECK (scope IN ('run', 'pre-training', 'post-training', 'stage', 'model', 'with-base-model',
    'development', 'serving', 'input', 'cached-input', 'cache-write', 'output', 'batch-input', 'batch-output', 'blended', 'list', 'per-request',
    'per-token', 'per-day', 'lifecycle', 'chip', 'market', 'unstated'));
