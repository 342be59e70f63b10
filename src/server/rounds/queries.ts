import { isDocumented } from "@/domain/plan/years";
import { isHandedIn } from "@/domain/rounds/outstanding";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readPlans } from "@/server/plan/queries";
import { readReportStates } from "@/server/reports/outstanding";
import { kpisOfYear } from "./items";
import { ROUND_SELECT, type RoundDto, toRound } from "./rows";

/** A round with how far the reports are that this viewer may see; null for who may see none. */
export interface RoundProgressDto extends RoundDto {
  readonly progress: {
    /** What the round asks for. */
    readonly total: number;
    /** Handed in, or printed in the plan document; 公表待ち until its day. */
    readonly answered: number;
    /** An answer is in force, whatever is written beside it. */
    readonly approved: number;
  } | null;
}

/** The round of one year; null where none was registered. */
export async function getRound(viewer: Viewer, { fy }: { fy: FiscalYear }): Promise<Result<RoundDto | null>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const row = await db().collectionRound.findUnique({ where: { fy }, select: ROUND_SELECT });
  return done(row ? toRound(row) : null);
}

/** Every round, the latest year first. */
export async function listRounds(
  viewer: Viewer,
  now: Date = new Date(),
): Promise<Result<RoundProgressDto[]>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const scope = reportScope(viewer);
  const [rows, plans] = await Promise.all([
    db().collectionRound.findMany({
      select: { ...ROUND_SELECT, items: { select: { kpiId: true, respondentId: true, reopenedAt: true } } },
      orderBy: { fy: "desc" },
    }),
    readPlans(db()),
  ]);
  if (scope === null) return done(rows.map((row) => ({ ...toRound(row), progress: null })));
  const today = tokyoDate(now);
  const states = await readReportStates(
    db(),
    rows.map((row) => fiscalYear(row.fy)),
  );
  const reports = new Map(states.map((report) => [`${report.fy} ${report.kpiId}`, report]));
  return done(
    rows.map((row) => {
      const round = toRound(row);
      const items = new Map(row.items.map((item) => [item.kpiId, item]));
      const mine = kpisOfYear(plans, round.fy)
        .filter(({ kpi }) => items.has(kpi.id))
        .filter(({ kpi, department }) =>
          isInScope(scope, department?.id ?? null, { kpiId: kpi.id, fy: round.fy }),
        )
        .map(({ kpi, department }) => {
          const report = reports.get(`${round.fy} ${kpi.id}`);
          const documented = isDocumented(kpi, round.fy);
          return {
            handedIn: isHandedIn({
              state: report?.state ?? "not_started",
              isReturned: report?.isReturned ?? false,
              approved: report?.approved ?? null,
              fy: round.fy,
              isDocumented: documented,
              departmentId: department?.id ?? null,
              round: row,
              item: items.get(kpi.id) ?? null,
              today,
            }),
            approved: (report?.approved ?? null) !== null || documented,
          };
        });
      return {
        ...round,
        progress: {
          total: mine.length,
          answered: mine.filter(({ handedIn }) => handedIn).length,
          approved: mine.filter(({ approved }) => approved).length,
        },
      };
    }),
  );
}
