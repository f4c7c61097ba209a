-- Named, versioned constants of the methods. An answer names the set and version that it used.
CREATE TABLE assumption_set (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version  integer NOT NULL DEFAULT 0,
    slug     slug    NOT NULL UNIQUE,
    name     text    NOT NULL,
    edition  text    NOT NULL,
    issued_on date
);

CREATE TABLE assumption (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version           integer          NOT NULL DEFAULT 0,
    slug              slug             NOT NULL UNIQUE,
    assumption_set_id bigint           NOT NULL REFERENCES assumption_set,
    name              text             NOT NULL,
    value             double precision NOT NULL,
    -- 90 % range, where the constant has one.
    low               double precision,
    high              double precision,
    distribution      text CHECK (distribution IN ('lognormal', 'normal')),
    unit              text             NOT NULL,
    source_id         bigint           NOT NULL REFERENCES source,
    remark            text,
    UNIQUE (assumption_set_id, name),
    CHECK (low < high),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK ((low IS NULL) = (distribution IS NULL))
);
