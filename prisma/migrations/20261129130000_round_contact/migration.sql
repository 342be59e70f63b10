-- Whom to ask inside the city hall, with the extension: what the public is told (the plan's contact) has none. Rounds of
-- before have none; their mails name the plan's contact.
ALTER TABLE collection_round ADD COLUMN contact TEXT NOT NULL DEFAULT '';
