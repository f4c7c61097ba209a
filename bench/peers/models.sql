-- To plan these joins takes PostgreSQL a hundred times as long as to run them. Each peer prepares the statement, but with the limit
-- as a parameter the plan for any limit looks dearer than one for this limit, which would be made each time: so the peers set
-- plan_cache_mode=force_generic_plan, with which it is made once on each connection.
SELECT e.slug, e.name, o.slug AS "organization.slug", o.name AS "organization.name", e.collaborators,
    e.released_on AS "releasedOn", e.access, e.domain, e.parameters_total AS "parametersTotal",
    e.parameters_active AS "parametersActive", e.active_undisclosed AS "activeUndisclosed",
    e.parameters_computed AS "parametersComputed", e.layers, e.hidden_size AS "hiddenSize",
    e.attention_heads AS "attentionHeads", e.kv_heads AS "kvHeads", e.head_size AS "headSize",
    e.kv_latent_size AS "kvLatentSize", e.cache_compression AS "cacheCompression", e.mixture, e.experts, e.experts_per_token AS "expertsPerToken",
    e.shared_experts AS "sharedExperts", e.sliding_window_tokens AS "slidingWindowTokens",
    e.windowed_layers AS "windowedLayers", e.cached_layers AS "cachedLayers", e.state_values AS "stateValues",
    e.vocabulary, e.tied_embeddings AS "tiedEmbeddings",
    e.native_precision AS "nativePrecision", e.context_tokens AS "contextTokens",
    e.training_tokens AS "trainingTokens", e.epochs, e.training_flop AS "trainingFlop",
    b.slug AS "baseModel.slug", b.name AS "baseModel.name", e.confidence AS "certainty",
    s1.slug AS "source.slug", s1.title AS "source.title", s1.kind AS "source.kind", s1.url AS "source.url",
    s2.slug AS "architectureSource.slug", s2.title AS "architectureSource.title",
    s2.kind AS "architectureSource.kind", s2.url AS "architectureSource.url",
    s3.slug AS "attentionSource.slug", s3.title AS "attentionSource.title",
    s3.kind AS "attentionSource.kind", s3.url AS "attentionSource.url",
    s4.slug AS "parametersSource.slug", s4.title AS "parametersSource.title",
    s4.kind AS "parametersSource.kind", s4.url AS "parametersSource.url",
    s5.slug AS "structureSource.slug", s5.title AS "structureSource.title",
    s5.kind AS "structureSource.kind", s5.url AS "structureSource.url",
    s6.slug AS "precisionSource.slug", s6.title AS "precisionSource.title",
    s6.kind AS "precisionSource.kind", s6.url AS "precisionSource.url",
    s7.slug AS "releaseSource.slug", s7.title AS "releaseSource.title",
    s7.kind AS "releaseSource.kind", s7.url AS "releaseSource.url", e.evidence_url AS "evidenceUrl",
    coalesce((SELECT json_agg(json_build_object('provider', json_build_object('slug', p.slug, 'name', p.name),
            'providerModel', r.provider_model, 'announcedOn', r.announced_on, 'retiresOn', r.retires_on,
            'replacement', r.replacement,
            'source', json_build_object('slug', s.slug, 'title', s.title, 'kind', s.kind, 'url', s.url),
            'evidenceUrl', r.evidence_url) ORDER BY r.retires_on, r.slug)
        FROM model_retirement r JOIN provider p ON p.id = r.provider_id JOIN source s ON s.id = r.source_id
        WHERE r.model_id = e.id), '[]')::text AS "retirements"
FROM model e
LEFT JOIN organization o ON o.id = e.organization_id
LEFT JOIN model b ON b.id = e.base_model_id
JOIN source s1 ON s1.id = e.source_id
LEFT JOIN source s2 ON s2.id = e.architecture_source_id
LEFT JOIN source s3 ON s3.id = e.attention_source_id
LEFT JOIN source s4 ON s4.id = e.parameters_source_id
LEFT JOIN source s5 ON s5.id = e.structure_source_id
LEFT JOIN source s6 ON s6.id = e.precision_source_id
LEFT JOIN source s7 ON s7.id = e.release_source_id
