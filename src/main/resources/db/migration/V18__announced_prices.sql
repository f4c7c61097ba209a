-- A price that was announced is seen before its first day.
ALTER TABLE token_price DROP CONSTRAINT token_price_last_seen;
