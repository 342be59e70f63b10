-- Every mail belongs to a round, but that of a decision: it belongs to its suggestion.
ALTER TABLE mail
  ADD CONSTRAINT mail_round CHECK ((round_id IS NULL) = (occasion_kind = 'suggestion')),
  ADD CONSTRAINT mail_suggestion CHECK ((suggestion_id IS NOT NULL) = (occasion_kind = 'suggestion'));

DROP TRIGGER mail_text_stands ON mail;
CREATE TRIGGER mail_text_stands BEFORE UPDATE OF
  round_id, suggestion_id, recipient_id, link_id, occasion_key, occasion_kind, occasion_stage, occasion_due_on,
  occasion_kpi_id, subject, body, due_on, created_at
  ON mail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
