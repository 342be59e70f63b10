-- What the database itself guarantees of rounds, mails, evidence and threads.

ALTER TABLE collection_round
  ADD CONSTRAINT collection_round_closed_after_open CHECK (closed_at IS NULL OR opened_at IS NOT NULL);

ALTER TABLE round_item
  ADD CONSTRAINT round_item_reopened_with_reason CHECK (reopened_at IS NULL OR reopened_reason <> '');

ALTER TABLE mail
  ADD CONSTRAINT mail_sent_has_time CHECK ((state = 'sent') = (sent_at IS NOT NULL));

ALTER TABLE evidence
  ADD CONSTRAINT evidence_fiscal_year_range CHECK (fiscal_year BETWEEN 1990 AND 2100),
  ADD CONSTRAINT evidence_title CHECK (title <> ''),
  -- a file or an address, never both
  ADD CONSTRAINT evidence_file_or_url CHECK ((file_sha256 IS NULL) = (url IS NOT NULL)),
  ADD CONSTRAINT evidence_file_has_type CHECK ((file_sha256 IS NULL) = (content_type IS NULL)),
  ADD CONSTRAINT evidence_url_is_web CHECK (url ~ '^https?://');

ALTER TABLE evidence_file
  ADD CONSTRAINT evidence_file_size CHECK (size = length(body) AND size BETWEEN 1 AND 20 * 1024 * 1024),
  ADD CONSTRAINT evidence_file_hash CHECK (sha256 = encode(sha256(body), 'hex'));

ALTER TABLE report_message
  ADD CONSTRAINT report_message_fiscal_year_range CHECK (fiscal_year BETWEEN 1990 AND 2100),
  ADD CONSTRAINT report_message_body CHECK (body <> '');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['evidence_file', 'report_message'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name
    );
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ayumi_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['answer_link', 'mail', 'evidence', 'thread_reading'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ayumi_app', name);
  END LOOP;
END $$;

-- While a round is prepared, what it asks for may be taken out again.
GRANT SELECT, INSERT, UPDATE, DELETE ON round_item TO ayumi_app;
GRANT USAGE ON SEQUENCE report_message_id_seq TO ayumi_app;

-- Rounds of before had no opening of their own: they ran from their first day, and asked for every KPI of the year.
UPDATE collection_round SET opened_at = created_at WHERE opens_on <= current_date;
INSERT INTO round_item (round_id, kpi_id)
SELECT r.id, k.id
FROM collection_round r
JOIN plan p ON true
JOIN plan_version v ON v.plan_id = p.id AND v.version = p.current_version
JOIN kpi k ON k.plan_id = p.id AND k.current
WHERE r.fiscal_year BETWEEN (v.definition->>'startFy')::int AND (v.definition->>'endFy')::int;
