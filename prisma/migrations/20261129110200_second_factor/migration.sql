-- A second factor beside the password: a code of an authenticator app (TOTP), or one of ten recovery codes.
CREATE TYPE "SessionStep" AS ENUM ('code', 'enrolment');

-- Until the step is taken the session opens nothing.
ALTER TABLE staff_session ADD COLUMN awaits "SessionStep";
GRANT UPDATE (awaits) ON staff_session TO ayumi_app;

CREATE TABLE second_factor (
  user_id UUID NOT NULL,
  -- Encrypted with a key that is not in the database.
  secret BYTEA NOT NULL,
  -- Of the newest code that was taken: none works twice.
  last_step BIGINT NOT NULL DEFAULT 0,
  confirmed_at TIMESTAMPTZ(6),
  CONSTRAINT second_factor_pkey PRIMARY KEY (user_id),
  CONSTRAINT second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id)
    ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE recovery_code (
  code_hash TEXT NOT NULL,
  user_id UUID NOT NULL,
  used_at TIMESTAMPTZ(6),
  CONSTRAINT recovery_code_pkey PRIMARY KEY (code_hash),
  CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES second_factor (user_id)
    ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX recovery_code_user_id_idx ON recovery_code (user_id);

-- The roles whose people have to have one.
CREATE TABLE second_factor_role (
  role "Role" NOT NULL,
  CONSTRAINT second_factor_role_pkey PRIMARY KEY (role)
);

GRANT SELECT, INSERT, DELETE ON second_factor, recovery_code TO ayumi_app;
GRANT UPDATE (secret, confirmed_at, last_step) ON second_factor TO ayumi_app;
GRANT UPDATE (used_at) ON recovery_code TO ayumi_app;
GRANT SELECT, INSERT, DELETE ON second_factor_role TO ayumi_app;

-- Settings of the whole system are a kind of subject of their own in the audit trail. The columns are derived from the
-- subject's text, for old events as for new ones.
ALTER TABLE audit_event DROP COLUMN subject_kind, DROP COLUMN subject_ref;
ALTER TABLE audit_event
  ADD COLUMN subject_kind TEXT GENERATED ALWAYS AS (
    substring(subject FROM '^(report|kpi|round|publication|plan|account|department|settings):')
  ) STORED,
  ADD COLUMN subject_ref TEXT GENERATED ALWAYS AS (
    substring(subject FROM '^(?:publication|plan|account|department|settings):(.*)$')
  ) STORED;
CREATE INDEX audit_event_subject_kind_subject_ref_idx ON audit_event (subject_kind, subject_ref);
