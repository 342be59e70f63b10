/** Where the figures of a chart come from: what was promised and what was measured have different sources. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { replacedBy, replacedThrough } from "@/domain/plan/replaced";
import type { PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import type { PageContext } from "../page-context";
import { EvidencePieces } from "./evidence-list";

/** A KPI with its years as one plan has it. */
interface Sourced {
  readonly plan: PlanDefinition;
  readonly kpi: Kpi;
  readonly years: readonly PublishedYear[];
}

/** Under one KPI's chart: 目標値の出典 and, where anything was measured, 実績の出典. Lines of a definition list. */
export function KpiSources({ context, parts }: { context: PageContext; parts: readonly Sourced[] }) {
  const actuals = parts.flatMap(actualSources);
  const evidence = parts.flatMap(({ years }) => latestMeasured(years)?.evidence ?? []);
  return (
    <>
      <Source name="目標値の出典">{unique(parts.flatMap(targetSources)).join("、")}</Source>
      {actuals.length > 0 && (
        <Source name="実績の出典">
          {unique(actuals).join("、")}
          {evidence.length > 0 && (
            <>
              、根拠資料 <EvidencePieces context={context} evidence={evidence} />
            </>
          )}
        </Source>
      )}
    </>
  );
}

/** Under several charts at once, for one year: each KPI's own page has its 時点 and its evidence. */
export function YearSources({
  document,
  parts,
  fy,
}: {
  /** The document that the targets stand in. */
  document: string;
  parts: readonly Sourced[];
  fy: FiscalYear;
}) {
  const actuals = parts.flatMap(({ plan, years }) =>
    years.flatMap((year) =>
      year.fy === fy && year.actual !== null ? [placeOf(plan.sourceDocument, year)] : [],
    ),
  );
  return (
    <>
      <Source name="目標値の出典">{document}</Source>
      {actuals.length > 0 && (
        <Source name="実績の出典">{`${unique(actuals).join("、")}（${fiscalYearJa(fy)}）`}</Source>
      )}
    </>
  );
}

function Source({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The document, and what each target stands in that was decided later and holds. */
function targetSources({ plan, kpi }: Sourced): string[] {
  const ledger = plan.changes ?? [];
  const decided = ledger.flatMap((change) => {
    const { kpiId, what, from } = change;
    if (kpiId !== kpi.id || what !== "target" || replacedBy(change, ledger) !== null) return [];
    // What holds sooner than it was decided to stands in the document of then, where there is no newer one.
    const sooner = replacedThrough(change, ledger).findLast(({ fate }) => fate === "brought_forward");
    const document = change.document ?? sooner?.earlier.document ?? null;
    return document === null ? [] : [{ document, from }];
  });
  return [
    `${plan.sourceDocument}のうち${kpi.source}`,
    ...decided.map(
      ({ document, from }) => `${document}${from === null ? "" : `（${fiscalYearJa(from)}から）`}`,
    ),
  ];
}

/** Runs of years of one source, oldest first: 「…」別紙5-2（令和3年度～令和5年度）、行政経営課（令和7年度、令和8年3月31日時点） */
function actualSources({ plan, kpi, years }: Sourced): string[] {
  const runs: { place: string; first: PublishedYear; last: PublishedYear }[] = [];
  for (const year of years.filter(({ actual }) => actual !== null)) {
    const place = placeOf(`${plan.sourceDocument}のうち${kpi.source}`, year);
    const run = runs.at(-1);
    if (run?.place === place) run.last = year;
    else runs.push({ place, first: year, last: year });
  }
  return runs.map(({ place, first, last }) => {
    const from = first === last ? "" : `${fiscalYearJa(first.fy)}～`;
    const asOf = last.asOf === null ? "" : `、${dateJa(last.asOf)}時点`;
    return `${place}（${from}${fiscalYearJa(last.fy)}${asOf}）`;
  });
}

/** Who measured it: the plan's document where that prints the figure, else the department that answered then. */
function placeOf(document: string, { origin, department }: PublishedYear): string {
  return origin === "document" ? document : (department ?? "所管課の記載なし");
}

function latestMeasured(years: readonly PublishedYear[]): PublishedYear | undefined {
  return years.findLast(({ actual }) => actual !== null);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
