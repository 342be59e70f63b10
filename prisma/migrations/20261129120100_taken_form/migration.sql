-- A form whose answer was lost is sent again: what was done is not done twice, and is nobody else's conflict.
CREATE TABLE taken_form (
  key UUID NOT NULL,
  taken_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT taken_form_pkey PRIMARY KEY (key)
);
CREATE INDEX taken_form_taken_at_idx ON taken_form (taken_at);
GRANT SELECT, INSERT, DELETE ON taken_form TO ayumi_app;
