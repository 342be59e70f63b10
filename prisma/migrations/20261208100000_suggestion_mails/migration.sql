-- Whoever suggested a metric is told by a mail what became of it. No round has to do with that.
ALTER TYPE "MailOccasionKind" ADD VALUE 'suggestion';

ALTER TABLE "mail" ALTER COLUMN "round_id" DROP NOT NULL;
ALTER TABLE "mail" ADD COLUMN "suggestion_id" UUID;

CREATE UNIQUE INDEX "mail_suggestion_id_recipient_id_key" ON "mail"("suggestion_id", "recipient_id");

ALTER TABLE "mail" ADD CONSTRAINT "mail_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "metric_suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
