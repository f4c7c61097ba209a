-- What is asked of prices on a day needs the rows next to it: the first of an offer, the last before the day, the first after it. They
-- are found here offer by offer, however long its past. The words are those of the statements that ask.
CREATE INDEX chip_price_offer ON chip_price (
    (kind || ' ' || chip_id::text || ' ' || coalesce(vendor_id, 0)::text || ' ' || coalesce(commitment, unit)
        || ' ' || coalesce(chips_per_instance, 0)::text || ' ' || coalesce(fabric, '')), valid_from, slug, valid_to);
CREATE INDEX chip_price_offer_seen ON chip_price (
    (kind || ' ' || chip_id::text || ' ' || coalesce(vendor_id, 0)::text || ' ' || coalesce(commitment, unit)
        || ' ' || coalesce(chips_per_instance, 0)::text || ' ' || coalesce(fabric, '')), last_seen_on);

DROP INDEX token_price_offer;
CREATE INDEX token_price_offer ON token_price (
    (provider_id::text || ' ' || coalesce(model_id, 0)::text || ' ' || tier || ' ' || currency || ' ' || prompt_tokens_above::text
        || ' ' || coalesce(extract(epoch FROM daily_from)::text, '') || ' ' || coalesce(weekdays, '') || ' ' || provider_model), valid_from, slug, valid_to);
CREATE INDEX token_price_offer_ended ON token_price (
    (provider_id::text || ' ' || coalesce(model_id, 0)::text || ' ' || tier || ' ' || currency || ' ' || prompt_tokens_above::text
        || ' ' || coalesce(extract(epoch FROM daily_from)::text, '') || ' ' || coalesce(weekdays, '') || ' ' || provider_model), valid_to);

CREATE INDEX unit_price_offer ON unit_price (
    (provider_id::text || ' ' || coalesce(model_id, 0)::text || ' ' || unit || ' ' || currency || ' ' || provider_model), valid_from, slug, valid_to);
CREATE INDEX unit_price_offer_ended ON unit_price (
    (provider_id::text || ' ' || coalesce(model_id, 0)::text || ' ' || unit || ' ' || currency || ' ' || provider_model), valid_to);

-- The names of a provider's price list.
CREATE INDEX token_price_name ON token_price (provider_model, slug);
