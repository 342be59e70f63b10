-- A system that was put back from a backup sends no mail by itself: what waited then may have gone out since. A restore writes
-- down since when; whoever lets them go again empties it. Every mail that is made asks here, so that none is left behind.
CREATE TABLE mail_hold (
  id INTEGER NOT NULL DEFAULT 1,
  since TIMESTAMPTZ(6),
  CONSTRAINT mail_hold_pkey PRIMARY KEY (id),
  CONSTRAINT mail_hold_one_row CHECK (id = 1)
);
INSERT INTO mail_hold DEFAULT VALUES;
GRANT SELECT, UPDATE (since) ON mail_hold TO ayumi_app;
