-- What comes into a round that is open, or to another department while it is, is told by a mail of its own.
ALTER TYPE "MailOccasionKind" ADD VALUE 'added' AFTER 'extended';

-- A plan that begins hands its KPIs over to its own departments, but not over what the office decided after it began. The audit
-- trail knows of the KPIs when that was.
ALTER TABLE kpi ADD COLUMN department_set_on DATE;
UPDATE kpi SET department_set_on = (
  SELECT (max(e.at) AT TIME ZONE 'Asia/Tokyo')::date FROM audit_event e
  WHERE e.action = 'kpi.assign' AND e.subject_kpi_id = kpi.id
);
GRANT UPDATE (department_set_on) ON kpi TO ayumi_app;
