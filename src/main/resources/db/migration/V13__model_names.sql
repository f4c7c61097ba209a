-- What an interface means by a name, and since when: makers point one name at newer models.
CREATE TABLE model_name (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version     integer NOT NULL DEFAULT 0,
    slug        slug    NOT NULL UNIQUE,
    name        text    NOT NULL CHECK (name <> ''),
    -- Whose name it is; empty for a name of many.
    provider_id bigint  REFERENCES provider,
    model_id    bigint  NOT NULL REFERENCES model,
    -- The name of the version under which the price list has it, if the name itself is not in it.
    sold_as     text CHECK (sold_as <> ''),
    valid_from  date,
    valid_to    date,
    source_id   bigint  NOT NULL REFERENCES source,
    CHECK (valid_to > valid_from)
);
CREATE INDEX model_name_name ON model_name (lower(name));

-- All names of the record, each with the slug that it means; empty for what the record does not hold.
CREATE VIEW known_name AS
          SELECT 'model' kind, name, slug::text target, 'TITLE' origin, NULL::text seller, NULL::date since, NULL::date until FROM model
UNION ALL SELECT 'chip', name, slug::text, 'TITLE', NULL, NULL, NULL FROM chip
UNION ALL SELECT 'organization', name, slug::text, 'TITLE', NULL, NULL, NULL FROM organization
UNION ALL SELECT 'provider', name, slug::text, 'TITLE', NULL, NULL, NULL FROM provider
UNION ALL SELECT kind, slug::text, target::text, 'ALIAS', NULL, NULL, NULL FROM slug_alias
UNION ALL SELECT 'model', n.name, m.slug::text, 'INTERFACE', p.slug::text, n.valid_from, n.valid_to
            FROM model_name n JOIN model m ON m.id = n.model_id LEFT JOIN provider p ON p.id = n.provider_id
UNION ALL SELECT 'model', t.provider_model, m.slug::text, 'PRICE_LIST', p.slug::text, min(t.valid_from), nullif(max(coalesce(t.valid_to, 'infinity')), 'infinity')
            FROM token_price t JOIN provider p ON p.id = t.provider_id LEFT JOIN model m ON m.id = t.model_id
           GROUP BY t.provider_model, m.slug, p.slug;
