-- Initiatives are reported on as KPIs are, a fiscal year at a time: their rows stand beside those of the KPIs, and what a
-- revision of theirs says is a state (取組の状況) with words instead of a figure.
CREATE TYPE "ItemKind" AS ENUM ('kpi', 'initiative');
ALTER TABLE kpi ADD COLUMN kind "ItemKind" NOT NULL DEFAULT 'kpi';

CREATE TYPE "InitiativeState" AS ENUM ('not_begun', 'preparing', 'under_way', 'completed', 'reconsidered');
ALTER TABLE report_revision
  ADD COLUMN progress "InitiativeState",
  ADD COLUMN done TEXT NOT NULL DEFAULT '',
  ADD COLUMN result TEXT NOT NULL DEFAULT '',
  DROP CONSTRAINT report_revision_answered,
  ADD CONSTRAINT report_revision_answered CHECK (
    state NOT IN ('submitted', 'approved') OR actual IS NOT NULL OR missing_reason IS NOT NULL OR progress IS NOT NULL
  ),
  ADD CONSTRAINT report_revision_figure_or_progress CHECK (
    progress IS NULL OR (actual IS NULL AND missing_reason IS NULL)
  );
