-- A claim may be of what a company is worth.
ALTER TABLE claim DROP CONSTRAINT claim_metric_check;
ALTER TABLE claim ADD CONSTRAINT claim_metric_check CHECK (metric IN ('training-cost', 'chip-hours', 'chip-count', 'training-flop', 'training-tokens',
    'parameters', 'mfu', 'energy', 'carbon', 'water', 'power', 'token-price', 'price-ratio', 'serving-cost', 'serving-revenue',
    'serving-margin', 'serving-throughput', 'serving-chip-count', 'peak-flops', 'achieved-flops', 'score-ratio', 'cost-ratio', 'chip-hours-ratio',
    'energy-ratio', 'training-flop-ratio', 'context-tokens', 'wall-clock-hours', 'usd-per-chip-hour', 'chip-price', 'pue', 'revenue', 'spending',
    'fundraising', 'valuation'));
