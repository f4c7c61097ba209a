-- What the maker calls the architecture of a chip; a name of several chips.
ALTER TABLE chip ADD COLUMN architecture text CHECK (architecture <> '');
CREATE OR REPLACE VIEW known_name AS
          SELECT 'model' kind, name, slug::text target, 'TITLE' origin, NULL::text seller, NULL::date since, NULL::date until FROM model
UNION ALL SELECT 'chip', name, slug::text, 'TITLE', NULL, NULL, NULL FROM chip
UNION ALL SELECT 'organization', name, slug::text, 'TITLE', NULL, NULL, NULL FROM organization
UNION ALL SELECT 'provider', name, slug::text, 'TITLE', NULL, NULL, NULL FROM provider
UNION ALL SELECT kind, slug::text, target::text, 'ALIAS', NULL, NULL, NULL FROM slug_alias
UNION ALL SELECT 'model', n.name, m.slug::text, 'INTERFACE', p.slug::text, n.valid_from, n.valid_to
            FROM model_name n JOIN model m ON m.id = n.model_id LEFT JOIN provider p ON p.id = n.provider_id
UNION ALL SELECT 'model', t.provider_model, m.slug::text, 'PRICE_LIST', p.slug::text, min(t.valid_from), nullif(max(coalesce(t.valid_to, 'infinity')), 'infinity')
            FROM token_price t JOIN provider p ON p.id = t.provider_id LEFT JOIN model m ON m.id = t.model_id
           GROUP BY t.provider_model, m.slug, p.slug
UNION ALL SELECT 'chip', r.instance, c.slug::text, 'PRICE_LIST', v.slug::text, NULL, NULL
            FROM chip_price r JOIN chip c ON c.id = r.chip_id LEFT JOIN organization v ON v.id = r.vendor_id
           WHERE r.instance IS NOT NULL
           GROUP BY r.instance, c.slug, v.slug
UNION ALL SELECT 'chip', architecture, slug::text, 'FAMILY', NULL, NULL, NULL FROM chip WHERE architecture IS NOT NULL;
