-- What is rented is an instance: how many chips it has and what joins them decides which work its price is for.
ALTER TABLE chip_price ADD COLUMN instance text CHECK (instance <> '');
ALTER TABLE chip_price ADD COLUMN chips_per_instance integer CHECK (chips_per_instance > 0);
-- What joins the chips of an instance; empty for a single chip and where the source does not say.
ALTER TABLE chip_price ADD COLUMN fabric text CHECK (fabric IN ('nvlink', 'infinity-fabric', 'neuronlink', 'ici', 'pcie'));
-- The last day on which the price was seen: it may have ended since, unseen.
ALTER TABLE chip_price ADD COLUMN last_seen_on date;
UPDATE chip_price SET last_seen_on = valid_from;
ALTER TABLE chip_price ALTER COLUMN last_seen_on SET NOT NULL;
ALTER TABLE chip_price ADD CHECK (last_seen_on >= valid_from);

-- capacity-block: reserved ahead for days or weeks; marketplace: the lowest offer of a host at that moment, which no vendor holds to.
ALTER TABLE chip_price DROP CONSTRAINT chip_price_commitment_check;
ALTER TABLE chip_price ADD CONSTRAINT chip_price_commitment_check
    CHECK (commitment IN ('on-demand', 'spot', 'marketplace', 'capacity-block', '1-year', '3-year'));

-- The rents that were shipped so far had twins and no instances; the file of this version brings them back once each.
DELETE FROM chip_price WHERE kind = 'rental' AND source_id IN (
    SELECT id FROM source WHERE slug IN ('epoch-hardware-prices-2025-06', 'full-stack-cloud-gpus-2025-04', 'skypilot-nebius-2026'));
-- It was dated before the chip was released.
DELETE FROM chip_price WHERE slug = 'nvidia-a100-sxm4-80gb-purchase-chip-2020-07-01';
CREATE UNIQUE INDEX chip_price_rent ON chip_price (chip_id, coalesce(vendor_id, 0), coalesce(instance, ''), coalesce(chips_per_instance, 0),
    coalesce(region, ''), commitment, valid_from) WHERE kind = 'rental';
CREATE INDEX chip_price_usd ON chip_price (chip_id, usd, slug);

-- A chip without rents of its own is priced by another of the same silicon.
CREATE TABLE chip_sibling (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version    integer NOT NULL DEFAULT 0,
    slug       slug    NOT NULL UNIQUE,
    chip_id    bigint  NOT NULL UNIQUE REFERENCES chip,
    sibling_id bigint  NOT NULL REFERENCES chip,
    source_id  bigint  NOT NULL REFERENCES source,
    CHECK (chip_id <> sibling_id)
);
