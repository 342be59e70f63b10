-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'office', 'contributor', 'manager');

-- CreateEnum
CREATE TYPE "InvitationPurpose" AS ENUM ('set_up', 'invite');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('not_started', 'draft', 'submitted', 'returned', 'approved');

-- CreateEnum
CREATE TYPE "ReportEvent" AS ENUM ('save_draft', 'submit', 'return', 'approve');

-- CreateEnum
CREATE TYPE "MissingReason" AS ENUM ('not_entered', 'awaiting_release', 'not_surveyed');

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "department_id" UUID,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purpose" "InvitationPurpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(6),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "current_version" INTEGER NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_version" (
    "plan_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "imported_by_id" UUID,

    CONSTRAINT "plan_version_pkey" PRIMARY KEY ("plan_id","version")
);

-- CreateTable
CREATE TABLE "kpi" (
    "id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    "department_id" UUID,
    "upper_limit" DECIMAL(24,6),
    "current" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "kpi_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_round" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "fiscal_year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "instructions" TEXT NOT NULL DEFAULT '',
    "opens_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "collection_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kpi_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "state" "ReportState" NOT NULL,
    "version" INTEGER NOT NULL,
    "approved_revision" INTEGER,
    "submitted_by_id" UUID,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_revision" (
    "report_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "event" "ReportEvent" NOT NULL,
    "state" "ReportState" NOT NULL,
    "actual_text" TEXT NOT NULL,
    "actual" DECIMAL(24,6),
    "missing_reason" "MissingReason",
    "missing_note" TEXT NOT NULL DEFAULT '',
    "expected_on" DATE,
    "as_of" DATE,
    "basis_note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "next_step" TEXT NOT NULL DEFAULT '',
    "warning_note" TEXT NOT NULL DEFAULT '',
    "correction_reason" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_revision_pkey" PRIMARY KEY ("report_id","no")
);

-- CreateTable
CREATE TABLE "publication" (
    "no" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "published_by_id" UUID,
    "publisher" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "snapshot" TEXT NOT NULL,
    "snapshot_sha256" TEXT NOT NULL,
    "manifest" TEXT NOT NULL,
    "manifest_sha256" TEXT NOT NULL,
    "previous_sha256" TEXT,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "publication_file" (
    "publication_no" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "brotli" BYTEA,
    "gzip" BYTEA,

    CONSTRAINT "publication_file_pkey" PRIMARY KEY ("publication_no","edition","path")
);

-- CreateTable
CREATE TABLE "publication_figure" (
    "publication_no" INTEGER NOT NULL,
    "kpi_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "publication_figure_pkey" PRIMARY KEY ("publication_no","kpi_id","fiscal_year")
);

-- CreateTable
CREATE TABLE "publication_withdrawal" (
    "publication_no" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,

    CONSTRAINT "publication_withdrawal_pkey" PRIMARY KEY ("publication_no")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" UUID,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "department_name_key" ON "department"("name");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_account_department_id_idx" ON "user_account"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_user_id_idx" ON "invitation"("user_id");

-- CreateIndex
CREATE INDEX "kpi_plan_id_idx" ON "kpi"("plan_id");

-- CreateIndex
CREATE INDEX "kpi_department_id_idx" ON "kpi"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_round_fiscal_year_key" ON "collection_round"("fiscal_year");

-- CreateIndex
CREATE INDEX "report_fiscal_year_idx" ON "report"("fiscal_year");

-- CreateIndex
CREATE UNIQUE INDEX "report_kpi_id_fiscal_year_key" ON "report"("kpi_id", "fiscal_year");

-- CreateIndex
CREATE UNIQUE INDEX "publication_manifest_sha256_key" ON "publication"("manifest_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_idx" ON "audit_event"("subject");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_idx" ON "audit_event"("actor_id");

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi" ADD CONSTRAINT "kpi_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi" ADD CONSTRAINT "kpi_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_kpi_id_fkey" FOREIGN KEY ("kpi_id") REFERENCES "kpi"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_revision" ADD CONSTRAINT "report_revision_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_revision" ADD CONSTRAINT "report_revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_file" ADD CONSTRAINT "publication_file_publication_no_fkey" FOREIGN KEY ("publication_no") REFERENCES "publication"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_figure" ADD CONSTRAINT "publication_figure_publication_no_fkey" FOREIGN KEY ("publication_no") REFERENCES "publication"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_withdrawal" ADD CONSTRAINT "publication_withdrawal_publication_no_fkey" FOREIGN KEY ("publication_no") REFERENCES "publication"("no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

