-- One vocabulary of scopes: what costs and audits call a run, claims call a run too.
ALTER TABLE claim DROP CONSTRAINT claim_scope_check;
UPDATE claim SET scope = 'run' WHERE scope = 'final-run';
ALTER TABLE claim ADD CONSTRAINT claim_scope_check CHECK (scope IN ('run', 'pre-training', 'post-training', 'stage', 'model', 'with-base-model',
    'development', 'serving', 'input', 'cached-input', 'cache-write', 'output', 'batch-input', 'batch-output', 'list', 'per-request', 'per-day',
    'lifecycle', 'chip', 'market', 'unstated'));
