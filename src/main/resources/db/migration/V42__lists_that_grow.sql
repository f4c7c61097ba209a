-- An audit reads the claims about its subjects, however many there are about others: those on a market by its name, and what people call
-- a company's products by the words that a claim has for them.
CREATE INDEX claim_market ON claim (subject_name) WHERE subject_kind = 'market';
CREATE INDEX claim_product ON claim (lower(split_part(subject_name, ',', 1)));
CREATE INDEX claim_product_word ON claim (lower(split_part(split_part(subject_name, ',', 1), ' ', 1)));

-- A page is read in its order and ends where it is full: of each filter in the order of the slugs, and of each order without a filter.
DROP INDEX claim_source;
CREATE INDEX claim_source ON claim (source_id, slug);
CREATE INDEX claim_scope ON claim (scope, slug);
CREATE INDEX claim_value ON claim (value, slug);
CREATE INDEX claim_subject ON claim (model_id, slug);

CREATE INDEX token_price_of_model ON token_price (model_id, slug);
CREATE INDEX token_price_tier ON token_price (tier, slug);
CREATE INDEX token_price_currency ON token_price (currency, slug);
DROP INDEX token_price_input;
CREATE INDEX token_price_input ON token_price (input, slug);
CREATE INDEX token_price_input_down ON token_price (input DESC NULLS LAST, slug);
CREATE INDEX token_price_output ON token_price (output, slug);
CREATE INDEX token_price_output_down ON token_price (output DESC NULLS LAST, slug);

CREATE INDEX unit_price_provider ON unit_price (provider_id, slug);
CREATE INDEX unit_price_of_model ON unit_price (model_id, slug);
CREATE INDEX unit_price_unit ON unit_price (unit, slug);
CREATE INDEX unit_price_from ON unit_price (valid_from DESC, slug);

CREATE INDEX chip_price_from ON chip_price (chip_id, valid_from DESC, slug);
CREATE INDEX chip_price_of_chip ON chip_price (chip_id, slug);
