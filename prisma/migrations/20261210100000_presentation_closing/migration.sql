-- The last screen of a presentation: words that the office writes. No publication tells them.
ALTER TABLE plan ADD COLUMN presentation_closing TEXT NOT NULL DEFAULT '';
GRANT UPDATE (presentation_closing) ON plan TO ayumi_app;
