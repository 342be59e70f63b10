-- A department suggests a metric (KPI以外の実績); the office takes it into the plan, or answers why not.
CREATE TYPE "SuggestionState" AS ENUM ('waiting', 'drafted', 'accepted', 'declined', 'withdrawn');

CREATE TABLE "metric_suggestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "plan_id" TEXT NOT NULL,
    "place_id" TEXT NOT NULL,
    "place_name" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "department" TEXT NOT NULL,
    "suggested_by_id" UUID NOT NULL,
    "suggested_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,
    "lowest" DECIMAL(24,6),
    "source" TEXT NOT NULL,
    "from_fy" INTEGER NOT NULL,
    "until_fy" INTEGER,
    "reason" TEXT NOT NULL,
    "state" "SuggestionState" NOT NULL DEFAULT 'waiting',
    "metric_id" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "metric_suggestion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "metric_suggestion_plan_id_idx" ON "metric_suggestion"("plan_id");
CREATE INDEX "metric_suggestion_department_id_idx" ON "metric_suggestion"("department_id");
CREATE INDEX "metric_suggestion_suggested_by_id_idx" ON "metric_suggestion"("suggested_by_id");
CREATE INDEX "metric_suggestion_decided_by_id_idx" ON "metric_suggestion"("decided_by_id");

ALTER TABLE "metric_suggestion" ADD CONSTRAINT "metric_suggestion_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "metric_suggestion" ADD CONSTRAINT "metric_suggestion_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "metric_suggestion" ADD CONSTRAINT "metric_suggestion_suggested_by_id_fkey" FOREIGN KEY ("suggested_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "metric_suggestion" ADD CONSTRAINT "metric_suggestion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
