/**
 * 5,000 past figures of a table, in a process of its own: read and looked at, taken in, approved. DATABASE_URL leads to an
 * empty database. Prints a PastFiguresRun as JSON.
 */

import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import type { ColumnRole } from "@/domain/imports/past-figures/columns";
import { fiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { readWorkbook } from "@/lib/workbook/read";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { decideFigureImport } from "@/server/past-figures/decide";
import { importPastFigures } from "@/server/past-figures/import";
import { previewPastFigures } from "@/server/past-figures/preview";
import { importPlan } from "@/server/proposals/import";

export interface PastFiguresRun {
  readonly rows: number;
  /** Reading the file and looking at it. */
  readonly previewMs: number;
  /** Reading the file again and taking it in. */
  readonly importMs: number;
  readonly approveMs: number;
}

const KPIS = 500;
const YEARS = fiscalYears(fiscalYear(2016), fiscalYear(2025));
const NOW = new Date("2026-06-15T03:00:00Z");

function demanded<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason} ${JSON.stringify(result.errors ?? {})}`);
}

async function person(name: string): Promise<Viewer> {
  const select = { id: true, name: true, email: true, role: true } as const;
  const row = await db().user.create({
    data: { email: `${name}@example.jp`, name, role: "office" },
    select: { ...select, department: { select: { id: true, name: true } } },
  });
  return mintViewer(row);
}

/** A row for each figure, as a city's list has them. */
function table(): Uint8Array {
  const rows = Array.from({ length: KPIS }, (_, no) =>
    YEARS.map(
      (fy, at) =>
        `指標${no},${fiscalYearShort(fy)},"${(1000 + at * 10 + no).toLocaleString("en-US")}件",記録から移した`,
    ),
  );
  return new TextEncoder().encode(["指標名,年度,実績,要因", ...rows.flat()].join("\r\n"));
}

async function main(): Promise<PastFiguresRun> {
  const kpis = Array.from({ length: KPIS }, (_, no) =>
    makeKpi({
      id: toKpiId(`kpi-${no}`),
      name: `指標${no}`,
      baseline: { fy: fiscalYear(2015), value: num("990") },
      target: { fy: fiscalYear(2025), value: { kind: "number", value: num("2000") } },
    }),
  );
  const period = { startFy: fiscalYear(2016), endFy: fiscalYear(2025) };
  demanded(await importPlan(systemActor, makePlan({ ...period, kpis, pillars: [makePillar()] })));
  const [importer, approver] = [await person("torikomi"), await person("shonin")];
  const bytes = table();
  const roles: ColumnRole[] = ["item", "year", "figure", "reason"];
  const columns = { sheet: 0, headRow: 1, roles };
  const read = async () => {
    const reading = await readWorkbook(bytes);
    if (!reading.ok) throw new Error(reading.fault.reason);
    return reading.workbook;
  };
  const [preview, previewMs] = await timed(async () =>
    demanded(await previewPastFigures(importer, await read(), columns, NOW)),
  );
  const chosen = preview.figures.map(({ address }) => address);
  const words = { reason: "", warningNote: "原簿と照らし合わせた", correctionReason: "" };
  const [taken, importMs] = await timed(async () =>
    demanded(
      await importPastFigures(
        importer,
        { workbook: await read(), bytes },
        { columns, seen: preview.seen, chosen, fileName: "実績.csv", ...words },
        NOW,
      ),
    ),
  );
  const decision = { importId: taken.importId, event: "approve", comment: "" } as const;
  const [, approveMs] = await timed(async () => demanded(await decideFigureImport(approver, decision, NOW)));
  return { rows: taken.figures, previewMs, importMs, approveMs };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const begun = performance.now();
  const value = await work();
  return [value, performance.now() - begun];
}

console.log(JSON.stringify(await main()));
await closeDb();
process.exit(0);
