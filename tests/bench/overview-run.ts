/**
 * A manager's overview at its largest: 350 KPIs in a plan of ten years, nine of them with figures. In a process of its own;
 * DATABASE_URL leads to an empty database. Prints an OverviewRun as JSON.
 */

import { renderSmall } from "@tests/db/support/publications";
import { sessionOf } from "@tests/db/support/sessions";
import { DEPARTMENTS, importAll, makePerson } from "@tests/db/support/tenfold-plan";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan, realPlan } from "@tests/fixtures/plan";
import type { ColumnRole } from "@/domain/imports/past-figures/columns";
import type { PlanDefinition } from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { listInitiatives } from "@/domain/plan/initiatives";
import { addYears, type FiscalYear, fiscalYears, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { readWorkbook } from "@/lib/workbook/read";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { sessionCookieName } from "@/server/auth/settings";
import { closeDb, db } from "@/server/db/client";
import { decideFigureImport } from "@/server/past-figures/decide";
import { importPastFigures } from "@/server/past-figures/import";
import { previewPastFigures } from "@/server/past-figures/preview";
import { publish } from "@/server/publication/publish";
import { changeInitiatives } from "@/server/reports/initiatives/queries";
import { createRound } from "@/server/rounds/change";

export interface OverviewRun {
  readonly kpis: number;
  readonly years: number;
  /** Of a manager. */
  readonly cookie: string;
  /** The overview, the same with a pillar open, and a pillar's page. */
  readonly pages: readonly string[];
}

const KPIS = 350;
const PILLARS = 7;
const YEARS = 10;
const PLAN_ID = "overview";
const NOW = new Date();
/** The year that a manager looks at; one more of the plan is to come. */
const ENDED = latestEndedFy(tokyoDate(NOW));
const START = addYears(ENDED, 2 - YEARS);
const COLUMNS = { sheet: 0, headRow: 1, roles: ["item", "year", "figure", "reason"] as ColumnRole[] };

function demanded<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason} ${JSON.stringify(result.errors ?? {})}`);
}

function largePlan(): PlanDefinition {
  const kpi = (no: number) =>
    makeKpi({
      id: toKpiId(`overview-${no}`),
      name: `市民が窓口で待つ時間と手続の件数の指標${no}`,
      department: DEPARTMENTS[no % DEPARTMENTS.length] ?? null,
      direction: no % 5 === 0 ? "down" : "up",
      baseline: { fy: addYears(START, -1), value: num(no % 5 === 0 ? "2000" : "990") },
      target: {
        fy: addYears(ENDED, 1),
        value: { kind: "number", value: num(no % 5 === 0 ? "990" : "2000") },
      },
    });
  const perPillar = KPIS / PILLARS;
  const pillars = Array.from({ length: PILLARS }, (_, at) => ({
    ...makePillar(),
    no: at + 1,
    title: `柱${at + 1}`,
    kpis: Array.from({ length: perPillar }, (_each, no) => kpi(at * perPillar + no)),
    measures: [1, 2, 3].map((no) => ({
      no,
      title: `取組${at + 1}の${no}`,
      initiatives: Array.from({ length: 5 }, (_each, line) => ({
        marker: "○" as const,
        text: `窓口の待ち時間を短くするための取組${at + 1}-${no}-${line + 1}`,
      })),
      kpis: [],
      source: "試験",
    })),
  }));
  const period = { startFy: START, endFy: addYears(ENDED, 1) };
  const plan: UnnamedPlan = {
    ...makePlan({ id: PLAN_ID, name: "大きな計画", ...period, kpis: [] }),
    pillars,
  };
  return withInitiativeIds(plan);
}

const figureOf = (no: number, fy: FiscalYear) => 1000 + (fy - START) * (no % 7) * 12 - (no % 3) * 20 + no;

/** @returns of which import they are */
async function takeIn(importer: Viewer, kpis: readonly number[], years: readonly FiscalYear[]) {
  const rows = kpis.flatMap((no) =>
    years.map(
      (fy) =>
        `市民が窓口で待つ時間と手続の件数の指標${no},${fiscalYearShort(fy)},${figureOf(no, fy)}件,窓口の数を増やしたため`,
    ),
  );
  const bytes = new TextEncoder().encode(["指標名,年度,実績,要因", ...rows].join("\r\n"));
  const read = async () => {
    const reading = await readWorkbook(bytes);
    if (!reading.ok) throw new Error(reading.fault.reason);
    return reading.workbook;
  };
  const preview = demanded(await previewPastFigures(importer, await read(), COLUMNS, NOW));
  const chosen = preview.figures.map(({ address }) => address);
  const words = { reason: "", warningNote: "原簿と照らし合わせた", correctionReason: "" };
  const taking = { columns: COLUMNS, seen: preview.seen, chosen, fileName: "実績.csv", ...words };
  return demanded(await importPastFigures(importer, { workbook: await read(), bytes }, taking, NOW)).importId;
}

async function answerInitiatives(plan: PlanDefinition, [writer, approver]: [Viewer, Viewer]): Promise<void> {
  const words = "窓口の数を増やし、手続を電子化しました。";
  const content = { progress: "under_way", done: words, result: words, nextStep: words } as const;
  const ids = listInitiatives(plan).map(({ initiative }) => initiative.id);
  for (const fy of [addYears(ENDED, -1), ENDED]) {
    const submitted = ids.map((initiativeId) => ({
      initiativeId,
      event: "submit" as const,
      version: 0,
      content: { ...content, warningNote: "確認済み" },
    }));
    const approved = ids.map((initiativeId) => ({ initiativeId, event: "approve", version: 1 }) as const);
    demanded(await changeInitiatives(writer, { fy, changes: submitted }, NOW));
    demanded(await changeInitiatives(approver, { fy, changes: approved }, NOW));
  }
}

async function main(): Promise<OverviewRun> {
  const plan = largePlan();
  // The shipped plans are there: a server that starts on this database then leaves it as it is.
  await importAll([realPlan("dx-1"), realPlan("dx-2"), plan]);
  const [importer, approver] = [
    await makePerson("torikomi", "office", null),
    await makePerson("shonin", "office", null),
  ];
  const all = Array.from({ length: KPIS }, (_, no) => no);
  const decided = async (kpis: readonly number[], years: readonly FiscalYear[]) => {
    const importId = await takeIn(importer, kpis, years);
    demanded(await decideFigureImport(approver, { importId, event: "approve", comment: "" }, NOW));
  };
  await decided(all, fiscalYears(START, addYears(ENDED, -1)));
  // Of the year itself some wait for a decision, and some are not there.
  await decided(all.slice(0, 250), [ENDED]);
  await takeIn(importer, all.slice(250, 300), [ENDED]);
  await answerInitiatives(plan, [importer, approver]);
  const dates = { opensOn: `${ENDED + 1}-04-01`, dueOn: `${ENDED + 1}-05-31` };
  const round = { fy: ENDED, title: "照会", instructions: "", ...dates };
  demanded(await createRound(systemActor, round));
  await db().collectionRound.update({ where: { fy: ENDED }, data: { openedAt: NOW }, select: { id: true } });
  demanded(await publish(systemActor, { title: "公表", note: "" }, renderSmall));
  const manager = await makePerson("bucho", "manager", null);
  return {
    kpis: KPIS,
    years: YEARS,
    cookie: `${sessionCookieName()}=${await createSessionToken(await sessionOf(manager))}`,
    pages: [
      `/staff?plan=${PLAN_ID}`,
      `/staff?plan=${PLAN_ID}&open=1`,
      `/staff/dashboard/pillars/1?plan=${PLAN_ID}`,
    ],
  };
}

console.log(JSON.stringify(await main()));
await closeDb();
process.exit(0);
