-- Sessions stand in the database: signing out ends one there, and when one ends by itself is said by the database's clock.
CREATE TABLE staff_session (
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  user_id UUID NOT NULL,
  account_version INTEGER NOT NULL,
  link_id UUID,
  device TEXT NOT NULL DEFAULT '',
  opened_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  seen_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at TIMESTAMPTZ(6),
  CONSTRAINT staff_session_pkey PRIMARY KEY (id),
  CONSTRAINT staff_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT staff_session_link_id_fkey FOREIGN KEY (link_id) REFERENCES response_link (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT staff_session_device_length CHECK (length(device) <= 300)
);
CREATE INDEX staff_session_user_id_idx ON staff_session (user_id);
CREATE INDEX staff_session_link_id_idx ON staff_session (link_id);

-- Whose it is and when it began is never changed.
GRANT SELECT, INSERT, DELETE, UPDATE (account_version, seen_at, ended_at) ON staff_session TO ayumi_app;
