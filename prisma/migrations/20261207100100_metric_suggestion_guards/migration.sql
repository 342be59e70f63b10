-- What a suggestion says stays as it was made; only its course is written on, by columns.
ALTER TABLE metric_suggestion
  ADD CONSTRAINT metric_suggestion_says_something CHECK (name <> '' AND reason <> '' AND source <> ''),
  ADD CONSTRAINT metric_suggestion_years CHECK (until_fy IS NULL OR until_fy >= from_fy),
  ADD CONSTRAINT metric_suggestion_metric CHECK ((state IN ('drafted', 'accepted')) = (metric_id IS NOT NULL)),
  ADD CONSTRAINT metric_suggestion_decided CHECK ((state IN ('accepted', 'declined', 'withdrawn')) = (decided_at IS NOT NULL)),
  -- Who is turned down reads why.
  ADD CONSTRAINT metric_suggestion_answered CHECK (state <> 'declined' OR answer <> '');

GRANT SELECT, INSERT ON metric_suggestion TO ayumi_app;
GRANT UPDATE (state, metric_id, answer, decided_by_id, decided_at) ON metric_suggestion TO ayumi_app;
