-- The application's role may change what it ever changes, column by column: what a row is about, and what was written once,
-- stays as it was inserted. A column of a later migration is given its right there.
DO $$
DECLARE
  kept record;
  columns text;
BEGIN
  FOR kept IN
    SELECT * FROM (VALUES
      ('user_account', ARRAY['id', 'email', 'created_at']),
      ('invitation', ARRAY['id', 'purpose', 'token_hash', 'user_id', 'created_at']),
      ('plan', ARRAY['id']),
      ('plan_proposal', ARRAY['plan_id']),
      ('kpi', ARRAY['id']),
      ('collection_round', ARRAY['id', 'fiscal_year', 'created_at']),
      ('round_item', ARRAY['round_id', 'kpi_id']),
      ('response_link', ARRAY['id', 'round_id', 'user_id', 'created_at']),
      ('mail', ARRAY[
        'id', 'round_id', 'recipient_id', 'link_id', 'occasion_key', 'occasion_kind', 'occasion_stage', 'occasion_due_on',
        'occasion_kpi_id', 'subject', 'body', 'due_on', 'created_at'
      ]),
      ('evidence', ARRAY[
        'id', 'kpi_id', 'fiscal_year', 'title', 'file_sha256', 'content_type', 'url', 'added_by_id', 'added_at'
      ]),
      ('message_reading', ARRAY['user_id', 'kpi_id', 'fiscal_year'])
    ) AS listed(name, of_old)
  LOOP
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute
    WHERE attrelid = format('public.%I', kept.name)::regclass AND attnum > 0 AND NOT attisdropped
      AND attname <> ALL (kept.of_old);
    EXECUTE format('REVOKE UPDATE ON %I FROM ayumi_app', kept.name);
    EXECUTE format('GRANT UPDATE (%s) ON %I TO ayumi_app', columns, kept.name);
  END LOOP;
END $$;

-- Departments come and go by no change of their own.
REVOKE UPDATE ON department FROM ayumi_app;

-- Whoever confirms a plan's change holds the reports still (LOCK TABLE), for which a right by column is not enough.
CREATE TRIGGER report_stays_what_it_is BEFORE UPDATE OF id, kpi_id, fiscal_year ON report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a mail said is what was said, whoever owns the table. Sent again, it goes to its recipient's address and to no other.
CREATE TRIGGER mail_text_stands BEFORE UPDATE OF
  round_id, recipient_id, link_id, occasion_key, occasion_kind, occasion_stage, occasion_due_on, occasion_kpi_id, subject,
  body, due_on, created_at
  ON mail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION mail_goes_to_its_recipient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.address IS DISTINCT FROM OLD.address
    AND NOT EXISTS (SELECT FROM user_account u WHERE u.id = NEW.recipient_id AND u.email = NEW.address) THEN
    RAISE EXCEPTION 'a mail is not sent to anybody but its recipient'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mail_goes_to_its_recipient';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mail_goes_to_its_recipient BEFORE UPDATE OF address ON mail
  FOR EACH ROW EXECUTE FUNCTION mail_goes_to_its_recipient();
