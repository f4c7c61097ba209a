-- Of a list of prices that grows, almost all rows are over. Which of them hold on a day is answered by these indexes; those on valid_from
-- or a slug alone would lead through the whole of the past.
CREATE INDEX token_price_held ON token_price USING gist (daterange(valid_from, valid_to, '[]'));
CREATE INDEX unit_price_held ON unit_price USING gist (daterange(valid_from, valid_to, '[]'));
CREATE INDEX chip_price_held ON chip_price USING gist (daterange(valid_from, valid_to, '[]'));

-- Who has ever sold what in which currency: read from the index alone.
CREATE INDEX token_price_offer ON token_price (model_id, provider_id, currency, valid_from)
    WHERE tier = 'standard' AND prompt_tokens_above = 0 AND daily_from IS NULL;

-- Scores are read benchmark by benchmark.
CREATE INDEX score_benchmark ON score (benchmark, slug);
