-- 公開の停止: what no publication may show any more, and what its deletion changed in what was published.
-- CreateEnum
CREATE TYPE "StopKind" AS ENUM ('file', 'text', 'figure');

-- CreateEnum
CREATE TYPE "StopCause" AS ENUM ('personal', 'rights', 'other');

-- AlterTable
ALTER TABLE "evidence_file" ADD COLUMN     "removed_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "publication_stop" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "StopKind" NOT NULL,
    "file_sha256" TEXT,
    "prints" JSONB NOT NULL,
    "shown" TEXT NOT NULL,
    "kpi_id" TEXT,
    "fiscal_year" INTEGER,
    "field" TEXT,
    "cause" "StopCause" NOT NULL,
    "reason" TEXT NOT NULL,
    "publications" INTEGER[],
    "hidden_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(6),
    "lifted_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(6),
    "deleted_by_id" UUID,
    "deletion_reason" TEXT,
    "from_store" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "publication_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication_redaction" (
    "stop_id" UUID NOT NULL,
    "publication_no" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "old_sha256" TEXT NOT NULL,
    "new_sha256" TEXT,

    CONSTRAINT "publication_redaction_pkey" PRIMARY KEY ("stop_id","publication_no","edition","path")
);

-- CreateIndex
CREATE INDEX "publication_stop_hidden_by_id_idx" ON "publication_stop"("hidden_by_id");

-- CreateIndex
CREATE INDEX "publication_stop_lifted_by_id_idx" ON "publication_stop"("lifted_by_id");

-- CreateIndex
CREATE INDEX "publication_stop_deleted_by_id_idx" ON "publication_stop"("deleted_by_id");

-- CreateIndex
CREATE INDEX "publication_redaction_publication_no_idx" ON "publication_redaction"("publication_no");

-- AddForeignKey
ALTER TABLE "publication_stop" ADD CONSTRAINT "publication_stop_hidden_by_id_fkey" FOREIGN KEY ("hidden_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_stop" ADD CONSTRAINT "publication_stop_lifted_by_id_fkey" FOREIGN KEY ("lifted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_stop" ADD CONSTRAINT "publication_stop_deleted_by_id_fkey" FOREIGN KEY ("deleted_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_redaction" ADD CONSTRAINT "publication_redaction_stop_id_fkey" FOREIGN KEY ("stop_id") REFERENCES "publication_stop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication_redaction" ADD CONSTRAINT "publication_redaction_publication_no_fkey" FOREIGN KEY ("publication_no") REFERENCES "publication"("no") ON DELETE RESTRICT ON UPDATE CASCADE;
