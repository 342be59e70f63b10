-- An answer can be taken back by whoever handed it in, until somebody who may decide has opened it.
ALTER TYPE "ReportEvent" ADD VALUE 'take_back';
ALTER TABLE report ADD COLUMN opened_revision INTEGER;
