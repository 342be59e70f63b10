-- What the database itself guarantees, whatever the application does.

-- ── The application's role: no owner of anything, so it can neither alter a table nor disable a trigger. ─────────
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ayumi_app') THEN
    CREATE ROLE ayumi_app NOLOGIN;
    -- Since PostgreSQL 16 the creator may not take the role by itself; every connection of the application does.
    GRANT ayumi_app TO CURRENT_USER;
  END IF;
END $$;

-- ── Values that cannot be ────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE report
  ADD CONSTRAINT report_fiscal_year_range CHECK (fiscal_year BETWEEN 1990 AND 2100),
  ADD CONSTRAINT report_version_positive CHECK (version >= 1),
  ADD CONSTRAINT report_approved_within CHECK (approved_revision BETWEEN 1 AND version);

ALTER TABLE report_revision
  ADD CONSTRAINT report_revision_no_positive CHECK (no >= 1),
  ADD CONSTRAINT report_revision_actual_is_a_number CHECK (actual <> 'NaN'::numeric),
  -- "not entered" is the absence of an answer, never an answer
  ADD CONSTRAINT report_revision_missing_is_an_answer CHECK (missing_reason IS DISTINCT FROM 'not_entered'),
  ADD CONSTRAINT report_revision_figure_or_missing CHECK (actual IS NULL OR missing_reason IS NULL),
  ADD CONSTRAINT report_revision_answered CHECK (
    state NOT IN ('submitted', 'approved') OR actual IS NOT NULL OR missing_reason IS NOT NULL
  );

ALTER TABLE kpi
  ADD CONSTRAINT kpi_upper_limit_is_a_number CHECK (upper_limit <> 'NaN'::numeric);

ALTER TABLE user_account
  ADD CONSTRAINT user_account_email_lower CHECK (email = lower(email) AND email <> ''),
  ADD CONSTRAINT user_account_contributor_has_department CHECK (role <> 'contributor' OR department_id IS NOT NULL);

ALTER TABLE collection_round
  ADD CONSTRAINT collection_round_due_after_open CHECK (due_on >= opens_on);

ALTER TABLE publication
  ADD CONSTRAINT publication_first_has_no_previous CHECK ((no = 1) = (previous_sha256 IS NULL));

ALTER TABLE publication_file
  ADD CONSTRAINT publication_file_edition CHECK (edition IN ('current', 'archive', 'withdrawn'));

-- A share stays at or below 100 unless the plan gives the KPI another limit; the limit stands on the KPI.
CREATE FUNCTION report_revision_within_limit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  limit_of_kpi numeric;
BEGIN
  SELECT k.upper_limit INTO limit_of_kpi FROM report r JOIN kpi k ON k.id = r.kpi_id WHERE r.id = NEW.report_id;
  IF NEW.actual > limit_of_kpi THEN
    RAISE EXCEPTION 'actual % is above the limit % of the KPI', NEW.actual, limit_of_kpi
      USING ERRCODE = 'check_violation', CONSTRAINT = 'report_revision_within_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_revision_within_limit BEFORE INSERT ON report_revision
  FOR EACH ROW EXECUTE FUNCTION report_revision_within_limit();

-- ── Audit: numbered without gaps and chained, by the database's clock ────────────────────────────────────────────
CREATE FUNCTION audit_digest(
  prev_hash text, id bigint, at timestamptz, actor_id uuid, actor text, action text, subject text, before jsonb, after jsonb
) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    prev_hash, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), actor_id, actor, action, subject, before, after
  )::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit_event_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_event record;
BEGIN
  -- One writer at a time from here to its commit: the chain has no fork. The event is a transaction's last write.
  PERFORM pg_advisory_xact_lock(hashtext('ayumi.audit_event'));
  SELECT id, hash INTO last_event FROM audit_event ORDER BY id DESC LIMIT 1;
  NEW.id := coalesce(last_event.id, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.prev_hash := coalesce(last_event.hash, '');
  NEW.hash := audit_digest(
    NEW.prev_hash, NEW.id, NEW.at, NEW.actor_id, NEW.actor, NEW.action, NEW.subject, NEW.before, NEW.after
  );
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_chain();

-- ── Append-only ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are never changed', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'plan_version', 'report_revision', 'publication', 'publication_file', 'publication_figure',
    'publication_withdrawal', 'audit_event'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      name || '_append_only', name
    );
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ayumi_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'department', 'user_account', 'invitation', 'plan', 'kpi', 'collection_round', 'report'
  ] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO ayumi_app', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO ayumi_app;
GRANT USAGE ON SCHEMA public TO ayumi_app;

-- ── Every instance learns of a new publication at once ───────────────────────────────────────────────────────────
CREATE FUNCTION publication_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ayumi_publication', NEW.no::text);
  RETURN NULL;
END $$;
CREATE TRIGGER publication_notify AFTER INSERT ON publication FOR EACH ROW EXECUTE FUNCTION publication_notify();
