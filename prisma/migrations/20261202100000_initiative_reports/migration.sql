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

-- The initiatives of the plans that are here. A line that was written before lines had ids has the one of its place, as the
-- program gives it when it reads such a version.
CREATE TABLE line_here AS
SELECT p.id AS plan_id,
       coalesce(
         initiative.value->>'id',
         p.id || '-' || (pillar->>'no') || '-' || (measure->>'no') || '-' || initiative.ordinality
       ) AS id,
       coalesce(initiative.value->>'department', measure->>'department') AS department
FROM plan p
JOIN plan_version v ON v.plan_id = p.id AND v.version = p.current_version
CROSS JOIN jsonb_array_elements(v.definition->'pillars') AS pillar
CROSS JOIN jsonb_array_elements(pillar->'measures') AS measure
CROSS JOIN jsonb_array_elements(measure->'initiatives') WITH ORDINALITY AS initiative
WHERE p.removed_at IS NULL;

INSERT INTO department (name) SELECT DISTINCT department FROM line_here WHERE department IS NOT NULL ON CONFLICT DO NOTHING;
INSERT INTO kpi (id, kind, department_id)
SELECT DISTINCT ON (line_here.id) line_here.id, 'initiative'::"ItemKind", department.id
FROM line_here LEFT JOIN department ON department.name_key = department_name_key(line_here.department)
ORDER BY line_here.id
ON CONFLICT DO NOTHING;
INSERT INTO plan_kpi (plan_id, kpi_id) SELECT plan_id, id FROM line_here ON CONFLICT DO NOTHING;
DROP TABLE line_here;
