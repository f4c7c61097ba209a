CREATE TABLE grid (
    id                              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version                         integer NOT NULL DEFAULT 0,
    slug                            slug    NOT NULL UNIQUE,
    -- ISO 3166-1 alpha-3 of a country, WOR for the world, or a cloud's region such as aws-us-east-1.
    region                          text    NOT NULL CHECK (region ~ '^([A-Z]{3}|[a-z0-9-]+)$'),
    region_name                     text    NOT NULL,
    year                            integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    electricity_usd_per_kwh         double precision CHECK (electricity_usd_per_kwh > 0 AND electricity_usd_per_kwh < 5),
    electricity_sector              text CHECK (electricity_sector IN ('industrial', 'commercial', 'residential')),
    carbon_g_co2_per_kwh            double precision CHECK (carbon_g_co2_per_kwh >= 0 AND carbon_g_co2_per_kwh < 2000),
    water_litres_per_kwh            double precision CHECK (water_litres_per_kwh >= 0 AND water_litres_per_kwh < 100),
    source_id                       bigint  NOT NULL REFERENCES source,
    UNIQUE (region, year, source_id),
    CHECK (coalesce(electricity_usd_per_kwh, carbon_g_co2_per_kwh, water_litres_per_kwh) IS NOT NULL),
    CHECK ((electricity_usd_per_kwh IS NULL) = (electricity_sector IS NULL))
);
CREATE INDEX grid_region ON grid (region, year DESC);

-- Monthly price indices, for money of a named month. An index is itself revised: vintage says which edition.
CREATE TABLE price_index (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version   integer          NOT NULL DEFAULT 0,
    slug      slug             NOT NULL UNIQUE,
    series    text             NOT NULL,
    month     date             NOT NULL CHECK (extract(day FROM month) = 1),
    value     double precision NOT NULL CHECK (value > 0),
    vintage   date             NOT NULL,
    source_id bigint           NOT NULL REFERENCES source,
    UNIQUE (series, month, vintage)
);
