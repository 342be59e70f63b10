-- What the database itself guarantees of 公開の停止. What was published is still never changed, but for one way: a stop that one
-- person made and a second person of the office deletes, and only in the transaction of that deletion.

ALTER TABLE publication_stop
  ADD CONSTRAINT publication_stop_file CHECK ((kind = 'file') = (file_sha256 IS NOT NULL)),
  ADD CONSTRAINT publication_stop_figure CHECK (
    (kind = 'figure') = (kpi_id IS NOT NULL) AND (kind = 'figure') = (fiscal_year IS NOT NULL)
    AND (kind = 'figure') = (field IS NOT NULL)
  ),
  ADD CONSTRAINT publication_stop_has_reason CHECK (reason <> ''),
  ADD CONSTRAINT publication_stop_lifted_or_deleted CHECK (lifted_at IS NULL OR deleted_at IS NULL),
  ADD CONSTRAINT publication_stop_deleted_with_reason CHECK ((deleted_at IS NULL) = (deletion_reason IS NULL)),
  ADD CONSTRAINT publication_stop_deleted_by_somebody CHECK ((deleted_at IS NULL) = (deleted_by_id IS NULL)),
  -- The one who hid it does not delete it.
  ADD CONSTRAINT publication_stop_deleted_by_a_second_person CHECK (deleted_by_id IS DISTINCT FROM hidden_by_id OR deleted_by_id IS NULL),
  ADD CONSTRAINT publication_stop_store_only_when_deleted CHECK (NOT from_store OR (deleted_at IS NOT NULL AND kind = 'file')),
  ADD CONSTRAINT publication_stop_deleted_shows_nothing CHECK (deleted_at IS NULL OR shown = '');

-- The same thing is not hidden twice at one time.
CREATE UNIQUE INDEX publication_stop_one_a_file ON publication_stop (file_sha256) WHERE lifted_at IS NULL;

CREATE FUNCTION publication_stop_course() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL OR OLD.deleted_at IS NOT NULL THEN
    RAISE EXCEPTION 'the stop % has ended', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.deleted_at IS NOT NULL THEN
    -- By this the functions below know that it is this very transaction that deletes.
    NEW.deleted_at := transaction_timestamp();
    IF NOT EXISTS (SELECT FROM user_account WHERE id = NEW.deleted_by_id AND role = 'office' AND active) THEN
      RAISE EXCEPTION 'a stop is deleted by a person of the office' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publication_stop_course BEFORE UPDATE ON publication_stop
  FOR EACH ROW EXECUTE FUNCTION publication_stop_course();
CREATE TRIGGER publication_stop_kept BEFORE DELETE OR TRUNCATE ON publication_stop
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_redaction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication_redaction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON publication_stop TO ayumi_app;
GRANT INSERT (
  id, kind, file_sha256, prints, shown, kpi_id, fiscal_year, field, cause, reason, publications, hidden_at, hidden_by_id, from_store
) ON publication_stop TO ayumi_app;
GRANT UPDATE (
  shown, lifted_at, lifted_by_id, deleted_at, deleted_by_id, deletion_reason, from_store
) ON publication_stop TO ayumi_app;
-- Written by the functions below alone.
GRANT SELECT ON publication_redaction TO ayumi_app;

ALTER TABLE evidence_file
  DROP CONSTRAINT evidence_file_size,
  DROP CONSTRAINT evidence_file_hash,
  ADD CONSTRAINT evidence_file_size CHECK (
    size BETWEEN 1 AND 20 * 1024 * 1024 AND length(body) = CASE WHEN removed_at IS NULL THEN size ELSE 0 END
  ),
  ADD CONSTRAINT evidence_file_hash CHECK (removed_at IS NOT NULL OR sha256 = encode(sha256(body), 'hex'));

-- ── The one way in which something published is changed ──────────────────────────────────────────────────────────
-- The setting alone opens nothing: the application's role may not update these tables, and the functions run as their owner.
CREATE FUNCTION refuse_change_but_redaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('ayumi.redaction', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['publication', 'publication_file', 'publication_withdrawal', 'evidence_file'] LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', name || '_append_only', name);
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_redaction()',
      name || '_append_only', name
    );
  END LOOP;
END $$;

-- The stop, where this very transaction deletes it; nobody else gets any further.
CREATE FUNCTION stop_being_deleted(stop uuid) RETURNS publication_stop LANGUAGE plpgsql STABLE AS $$
DECLARE
  found publication_stop;
BEGIN
  SELECT * INTO found FROM publication_stop WHERE id = stop AND deleted_at = transaction_timestamp();
  IF found.id IS NULL THEN
    RAISE EXCEPTION 'nothing is redacted but by the deletion of a stop' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN found;
END $$;

