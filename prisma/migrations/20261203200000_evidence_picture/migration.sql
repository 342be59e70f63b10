-- A picture (写真) beside an initiative's answer is a piece of evidence with words in its place and its size in pixels.
ALTER TABLE evidence
  ADD COLUMN alt TEXT,
  ADD COLUMN width INTEGER,
  ADD COLUMN height INTEGER,
  ADD CONSTRAINT evidence_picture CHECK (
    (alt IS NULL AND width IS NULL AND height IS NULL)
    OR (file_sha256 IS NOT NULL AND alt <> '' AND width > 0 AND height > 0)
  );
