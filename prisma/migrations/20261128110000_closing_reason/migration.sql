-- Why a plan was closed is told to the public beside the day. The audit trail knows it of plans that are closed already.
ALTER TABLE plan ADD COLUMN closed_reason TEXT;
UPDATE plan SET closed_reason = (
  SELECT e.after->>'reason' FROM audit_event e
  WHERE e.action = 'plan.life' AND e.subject_ref = plan.id AND e.after->>'act' = 'close'
  ORDER BY e.id DESC LIMIT 1
)
WHERE closed_on IS NOT NULL;
