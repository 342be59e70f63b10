-- Four eyes through a personal link: who wrote out a mail had its link in hand, and counts as an author of what was
-- submitted through that very link.
CREATE TABLE link_fetch (
  link_id UUID NOT NULL,
  user_id UUID NOT NULL,
  fetched_at TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT link_fetch_pkey PRIMARY KEY (link_id, user_id),
  CONSTRAINT link_fetch_link_id_fkey FOREIGN KEY (link_id) REFERENCES response_link (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT link_fetch_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account (id)
    ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX link_fetch_user_id_idx ON link_fetch (user_id);

-- Of before: the audit trail knows who wrote out which mail, by its round, subject and recipient.
INSERT INTO link_fetch (link_id, user_id, fetched_at)
SELECT mail.link_id, event.actor_id, min(event.at)
FROM audit_event event
JOIN collection_round round ON round.fiscal_year = event.subject_fy
JOIN mail ON mail.round_id = round.id AND mail.subject = event.after->>'mail' AND mail.created_at <= event.at
JOIN user_account recipient ON recipient.id = mail.recipient_id AND recipient.name = event.after->>'recipients'
WHERE event.action = 'mail.download' AND event.actor_id IS NOT NULL AND mail.link_id IS NOT NULL
GROUP BY mail.link_id, event.actor_id;

CREATE TRIGGER link_fetch_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON link_fetch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON link_fetch TO ayumi_app;

ALTER TABLE report
  ADD COLUMN submitted_link_id UUID,
  ADD CONSTRAINT report_submitted_link_id_fkey FOREIGN KEY (submitted_link_id) REFERENCES response_link (id)
    ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT report_submitted_link_is_somebodys CHECK (submitted_link_id IS NULL OR submitted_by_id IS NOT NULL);
CREATE INDEX report_submitted_link_id_idx ON report (submitted_link_id);

-- What waits for a decision and came through a link: through which one is known where the person had but one in that round.
UPDATE report SET submitted_link_id = one.id
FROM (
  SELECT round.fiscal_year, link.user_id, min(link.id::text)::uuid AS id
  FROM response_link link JOIN collection_round round ON round.id = link.round_id
  GROUP BY round.fiscal_year, link.user_id HAVING count(*) = 1
) one,
report_revision latest
WHERE report.state = 'submitted' AND latest.report_id = report.id AND latest.no = report.version AND latest.via_link
  AND one.fiscal_year = report.fiscal_year AND one.user_id = report.submitted_by_id;
