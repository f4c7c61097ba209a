-- case-by-case: what needs a licence gets one on its merits; by a formula that is looked at only where a licence is needed.
ALTER TABLE export_rule DROP CONSTRAINT export_rule_outcome_check;
ALTER TABLE export_rule ADD CONSTRAINT export_rule_outcome_check CHECK (outcome IN ('licence-required', 'case-by-case', 'notification', 'allowed'));
ALTER TABLE export_rule ADD COLUMN memory_gb_per_second_below double precision CHECK (memory_gb_per_second_below > 0);
-- Countries of the group, ISO 3166-1 alpha-2 separated by spaces, where a rule does not hold for all of them.
ALTER TABLE export_rule ADD COLUMN only_in text CHECK (only_in ~ '^[A-Z]{2}( [A-Z]{2})*$');
