-- What was taken in, by whom and from which file, never changes.
CREATE TRIGGER figure_import_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_import
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER figure_import_item_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON figure_import_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON figure_import, figure_import_item TO ayumi_app;
