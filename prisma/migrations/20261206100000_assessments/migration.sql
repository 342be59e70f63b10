-- Plans, pillars and measures are written on as KPIs are reported on, a fiscal year at a time: 総括・意見, with 予算額・決算額 of a
-- measure in thousand yen. Their rows come with the first words that are written on them.
ALTER TYPE "ItemKind" ADD VALUE 'assessment';

ALTER TABLE report_revision
  ADD COLUMN summary TEXT NOT NULL DEFAULT '',
  ADD COLUMN opinion TEXT NOT NULL DEFAULT '',
  ADD COLUMN opinion_by TEXT NOT NULL DEFAULT '',
  ADD COLUMN opinion_on DATE,
  ADD COLUMN response TEXT NOT NULL DEFAULT '',
  ADD COLUMN budget_text TEXT NOT NULL DEFAULT '',
  ADD COLUMN budget DECIMAL(24, 6),
  ADD COLUMN settlement_text TEXT NOT NULL DEFAULT '',
  ADD COLUMN settlement DECIMAL(24, 6);