-- The bytes of a stopped file, in every publication and, where that was asked for, in the evidence store.
-- The rows of the reports stay, and say what became of the file.
CREATE FUNCTION remove_stopped_file(stop uuid, notice text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  deleted publication_stop := stop_being_deleted(stop);
  removed int;
BEGIN
  INSERT INTO publication_redaction (stop_id, publication_no, edition, path, old_sha256, new_sha256)
  SELECT stop, publication_no, edition, path, sha256, NULL FROM publication_file
  WHERE sha256 = deleted.file_sha256 AND length(body) > 0;
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('ayumi.redaction', 'on', true);
  UPDATE publication_file SET body = '', brotli = NULL, gzip = NULL WHERE sha256 = deleted.file_sha256;
  IF deleted.from_store THEN
    UPDATE evidence_file SET body = '', removed_at = deleted.deleted_at WHERE sha256 = deleted.file_sha256;
    UPDATE evidence SET title = notice WHERE file_sha256 = deleted.file_sha256;
  END IF;
  PERFORM set_config('ayumi.redaction', 'off', true);
  RETURN removed;
END $$;

-- A page or data file in which something stood that is stopped.
CREATE FUNCTION redact_published_file(
  stop uuid, of_publication int, of_edition text, of_path text, new_body bytea, new_brotli bytea, new_gzip bytea
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM stop_being_deleted(stop);
  IF of_path LIKE 'kpis/%/evidence/%' OR length(new_body) = 0 THEN
    RAISE EXCEPTION 'only pages and data files are redacted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO publication_redaction (stop_id, publication_no, edition, path, old_sha256, new_sha256)
  SELECT stop, publication_no, edition, path, sha256, encode(sha256(new_body), 'hex') FROM publication_file
  WHERE publication_no = of_publication AND edition = of_edition AND path = of_path;
  PERFORM set_config('ayumi.redaction', 'on', true);
  UPDATE publication_file
  SET body = new_body, brotli = new_brotli, gzip = new_gzip, sha256 = encode(sha256(new_body), 'hex')
  WHERE publication_no = of_publication AND edition = of_edition AND path = of_path;
  PERFORM set_config('ayumi.redaction', 'off', true);
END $$;

-- The publication's own texts. The hashes that were published and chained stay in its columns.
CREATE FUNCTION redact_publication(
  stop uuid, of_publication int, new_title text, new_note text, new_snapshot text, new_manifest text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM stop_being_deleted(stop);
  INSERT INTO publication_redaction (stop_id, publication_no, edition, path, old_sha256, new_sha256)
  SELECT stop, p.no, '', changed.path,
    encode(sha256(convert_to(changed.before, 'UTF8')), 'hex'), encode(sha256(convert_to(changed.after, 'UTF8')), 'hex')
  FROM publication p,
    LATERAL (VALUES ('snapshot', p.snapshot, new_snapshot), ('manifest', p.manifest, new_manifest))
      AS changed (path, before, after)
  WHERE p.no = of_publication AND changed.before <> changed.after;
  PERFORM set_config('ayumi.redaction', 'on', true);
  UPDATE publication SET title = new_title, note = new_note, snapshot = new_snapshot, manifest = new_manifest
  WHERE no = of_publication;
  PERFORM set_config('ayumi.redaction', 'off', true);
END $$;

-- The reason of a withdrawal, as the public read it.
CREATE FUNCTION redact_withdrawal(stop uuid, of_publication int, new_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM stop_being_deleted(stop);
  INSERT INTO publication_redaction (stop_id, publication_no, edition, path, old_sha256, new_sha256)
  SELECT stop, publication_no, '', 'withdrawal',
    encode(sha256(convert_to(reason, 'UTF8')), 'hex'), encode(sha256(convert_to(new_reason, 'UTF8')), 'hex')
  FROM publication_withdrawal WHERE publication_no = of_publication;
  PERFORM set_config('ayumi.redaction', 'on', true);
  UPDATE publication_withdrawal SET reason = new_reason WHERE publication_no = of_publication;
  PERFORM set_config('ayumi.redaction', 'off', true);
END $$;

REVOKE ALL ON FUNCTION stop_being_deleted(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION remove_stopped_file(uuid, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION redact_published_file(uuid, int, text, text, bytea, bytea, bytea) FROM PUBLIC;
REVOKE ALL ON FUNCTION redact_publication(uuid, int, text, text, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION redact_withdrawal(uuid, int, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_stopped_file(uuid, text) TO ayumi_app;
GRANT EXECUTE ON FUNCTION redact_published_file(uuid, int, text, text, bytea, bytea, bytea) TO ayumi_app;
GRANT EXECUTE ON FUNCTION redact_publication(uuid, int, text, text, text, text) TO ayumi_app;
GRANT EXECUTE ON FUNCTION redact_withdrawal(uuid, int, text) TO ayumi_app;

-- ── Every instance learns of it at once ──────────────────────────────────────────────────────────────────────────
CREATE FUNCTION publication_stop_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ayumi_publication', 'stop');
  RETURN NULL;
END $$;
CREATE TRIGGER publication_stop_notify AFTER INSERT OR UPDATE ON publication_stop
  FOR EACH STATEMENT EXECUTE FUNCTION publication_stop_notify();
