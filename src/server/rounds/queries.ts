import { isDocumented } from "@/domain/plan/years";
import { type Progress, progressByKind } from "@/domain/reports/progress";
import { hasAnswerInForce, isHandedIn } from "@/domain/rounds/outstanding";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { kept, ROUNDS } from "@/server/db/kept";
import { readPlansOnce } from "@/server/plan/queries";
import { readReportStates } from "@/server/reports/outstanding";
import { figuresOfYear } from "./items";
import { ROUND_SELECT, type RoundDto, toRound } from "./rows";

/** A round with how far the reports are that this viewer may see; null for who may see none. */
export interface RoundProgressDto extends RoundDto {
  readonly progress: Progress | null;
  /** The same of the metrics (KPI以外の実績), which are never counted with KPIs. */
  readonly metrics: Progress | null;
}

/** The round of one year; null where none was registered. */
export async function getRound(viewer: Viewer, { fy }: { fy: FiscalYear }): Promise<Result<RoundDto | null>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const row = await kept(ROUNDS, `round of ${fy}`, () =>
    db().collectionRound.findUnique({ where: { fy }, select: ROUND_SELECT }),
  );
  return done(row ? toRound(row) : null);
}

/** Every round, the latest year first: what it says, and no more. */
export async function listRoundTexts(
  viewer: Viewer,
): Promise<Result<Pick<RoundDto, "id" | "fy" | "title" | "instructions">[]>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const rows = await db().collectionRound.findMany({
    select: { id: true, fy: true, title: true, instructions: true },
    orderBy: { fy: "desc" },
  });
  return done(rows.map((row) => ({ ...row, fy: fiscalYear(row.fy) })));
}

/** Every round, the latest year first, with how far its reports are. */
export async function listRounds(
  viewer: Viewer,
  now: Date = new Date(),
): Promise<Result<RoundProgressDto[]>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const scope = reportScope(viewer);
  const [rows, plans] = await Promise.all([
    db().collectionRound.findMany({
      select: { ...ROUND_SELECT, items: { select: { itemId: true, respondentId: true, reopenedAt: true } } },
      orderBy: { fy: "desc" },
    }),
    readPlansOnce(),
  ]);
  if (scope === null) return done(rows.map((row) => ({ ...toRound(row), progress: null, metrics: null })));
  const today = tokyoDate(now);
  const states = await readReportStates(
    db(),
    rows.map((row) => fiscalYear(row.fy)),
  );
  const reports = new Map(states.map((report) => [`${report.fy} ${report.kpiId}`, report]));
  return done(
    rows.map((row) => {
      const round = toRound(row);
      const items = new Map(row.items.map((item) => [item.itemId, item]));
      const mine = figuresOfYear(plans, round.fy)
        .filter(({ kpi }) => items.has(kpi.id))
        .filter(({ kpi, department }) =>
          isInScope(scope, department?.id ?? null, { kpiId: kpi.id, fy: round.fy }),
        )
        .map(({ kpi, isMetric, department }) => {
          const report = reports.get(`${round.fy} ${kpi.id}`);
          const input = {
            state: report?.state ?? "not_started",
            isReturned: report?.isReturned ?? false,
            approved: report?.approved ?? null,
            fy: round.fy,
            isDocumented: isDocumented(kpi, round.fy),
            departmentId: department?.id ?? null,
            round: row,
            item: items.get(kpi.id) ?? null,
            today,
          };
          return {
            isMetric,
            state: input.state,
            isHandedIn: isHandedIn(input),
            isInForce: hasAnswerInForce(input),
          };
        });
      const { kpis, metrics } = progressByKind(mine);
      return { ...round, progress: kpis, metrics };
    }),
  );
}
