-- Evidence is stored once by its content, whatever number of publications carry it: a file of a publication that is evidence
-- has no bytes of its own, but those of `evidence_file`.

ALTER TABLE publication_file ALTER COLUMN body DROP NOT NULL, ADD COLUMN evidence_sha256 text;
CREATE INDEX "publication_file_evidence_sha256_idx" ON publication_file (evidence_sha256);

-- The database itself sees to it that the bytes are there, and that they are those which were published.
ALTER TABLE publication_file
  ADD CONSTRAINT "publication_file_evidence_sha256_fkey" FOREIGN KEY (evidence_sha256) REFERENCES evidence_file (sha256)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT publication_file_bytes_in_one_place CHECK ((body IS NULL) = (evidence_sha256 IS NOT NULL)),
  ADD CONSTRAINT publication_file_evidence_is_itself CHECK (
    evidence_sha256 IS NULL OR (evidence_sha256 = sha256 AND brotli IS NULL AND gzip IS NULL)
  );

-- A deleted file refers to nothing any more: its row is as empty as it was before, and what keeps the bytes in the evidence
-- store is the report alone.
CREATE OR REPLACE FUNCTION remove_stopped_file(stop uuid, notice text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  deleted publication_stop := stop_being_deleted(stop);
  removed int;
BEGIN
  INSERT INTO publication_redaction (stop_id, publication_no, edition, path, old_sha256, new_sha256)
  SELECT stop, publication_no, edition, path, sha256, NULL FROM publication_file
  WHERE sha256 = deleted.file_sha256 AND body IS DISTINCT FROM '';
  GET DIAGNOSTICS removed = ROW_COUNT;
  PERFORM set_config('ayumi.redaction', 'on', true);
  UPDATE publication_file SET body = '', evidence_sha256 = NULL, brotli = NULL, gzip = NULL
  WHERE sha256 = deleted.file_sha256;
  IF deleted.from_store THEN
    UPDATE evidence_file SET body = '', removed_at = deleted.deleted_at WHERE sha256 = deleted.file_sha256;
    UPDATE evidence SET title = notice WHERE file_sha256 = deleted.file_sha256;
  END IF;
  PERFORM set_config('ayumi.redaction', 'off', true);
  RETURN removed;
END $$;
