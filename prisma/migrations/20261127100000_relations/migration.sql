-- What a report, a published figure and a withdrawal point at is there: pointers become foreign keys.

ALTER TABLE report
  ADD CONSTRAINT report_submitted_by_id_fkey FOREIGN KEY (submitted_by_id) REFERENCES user_account (id)
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- Asked at the commit: a report and its first revision need each other, and are written one after the other.
ALTER TABLE report
  ADD CONSTRAINT report_id_version_fkey FOREIGN KEY (id, version) REFERENCES report_revision (report_id, no)
    ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT report_id_approved_revision_fkey FOREIGN KEY (id, approved_revision) REFERENCES report_revision (report_id, no)
    ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE publication_withdrawal
  ADD CONSTRAINT publication_withdrawal_by_id_fkey FOREIGN KEY (by_id) REFERENCES user_account (id)
    ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published figure named its report by KPI and year alone. Its rows are never changed; here they are completed once.
ALTER TABLE publication_figure ADD COLUMN report_id UUID;
ALTER TABLE publication_figure DISABLE TRIGGER publication_figure_append_only;
UPDATE publication_figure f SET report_id = r.id
FROM report r WHERE r.kpi_id = f.kpi_id AND r.fiscal_year = f.fiscal_year;
ALTER TABLE publication_figure ENABLE TRIGGER publication_figure_append_only;
ALTER TABLE publication_figure ALTER COLUMN report_id SET NOT NULL;
ALTER TABLE publication_figure
  ADD CONSTRAINT publication_figure_report_id_revision_fkey FOREIGN KEY (report_id, revision)
    REFERENCES report_revision (report_id, no) ON DELETE RESTRICT ON UPDATE CASCADE;
