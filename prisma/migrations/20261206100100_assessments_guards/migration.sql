-- What is submitted or approved says something; an opinion has its committee and its day; an amount is a whole number.
ALTER TABLE report_revision
  DROP CONSTRAINT report_revision_answered,
  ADD CONSTRAINT report_revision_answered CHECK (
    state NOT IN ('submitted', 'approved') OR actual IS NOT NULL OR missing_reason IS NOT NULL OR progress IS NOT NULL
    OR summary <> '' OR opinion <> '' OR budget IS NOT NULL OR settlement IS NOT NULL
  ),
  ADD CONSTRAINT report_revision_opinion CHECK (
    state NOT IN ('submitted', 'approved')
    OR CASE WHEN opinion = '' THEN opinion_by = '' AND opinion_on IS NULL AND response = ''
            ELSE opinion_by <> '' AND opinion_on IS NOT NULL END
  ),
  ADD CONSTRAINT report_revision_amounts CHECK (
    (budget IS NULL OR (budget >= 0 AND budget = trunc(budget)))
    AND (settlement IS NULL OR (settlement >= 0 AND settlement = trunc(settlement)))
  );
