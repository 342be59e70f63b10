-- What a mail's occasion and an audit event's subject mean stands in columns; nobody takes the text apart again.

-- ── Mails ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TYPE "MailOccasionKind" AS ENUM (
  'opening', 'reminder', 'by_hand', 'extended', 'returned', 'reopened', 'question'
);

ALTER TABLE mail RENAME COLUMN occasion TO occasion_key;
ALTER INDEX mail_round_id_recipient_id_occasion_key RENAME TO mail_round_id_recipient_id_occasion_key_key;
ALTER TABLE mail
  ADD COLUMN occasion_kind "MailOccasionKind",
  ADD COLUMN occasion_stage TEXT,
  ADD COLUMN occasion_due_on DATE,
  ADD COLUMN occasion_kpi_id TEXT;

UPDATE mail SET
  occasion_kind = CASE
    WHEN occasion_key = 'opening' THEN 'opening'
    WHEN occasion_key LIKE 'by-hand:%' THEN 'by_hand'
    WHEN occasion_key LIKE 'extended@%' THEN 'extended'
    WHEN occasion_key LIKE 'returned:%' THEN 'returned'
    WHEN occasion_key LIKE 'reopened:%' THEN 'reopened'
    WHEN occasion_key LIKE 'question:%' THEN 'question'
    WHEN occasion_key ~ '^(before|after)-[0-9]+@' THEN 'reminder'
  END::"MailOccasionKind",
  occasion_stage = substring(occasion_key FROM '^((?:before|after)-[0-9]+)@'),
  occasion_due_on = substring(occasion_key FROM '^(?:(?:before|after)-[0-9]+|extended)@(.*)$')::date,
  occasion_kpi_id = substring(occasion_key FROM '^(?:returned|reopened):([^/@]*)[/@]');
UPDATE mail SET occasion_kpi_id = m.kpi_id
FROM report_message m
WHERE occasion_kind = 'question' AND m.id = substring(occasion_key FROM '^question:([0-9]+)$')::bigint;

ALTER TABLE mail
  ALTER COLUMN occasion_kind SET NOT NULL,
  ADD CONSTRAINT mail_occasion_kpi_id_fkey FOREIGN KEY (occasion_kpi_id) REFERENCES kpi (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT mail_occasion_stage CHECK (
    (occasion_kind = 'reminder') = (occasion_stage IS NOT NULL)
    AND occasion_stage IN ('before-7', 'before-1', 'after-1', 'after-7', 'after-30')
  ),
  ADD CONSTRAINT mail_occasion_due_on CHECK (
    (occasion_kind IN ('reminder', 'extended')) = (occasion_due_on IS NOT NULL)
  ),
  ADD CONSTRAINT mail_occasion_kpi CHECK (
    (occasion_kind IN ('returned', 'reopened', 'question')) = (occasion_kpi_id IS NOT NULL)
  );
CREATE INDEX mail_occasion_kpi_id_idx ON mail (occasion_kpi_id);

-- ── Audit events ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The subject's text is hashed and stays as it is. The database derives the columns from it, for old events as for new
-- ones, so that they can never say anything else.
ALTER TABLE audit_event
  ADD COLUMN subject_kind TEXT GENERATED ALWAYS AS (
    substring(subject FROM '^(report|kpi|round|publication|plan|account|department):')
  ) STORED,
  ADD COLUMN subject_kpi_id TEXT GENERATED ALWAYS AS (substring(subject FROM '^(?:report|kpi):([^/]*)')) STORED,
  ADD COLUMN subject_fy INTEGER GENERATED ALWAYS AS (
    substring(subject FROM '^(?:report:[^/]*/|round:)([12][0-9]{3})$')::integer
  ) STORED,
  ADD COLUMN subject_ref TEXT GENERATED ALWAYS AS (
    substring(subject FROM '^(?:publication|plan|account|department):(.*)$')
  ) STORED;

DROP INDEX audit_event_subject_idx;
CREATE INDEX audit_event_subject_kpi_id_idx ON audit_event (subject_kpi_id);
CREATE INDEX audit_event_subject_fy_idx ON audit_event (subject_fy);
CREATE INDEX audit_event_subject_kind_subject_ref_idx ON audit_event (subject_kind, subject_ref);
