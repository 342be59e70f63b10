-- Every mail belongs to a round, but that of a decision, which belongs to its suggestion, and that of a publication.
ALTER TABLE mail
  DROP CONSTRAINT mail_round,
  ADD CONSTRAINT mail_round CHECK ((round_id IS NULL) = (occasion_kind IN ('suggestion', 'published'))),
  ADD CONSTRAINT mail_publication CHECK ((publication_no IS NOT NULL) = (occasion_kind = 'published'));

DROP TRIGGER mail_text_stands ON mail;
CREATE TRIGGER mail_text_stands BEFORE UPDATE OF
  round_id, suggestion_id, publication_no, recipient_id, link_id, occasion_key, occasion_kind, occasion_stage,
  occasion_due_on, occasion_kpi_id, subject, body, due_on, created_at
  ON mail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
