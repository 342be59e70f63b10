-- Past figures that were taken in from a table, and how its columns were read: remembered for the next one like it.
CREATE TABLE "figure_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "heading_set" TEXT NOT NULL,
    "columns" JSONB NOT NULL,

    CONSTRAINT "figure_import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "figure_import_imported_by_id_idx" ON "figure_import"("imported_by_id");
CREATE INDEX "figure_import_heading_set_imported_at_idx" ON "figure_import"("heading_set", "imported_at");

CREATE TABLE "figure_import_item" (
    "import_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,

    CONSTRAINT "figure_import_item_pkey" PRIMARY KEY ("import_id","report_id")
);
CREATE INDEX "figure_import_item_report_id_revision_idx" ON "figure_import_item"("report_id", "revision");

ALTER TABLE "figure_import" ADD CONSTRAINT "figure_import_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_import_item" ADD CONSTRAINT "figure_import_item_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "figure_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "figure_import_item" ADD CONSTRAINT "figure_import_item_report_id_revision_fkey" FOREIGN KEY ("report_id", "revision") REFERENCES "report_revision"("report_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;
