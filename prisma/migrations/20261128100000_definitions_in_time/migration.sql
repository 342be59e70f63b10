-- Definitions in time: what was true when a figure was written stays true of it, a KPI may go on in the next plan, and a
-- change of a plan is a proposal until it is decided.

-- ── Plans ────────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE plan
  ADD COLUMN is_chosen_to_lead BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN closed_on DATE,
  ADD COLUMN removed_at TIMESTAMPTZ(6);
CREATE UNIQUE INDEX plan_one_is_chosen_to_lead ON plan (is_chosen_to_lead) WHERE is_chosen_to_lead;

CREATE TABLE plan_proposal (
  plan_id TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  definition JSONB NOT NULL,
  decisions JSONB NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  changed_by_id UUID,
  changed_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT plan_proposal_pkey PRIMARY KEY (plan_id),
  CONSTRAINT plan_proposal_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_proposal_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES user_account (id)
    ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX plan_proposal_changed_by_id_idx ON plan_proposal (changed_by_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_proposal TO ayumi_app;

CREATE TABLE plan_kpi (
  plan_id TEXT NOT NULL,
  kpi_id TEXT NOT NULL,
  CONSTRAINT plan_kpi_pkey PRIMARY KEY (plan_id, kpi_id),
  CONSTRAINT plan_kpi_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT plan_kpi_kpi_id_fkey FOREIGN KEY (kpi_id) REFERENCES kpi (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX plan_kpi_kpi_id_idx ON plan_kpi (kpi_id);
INSERT INTO plan_kpi (plan_id, kpi_id) SELECT plan_id, id FROM kpi;
GRANT SELECT, INSERT, DELETE ON plan_kpi TO ayumi_app;

-- ── Revisions ────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TYPE "FigureStatus" AS ENUM ('final', 'provisional', 'interim');
CREATE TYPE "RecordSource" AS ENUM ('recorded', 'audit_trail', 'unknown');

ALTER TABLE report_revision
  ADD COLUMN figure_status "FigureStatus" NOT NULL DEFAULT 'final',
  ADD COLUMN edition INTEGER,
  ADD COLUMN unit TEXT,
  ADD COLUMN upper_limit DECIMAL(24, 6),
  ADD COLUMN department TEXT,
  ADD COLUMN author_office TEXT,
  ADD COLUMN via_link BOOLEAN,
  ADD COLUMN record_source "RecordSource" NOT NULL DEFAULT 'recorded';

-- Rows of before are completed once. The definition by the version in force when the revision was written; the department
-- by the first re-assignment after it, else today's; the office by the audit event of the act.
ALTER TABLE report_revision DISABLE TRIGGER report_revision_append_only;
UPDATE report_revision v SET
  -- What was written while the year still ran can only be of a part of it.
  figure_status = CASE
    WHEN v.actual IS NOT NULL AND (v.at AT TIME ZONE 'Asia/Tokyo')::date < make_date(r.fiscal_year + 1, 4, 1)
      THEN 'interim' ELSE 'final'
  END::"FigureStatus",
  edition = 1,
  unit = definition.unit,
  department = CASE WHEN assigned.id IS NULL THEN owner.name ELSE assigned.department END,
  author_office = act.office,
  record_source = CASE
    WHEN definition.unit IS NOT NULL AND act.id IS NOT NULL AND NOT EXISTS (
      -- A later import may have changed who answers, and its event does not say so.
      SELECT FROM audit_event i
      WHERE i.action = 'plan.import' AND i.subject_ref = k.plan_id AND i.at > v.at AND assigned.id IS NULL
    ) THEN 'audit_trail' ELSE 'unknown'
  END::"RecordSource"
FROM report r
JOIN kpi k ON k.id = r.kpi_id
LEFT JOIN department owner ON owner.id = k.department_id
CROSS JOIN report_revision self
LEFT JOIN LATERAL (
  SELECT e.id, e.before->>'department' AS department
  FROM audit_event e
  WHERE e.action = 'kpi.assign' AND e.subject_kpi_id = r.kpi_id AND e.at > self.at
  ORDER BY e.id LIMIT 1
) assigned ON true
LEFT JOIN LATERAL (
  SELECT named.kpi->>'unit' AS unit
  FROM plan_version p
  CROSS JOIN LATERAL jsonb_path_query(
    p.definition, 'strict $.**.kpis[*] ? (@.id == $id)', jsonb_build_object('id', r.kpi_id), true
  ) AS named(kpi)
  WHERE p.plan_id = k.plan_id AND p.imported_at <= self.at
  ORDER BY p.version DESC LIMIT 1
) definition ON true
LEFT JOIN LATERAL (
  SELECT e.id, coalesce(
    (SELECT d.name FROM department d WHERE starts_with(e.actor, d.name || ' ') ORDER BY length(d.name) DESC LIMIT 1),
    CASE WHEN u.role = 'office' AND u.department_id IS NULL THEN 'DX推進課' END
  ) AS office
  FROM audit_event e
  LEFT JOIN user_account u ON u.id = e.actor_id
  WHERE e.action = 'report.' || self.event AND e.subject_kpi_id = r.kpi_id AND e.subject_fy = r.fiscal_year
    AND e.after->>'version' = self.no::text
  ORDER BY e.id LIMIT 1
) act ON true
WHERE r.id = v.report_id AND self.report_id = v.report_id AND self.no = v.no;
ALTER TABLE report_revision ENABLE TRIGGER report_revision_append_only;

-- The limit that a figure was checked against stands beside it: another limit, later, has nothing to say about it.
DROP TRIGGER report_revision_within_limit ON report_revision;
DROP FUNCTION report_revision_within_limit();
ALTER TABLE report_revision
  ADD CONSTRAINT report_revision_within_limit CHECK (actual <= upper_limit),
  ADD CONSTRAINT report_revision_limit_is_a_number CHECK (upper_limit <> 'NaN'::numeric),
  ADD CONSTRAINT report_revision_edition CHECK (edition >= 1);

ALTER TABLE kpi DROP COLUMN upper_limit, DROP COLUMN plan_id;
