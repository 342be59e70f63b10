/** Past figures that were taken in, import by import: what was in it, and how far its figures are. */
import { z } from "zod";
import { type FigureToWeigh, type PastStanding, weighFigures } from "@/domain/imports/past-figures/outcome";
import {
  type ImportedState,
  importedState,
  mayBeApprovedTogether,
} from "@/domain/imports/past-figures/result";
import { type WordChange, wordChanges } from "@/domain/imports/past-figures/words";
import { kpiInYear } from "@/domain/plan/editions";
import { type FigureOfPlan, listFigures } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { coversYear } from "@/domain/plan/years";
import type { EntryWarning } from "@/domain/reports/entry/entry-checks";
import { type ApprovedReport, REPORT_STATES, type ReportContent } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { isRowId } from "@/server/input/fields";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { approvedFigures } from "@/server/reports/approved";
import { CONTENT_SELECT, toContent } from "@/server/reports/rows";
import { authorIdsOfRow, SUBMISSION_SELECT } from "@/server/reports/submission";
import { standingOf } from "./standing";

export interface FigureImportDto {
  readonly id: string;
  readonly fileName: string;
  readonly importedBy: string;
  /** ISO instant. */
  readonly importedAt: string;
  readonly counts: ImportCounts;
}

type ImportCounts = Readonly<Record<ImportedState, number>>;
const NO_FIGURES: ImportCounts = { waiting: 0, approved: 0, returned: 0, changed: 0 };

export interface ImportedFigureDto {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly isMetric: boolean;
  readonly fy: FiscalYear;
  readonly terms: { readonly unit: string; readonly decimals: number; readonly scale: number };
  readonly content: ReportContent;
  /** The figure that held before it was taken in. */
  readonly before: PastStanding["inForce"];
  /** What it says beside its number that was not said before. */
  readonly words: readonly WordChange[];
  readonly correctionReason: string;
  readonly state: ImportedState;
  readonly warnings: readonly EntryWarning[];
  /** It may be approved with the others; what it may not is looked at by itself. */
  readonly mayBeTogether: boolean;
  /** This person may decide on it. */
  readonly isDecidable: boolean;
}

export interface FigureImportDetailDto extends FigureImportDto {
  readonly isOwn: boolean;
  /** By plan and item, in the plans' order, each ascending by year. */
  readonly figures: readonly ImportedFigureDto[];
}

const HEAD_SELECT = {
  id: true,
  fileName: true,
  importedById: true,
  importedAt: true,
  importedBy: { select: { name: true } },
} as const satisfies Prisma.FigureImportSelect;

const STANDING_SELECT = { version: true, state: true } as const satisfies Prisma.ReportSelect;

/** As many as a page shows; older ones are in the audit trail. */
const NEWEST = 50;

/** The newest imports first. */
export async function listFigureImports(viewer: Viewer): Promise<Result<FigureImportDto[]>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const rows = await db().figureImport.findMany({
    orderBy: { importedAt: "desc" },
    take: NEWEST,
    select: HEAD_SELECT,
  });
  const countsOf = await readCounts(rows.map(({ id }) => id));
  return done(rows.map((row) => toImport(row, countsOf(row.id))));
}

const standingRows = z.array(
  z.object({
    id: z.string(),
    /** How many revisions came after the import's. */
    since: z.int(),
    state: z.enum(REPORT_STATES),
    count: z.int(),
  }),
);

/** How many figures of each import are where: thousands of them are counted where they are. */
async function readCounts(importIds: readonly string[]): Promise<(importId: string) => ImportCounts> {
  const rows = await db().$queryRaw`
    SELECT item.import_id AS id, report.version - item.revision AS since, report.state::text AS state,
           count(*)::int AS count
    FROM figure_import_item item JOIN report ON report.id = item.report_id
    WHERE item.import_id = ANY(${importIds}::uuid[]) GROUP BY 1, 2, 3`;
  const standing = standingRows.parse(rows);
  return (importId) => {
    const counts = { ...NO_FIGURES };
    for (const { id, since, state, count } of standing) {
      if (id === importId) counts[importedState(0, { version: since, state })] += count;
    }
    return counts;
  };
}

/** How many figures wait for this person's decision, of imports that are another's. */
export async function countWaitingFigures(viewer: Viewer): Promise<Result<number>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const rows = await db().$queryRaw`
    SELECT count(*)::int AS count
    FROM report JOIN figure_import_item item ON item.report_id = report.id AND item.revision = report.version
    WHERE report.state = 'submitted' AND report.submitted_by_id IS DISTINCT FROM ${viewer.userId}::uuid`;
  return done(z.array(z.object({ count: z.int() })).parse(rows)[0]?.count ?? 0);
}

/** `not_found` where there is no such import. */
export async function getFigureImport(
  viewer: Viewer,
  { importId }: { readonly importId: string },
): Promise<Result<FigureImportDetailDto>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const found = await readImport(db(), viewer, importId);
  return found === null ? refused("not_found") : done(found.detail);
}

/** One figure of an import, with what deciding on it needs. */
export interface ImportedFigure extends ImportedFigureDto {
  /** Number of the revision that the import made. */
  readonly revision: number;
}

