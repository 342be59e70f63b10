-- Whether the mails of a round carry the department's answer sheet (回答票, Excel). Rounds of before carry none.
ALTER TABLE collection_round ADD COLUMN attaches_sheets BOOLEAN NOT NULL DEFAULT false;
GRANT UPDATE (attaches_sheets) ON collection_round TO ayumi_app;
