-- The company that an organization is part of or became: one step, so that companies have no parent themselves.
ALTER TABLE organization ADD COLUMN parent_id bigint REFERENCES organization CHECK (parent_id <> id);
CREATE INDEX organization_parent ON organization (parent_id);
