/** Where the figures of a chart come from: what was promised and what was measured have different sources. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { decisionsOn, isDocumentReplaced } from "@/domain/plan/sources";
import type { PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import {
  decisionSource,
  decisionSourceSince,
  documentSource,
  sourcesOverYears,
} from "@/domain/words/ja/plan/sources";
import { quoted } from "@/domain/words/ja/quotes";
import type { PageContext } from "../page-context";
import { EvidencePieces } from "./evidence-list";

/** A KPI with its years as one plan has it. */
interface Sourced {
  readonly plan: PlanDefinition;
  readonly kpi: Kpi;
  readonly years: readonly PublishedYear[];
}

/**
 * Under one KPI's chart: 目標値の出典, where anything was measured 実績の出典, and those of 現状値 and 計画 where some of them
 * were decided after the document. Lines of a definition list.
 */
export function KpiSources({ context, parts }: { context: PageContext; parts: readonly Sourced[] }) {
  const actuals = parts.flatMap(actualSources);
  const evidence = parts.flatMap(({ years }) => latestMeasured(years)?.evidence ?? []);
  const isDecided = (part: "baseline" | "planned") =>
    parts.some(({ plan, kpi }) => decisionsOn(plan, kpi, part).length > 0);
  return (
    <>
      <Source name="目標値の出典">{unique(parts.flatMap(targetSources)).join("、")}</Source>
      {isDecided("baseline") && (
        <Source name="現状値の出典">
          {unique(parts.flatMap(({ plan, kpi }) => sourcesOverYears(plan, kpi, "baseline"))).join("、")}
        </Source>
      )}
      {isDecided("planned") && (
        <Source name="計画の出典">{unique(parts.flatMap(plannedSources)).join("、")}</Source>
      )}
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
  targetsUntil,
}: {
  /** The document that the targets stand in. */
  document: string;
  /** `fy`: of a card that tells of another year, in the plan before. */
  parts: readonly (Sourced & { readonly fy?: FiscalYear })[];
  fy: FiscalYear;
  /** Where targets that hold for later years only are not shown. */
  targetsUntil?: FiscalYear;
}) {
  const actuals = parts.flatMap((part) =>
    part.years.flatMap((year) =>
      year.fy === (part.fy ?? fy) && year.actual !== null
        ? [{ fy: year.fy, place: placeOf(part, year, part.plan.sourceDocument) }]
        : [],
    ),
  );
  const before = parts.flatMap(({ fy: own, plan, kpi }) =>
    own === undefined || isDocumentReplaced(plan, kpi, "target") ? [] : [documentSource(plan, kpi)],
  );
  return (
    <>
      {/* Of a page without a target it is the source of its words. */}
      <Source name={parts.length > 0 ? "目標値の出典" : "出典"}>
        {unique([document, ...before, ...decidedTargets(parts, targetsUntil)]).join("、")}
      </Source>
      {actuals.length > 0 && (
        <Source name="実績の出典">
          {[...Map.groupBy(actuals, (each) => each.fy)]
            .map(
              ([of, each]) => `${unique(each.map(({ place }) => place)).join("、")}（${fiscalYearJa(of)}）`,
            )
            .join("、")}
        </Source>
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

/** What the targets of all the plan's years stand in. */
function targetSources({ plan, kpi }: Sourced): string[] {
  return [
    ...sourcesOverYears(plan, kpi, "target"),
    ...decisionsOn(plan, kpi, "targetFy").map(decisionSourceSince),
  ];
}

/** Targets that stand in another document than the rest, with the KPIs that they are of. */
function decidedTargets(parts: readonly Sourced[], until: FiscalYear | undefined): string[] {
  const decided = parts.flatMap(({ plan, kpi }) =>
    [...decisionsOn(plan, kpi, "target"), ...decisionsOn(plan, kpi, "targetFy")]
      .filter(({ from }) => from === null || until === undefined || from <= until)
      .map((decision) => ({ source: decisionSourceSince(decision), name: quoted(kpi.name) })),
  );
  return [...Map.groupBy(decided, ({ source }) => source)].map(
    ([source, each]) => `${source}：${unique(each.map(({ name }) => name)).join("")}`,
  );
}

/** A 計画 is of its own year alone. */
function plannedSources({ plan, kpi, years }: Sourced): string[] {
  const decisions = decisionsOn(plan, kpi, "planned");
  const decided = decisions.map(
    (decision) =>
      `${decisionSource(decision)}${decision.from === null ? "" : `（${fiscalYearJa(decision.from)}）`}`,
  );
  // A document that states none of them is no source of any.
  const isDocumented = years.some(
    ({ fy, planned }) => planned?.kind === "number" && !decisions.some(({ from }) => from === fy),
  );
  return isDocumented ? [documentSource(plan, kpi), ...decided] : decided;
}

/** Years whose figures come from one place, one after another. */
interface SourceRun {
  readonly place: string;
  readonly spans: readonly { readonly from: FiscalYear; readonly to: FiscalYear }[];
  /** The day that the latest of them is of. */
  readonly asOf: IsoDate | null;
}

/** Where the figures come from, oldest first, as far as there are any. */
export function runsOfSources(part: Sourced): SourceRun[] {
  const runs: { place: string; last: PublishedYear; spans: { from: FiscalYear; to: FiscalYear }[] }[] = [];
  const isInterim = ({ figureStatus }: PublishedYear) => figureStatus === "interim";
  for (const year of part.years.filter(({ actual }) => actual !== null)) {
    const place = placeOf(part, year, documentSource(part.plan, part.kpi));
    let run = runs.at(-1);
    // The day of a 年度途中の値 is not that of the figures with a mark.
    if (run?.place !== place || isInterim(run.last) !== isInterim(year)) {
      run = { place, last: year, spans: [] };
      runs.push(run);
    }
    run.last = year;
    const span = run.spans.at(-1);
    if (span?.to === year.fy - 1) span.to = year.fy;
    else run.spans.push({ from: year.fy, to: year.fy });
  }
  return runs.map(({ place, last, spans }) => ({ place, spans, asOf: last.asOf }));
}

/** 「…」別紙5-2（令和3年度～令和5年度）、行政経営課（令和7年度・令和9年度、令和10年3月31日時点） */
function actualSources(part: Sourced): string[] {
  return runsOfSources(part).map(({ place, spans, asOf }) => {
    const years = spans.map(({ from, to }) =>
      from === to ? fiscalYearJa(to) : `${fiscalYearJa(from)}～${fiscalYearJa(to)}`,
    );
    const day = asOf === null ? "" : `、${dateJa(asOf)}時点`;
    return `${place}（${years.join("・")}${day}）`;
  });
}

/** Who measured it: the plan's document where that prints the figure, else the department that answered then. */
function placeOf(
  { plan, kpi }: Sourced,
  { fy, origin, department }: PublishedYear,
  document: string,
): string {
  if (origin !== "document") return department ?? "所管課の記載なし";
  const changed = decisionsOn(plan, kpi, "documented").findLast(({ from }) => from === fy);
  return changed === undefined ? document : decisionSource(changed);
}

function latestMeasured(years: readonly PublishedYear[]): PublishedYear | undefined {
  return years.findLast(({ actual }) => actual !== null);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