const DETAIL_SELECT = {
  ...HEAD_SELECT,
  items: {
    select: {
      revision: true,
      handedIn: {
        select: {
          ...CONTENT_SELECT,
          correctionReason: true,
          report: { select: { itemId: true, fy: true, ...STANDING_SELECT, ...SUBMISSION_SELECT } },
        },
      },
    },
  },
} as const satisfies Prisma.FigureImportSelect;

type DetailRow = Prisma.FigureImportGetPayload<{ select: typeof DETAIL_SELECT }>;

/** For a caller that has asked `can`. */
export async function readImport(
  tx: Tx,
  viewer: Viewer,
  importId: string,
): Promise<{ readonly detail: FigureImportDetailDto; readonly figures: readonly ImportedFigure[] } | null> {
  if (!isRowId(importId)) return null;
  const row = await tx.figureImport.findUnique({ where: { id: importId }, select: DETAIL_SELECT });
  if (row === null) return null;
  const plans = await readPlans(tx);
  const kpiIds = [...new Set(row.items.map(({ handedIn }) => handedIn.report.itemId))];
  const approved = await approvedFigures(tx, { id: { in: kpiIds } });
  const placed = placeFigures(plans, row.items);
  // Only what waits is held against its own table; what was decided is among the approved figures, or is not meant any more.
  const waiting = placed.filter(({ state }) => state === "waiting");
  const weighed = weighFigures(waiting, approved);
  const warningsOf = new Map(waiting.map((figure, at) => [figure, weighed[at]?.warnings ?? []]));
  const standingBefore = approvedBefore(approved);
  const figures = placed.map((figure): ImportedFigure => {
    const warnings = warningsOf.get(figure) ?? [];
    const { of, fy, content, state, correctionReason, revision, authorIds } = figure;
    const { unit, decimals, scale } = kpiInYear(of.kpi, fy);
    const { approved: before, inForce } = standingBefore(figure);
    const isDecidable = can(viewer, "report.approve", {
      authorIds,
      allowSelfApproval: of.plan.settings.allowSelfApproval,
    });
    return {
      kpiId: of.kpi.id,
      name: of.kpi.name,
      isMetric: of.isMetric,
      fy,
      terms: { unit, decimals, scale },
      content,
      before: inForce,
      words: wordChanges(before, content),
      correctionReason,
      state,
      warnings,
      mayBeTogether: mayBeApprovedTogether(state, warnings, content.warningNote),
      isDecidable: state === "waiting" && isDecidable,
      revision,
    };
  });
  const counts = { ...NO_FIGURES };
  for (const { revision, handedIn } of row.items) counts[importedState(revision, handedIn.report)] += 1;
  const isOwn = row.importedById === viewer.userId;
  const told = figures.map(({ revision: _, ...figure }) => figure);
  return { detail: { ...toImport(row, counts), isOwn, figures: told }, figures };
}

/** What held of a figure's item and year before it was taken in. */
function approvedBefore(approved: readonly ApprovedReport[]) {
  const ofYear = Map.groupBy(approved, ({ kpiId, fy }) => `${kpiId}/${fy}`);
  return ({ of, fy, revision }: PlacedImport) => {
    const earlier = (ofYear.get(`${of.kpi.id}/${fy}`) ?? []).filter((each) => each.revision < revision);
    const isSaid = earlier.some(
      ({ content }) => content.actual !== null && content.figureStatus !== "interim",
    );
    const kpi = kpiInYear(of.kpi, fy);
    return standingOf({ kpi, fy }, earlier.at(-1)?.content ?? null, isSaid);
  };
}

interface PlacedImport extends FigureToWeigh {
  readonly revision: number;
  readonly state: ImportedState;
  readonly correctionReason: string;
  readonly authorIds: readonly string[];
}

/** In the plans' order; what no plan names any more is left out: nothing can be decided on it. */
function placeFigures(plans: readonly PlanDto[], items: DetailRow["items"]): PlacedImport[] {
  const byItem = Map.groupBy(items, ({ handedIn }) => toKpiId(handedIn.report.itemId));
  return askingPlans(plans).flatMap(({ definition: plan }) =>
    listFigures(plan).flatMap((placed) => {
      const of: FigureOfPlan = { ...placed, plan };
      const own = (byItem.get(placed.kpi.id) ?? []).map(({ revision, handedIn }): PlacedImport => {
        const { report, correctionReason } = handedIn;
        return {
          of,
          fy: fiscalYear(report.fy),
          content: toContent(handedIn),
          revision,
          state: importedState(revision, report),
          correctionReason,
          authorIds: authorIdsOfRow(report),
        };
      });
      return own.filter(({ fy }) => coversYear(plan, fy)).sort((a, b) => a.fy - b.fy);
    }),
  );
}

function toImport(
  row: Prisma.FigureImportGetPayload<{ select: typeof HEAD_SELECT }>,
  counts: ImportCounts,
): FigureImportDto {
  return {
    id: row.id,
    fileName: row.fileName,
    importedBy: row.importedBy.name,
    importedAt: row.importedAt.toISOString(),
    counts,
  };
}
