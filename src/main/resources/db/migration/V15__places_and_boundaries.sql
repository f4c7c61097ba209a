-- States and provinces are regions by ISO 3166-2, regions of clouds by the name that the cloud gives them.
ALTER TABLE grid DROP CONSTRAINT grid_region_check;
ALTER TABLE grid ADD CONSTRAINT grid_region_check CHECK (region ~ '^([A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}|[a-z0-9-]+)$');
-- The region that it lies in, whose figures stand in for those it lacks; empty for a country and the world.
ALTER TABLE grid ADD COLUMN part_of text;
ALTER TABLE grid ADD CONSTRAINT grid_part_of_check CHECK (part_of <> region);
ALTER TABLE grid DROP CONSTRAINT grid_electricity_sector_check;
ALTER TABLE grid ADD CONSTRAINT grid_electricity_sector_check CHECK (electricity_sector IN ('industrial', 'commercial', 'residential', 'all'));
-- No grid emits nothing: the source had no figure.
DELETE FROM grid WHERE slug = 'caf-2022-owid';

-- What a run's makers state of its place: the overhead of the data centre, the grid's carbon, location-based, and where they
-- say so if that is not the row's source.
ALTER TABLE training_run ADD COLUMN pue double precision CHECK (pue >= 1 AND pue <= 3);
ALTER TABLE training_run ADD COLUMN carbon_g_co2_per_kwh double precision CHECK (carbon_g_co2_per_kwh >= 0 AND carbon_g_co2_per_kwh < 2000);
ALTER TABLE training_run ADD COLUMN site_source_id bigint REFERENCES source;
ALTER TABLE training_run ADD CONSTRAINT training_run_site_check
    CHECK (site_source_id IS NULL OR region IS NOT NULL OR pue IS NOT NULL OR carbon_g_co2_per_kwh IS NOT NULL);

-- What a figure of energy or carbon covers. chips: the chips alone; machines: with their servers; facility: with the data
-- centre's overhead; idle: what stands ready; embodied: making the machines.
ALTER TABLE claim ADD COLUMN boundary text CHECK (boundary IN ('chips', 'machines', 'facility', 'idle', 'embodied'));
-- location: the grid of the place; market: net of clean electricity that was bought.
ALTER TABLE claim ADD COLUMN accounting text CHECK (accounting IN ('location', 'market'));
ALTER TABLE claim ADD CONSTRAINT claim_boundary_of_metric CHECK (boundary IS NULL OR metric IN ('energy', 'carbon'));
ALTER TABLE claim ADD CONSTRAINT claim_accounting_of_metric CHECK (accounting IS NULL OR metric = 'carbon');
