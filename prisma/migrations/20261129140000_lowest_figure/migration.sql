-- The least that a figure may be stands beside it, as the most does: null where nothing bounds it, or where it was written
-- before there was such a bound.
ALTER TABLE report_revision
  ADD COLUMN lowest DECIMAL(24, 6),
  ADD CONSTRAINT report_revision_at_least CHECK (actual >= lowest),
  ADD CONSTRAINT report_revision_lowest_is_a_number CHECK (lowest <> 'NaN'::numeric);
