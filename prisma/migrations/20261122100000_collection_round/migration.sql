-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'kept', 'sent', 'failed');

-- AlterTable
ALTER TABLE "collection_round" ADD COLUMN     "opened_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "report_revision" ADD COLUMN     "comment_field" TEXT;

-- CreateTable
CREATE TABLE "round_item" (
    "round_id" UUID NOT NULL,
    "kpi_id" TEXT NOT NULL,
    "respondent_id" UUID,
    "reopened_at" TIMESTAMPTZ(6),
    "reopened_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "round_item_pkey" PRIMARY KEY ("round_id","kpi_id")
);

-- CreateTable
CREATE TABLE "answer_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "answer_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "round_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "link_id" UUID,
    "occasion" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "due_on" DATE,
    "state" "MailState" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(6),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kpi_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "file_sha256" TEXT,
    "content_type" TEXT,
    "url" TEXT,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "report_message" (
    "id" BIGSERIAL NOT NULL,
    "kpi_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "field" TEXT,
    "body" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_reading" (
    "user_id" UUID NOT NULL,
    "kpi_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "last_read_id" BIGINT NOT NULL,

    CONSTRAINT "thread_reading_pkey" PRIMARY KEY ("user_id","kpi_id","fiscal_year")
);

-- CreateIndex
CREATE INDEX "round_item_kpi_id_idx" ON "round_item"("kpi_id");

-- CreateIndex
CREATE INDEX "round_item_respondent_id_idx" ON "round_item"("respondent_id");

-- CreateIndex
CREATE INDEX "answer_link_round_id_user_id_idx" ON "answer_link"("round_id", "user_id");

-- CreateIndex
CREATE INDEX "answer_link_user_id_idx" ON "answer_link"("user_id");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- CreateIndex
CREATE INDEX "mail_recipient_id_idx" ON "mail"("recipient_id");

-- CreateIndex
CREATE INDEX "mail_link_id_idx" ON "mail"("link_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_round_id_recipient_id_occasion_key" ON "mail"("round_id", "recipient_id", "occasion");

-- CreateIndex
CREATE INDEX "evidence_kpi_id_fiscal_year_idx" ON "evidence"("kpi_id", "fiscal_year");

-- CreateIndex
CREATE INDEX "evidence_file_sha256_idx" ON "evidence"("file_sha256");

-- CreateIndex
CREATE INDEX "evidence_added_by_id_idx" ON "evidence"("added_by_id");

-- CreateIndex
CREATE INDEX "report_message_kpi_id_fiscal_year_idx" ON "report_message"("kpi_id", "fiscal_year");

-- CreateIndex
CREATE INDEX "report_message_author_id_idx" ON "report_message"("author_id");

-- CreateIndex
CREATE INDEX "thread_reading_kpi_id_idx" ON "thread_reading"("kpi_id");

-- AddForeignKey
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "collection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_respondent_id_fkey" FOREIGN KEY ("respondent_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "collection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "collection_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "answer_link"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_sha256_fkey" FOREIGN KEY ("file_sha256") REFERENCES "evidence_file"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_message" ADD CONSTRAINT "report_message_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_message" ADD CONSTRAINT "report_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reading" ADD CONSTRAINT "thread_reading_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reading" ADD CONSTRAINT "thread_reading_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

