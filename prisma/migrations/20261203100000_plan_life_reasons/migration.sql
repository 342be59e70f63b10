-- Why the office let a plan lead, or lead no more, and why it took 終了 back, is told by the next publication. The audit trail
-- knows it of what was decided already; what a publication has told since then is not told again.
ALTER TABLE plan
  ADD COLUMN lead_reason TEXT,
  ADD COLUMN lead_decided_at TIMESTAMPTZ(6),
  ADD COLUMN reopened_reason TEXT;
UPDATE plan SET lead_reason = e.after->>'reason', lead_decided_at = e.at
FROM audit_event e
WHERE e.id = (
  SELECT max(id) FROM audit_event
  WHERE action = 'plan.life' AND subject_ref = plan.id AND after->>'act' IN ('lead', 'by_period')
);
UPDATE plan SET reopened_reason = e.after->>'reason'
FROM audit_event e
WHERE e.id = (
  SELECT max(id) FROM audit_event
  WHERE action = 'plan.life' AND subject_ref = plan.id AND after->>'act' = 'reopen'
);
GRANT UPDATE (lead_reason, lead_decided_at, reopened_reason) ON plan TO ayumi_app;
