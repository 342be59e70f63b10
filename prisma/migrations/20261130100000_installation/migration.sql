-- The database knows who it is: a data folder keeps the same id (database.json), and refuses any other database.
-- Nothing but this migration writes it: a restored backup brings its own.
CREATE TABLE installation (
  singleton BOOLEAN NOT NULL DEFAULT true,
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  made_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT installation_pkey PRIMARY KEY (singleton),
  CONSTRAINT installation_is_one CHECK (singleton)
);
INSERT INTO installation DEFAULT VALUES;
CREATE TRIGGER installation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON installation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON installation TO ayumi_app;

-- What checks with the application's login alone can tell of which program's form the database is.
GRANT SELECT ON _prisma_migrations TO ayumi_app;
