-- A claim that is stored may be of every metric that an audit knows.
ALTER TABLE claim DROP CONSTRAINT claim_metric_check;
ALTER TABLE claim ADD CONSTRAINT claim_metric_check CHECK (metric IN ('training-cost', 'chip-hours', 'chip-count', 'training-flop', 'training-tokens',
    'parameters', 'mfu', 'energy', 'carbon', 'water', 'power', 'token-price', 'price-ratio', 'serving-cost', 'serving-revenue',
    'serving-margin', 'serving-throughput', 'serving-chip-count', 'peak-flops', 'achieved-flops', 'score-ratio', 'cost-ratio', 'chip-hours-ratio',
    'energy-ratio', 'wall-clock-hours', 'usd-per-chip-hour', 'chip-price', 'pue', 'revenue', 'spending', 'fundraising'));

-- What was answered is sent again byte by byte: jsonb would put its fields into another order.
ALTER TABLE idempotency_key ALTER COLUMN answer TYPE json;
