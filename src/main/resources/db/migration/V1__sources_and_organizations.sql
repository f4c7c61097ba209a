-- Slugs are the public ids: lower case, digits, '.' and '-'. Surrogate keys stay inside.
CREATE DOMAIN slug AS text CHECK (VALUE ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' AND length(VALUE) <= 120);

CREATE TABLE source (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version      integer NOT NULL DEFAULT 0,
    slug         slug    NOT NULL UNIQUE,
    title        text    NOT NULL CHECK (title <> ''),
    publisher    text,
    url          text CHECK (url ~ '^https?://'),
    kind         text    NOT NULL CHECK (kind IN ('paper', 'filing', 'vendor', 'press', 'dataset', 'interview', 'regulation')),
    published_on date,
    accessed_on  date,
    licence      text,
    -- What a reader must know of this copy: a secondary copy, a revision, a vintage.
    remark       text
);
CREATE INDEX source_kind ON source (kind, slug);
CREATE INDEX source_published ON source (published_on DESC NULLS LAST, slug);

CREATE TABLE organization (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    slug    slug    NOT NULL UNIQUE,
    name    text    NOT NULL CHECK (name <> ''),
    -- ISO 3166-1 alpha-2; empty where the sources do not say.
    country text CHECK (country ~ '^[A-Z]{2}$')
);
CREATE INDEX organization_country ON organization (country, slug);

-- A slug that was public once goes on answering, by redirect.
CREATE TABLE slug_alias (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    kind    text    NOT NULL CHECK (kind IN ('source', 'organization', 'provider', 'chip', 'model', 'claim')),
    slug    slug    NOT NULL,
    target  slug    NOT NULL,
    UNIQUE (kind, slug),
    CHECK (slug <> target)
);

-- What was loaded from the shipped data, so that an unchanged table is not loaded again.
CREATE TABLE data_set (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version   integer     NOT NULL DEFAULT 0,
    slug      slug        NOT NULL UNIQUE,
    sha256    text        NOT NULL,
    rows      integer     NOT NULL,
    loaded_at timestamptz NOT NULL
);
