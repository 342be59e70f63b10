-- Which pages of the next publication a person has looked at, and of which content: only that is published by them.
ALTER TABLE "user_account" ADD COLUMN "previewed_content" TEXT, ADD COLUMN "previewed_pages" TEXT[] NOT NULL DEFAULT '{}';
GRANT UPDATE (previewed_content, previewed_pages) ON user_account TO ayumi_app;
