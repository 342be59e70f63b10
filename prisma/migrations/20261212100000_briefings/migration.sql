-- Managers are told by a mail how the year stands: when a round ends, and with each publication. Each may switch that off.
ALTER TYPE "MailOccasionKind" ADD VALUE 'round_closed';
ALTER TYPE "MailOccasionKind" ADD VALUE 'published';

ALTER TABLE "user_account" ADD COLUMN "gets_briefings" BOOLEAN NOT NULL DEFAULT true;
GRANT UPDATE (gets_briefings) ON user_account TO ayumi_app;

ALTER TABLE "mail" ADD COLUMN "publication_no" INTEGER;

CREATE UNIQUE INDEX "mail_publication_no_recipient_id_key" ON "mail"("publication_no", "recipient_id");

ALTER TABLE "mail" ADD CONSTRAINT "mail_publication_no_fkey" FOREIGN KEY ("publication_no") REFERENCES "publication"("no") ON DELETE RESTRICT ON UPDATE CASCADE;
