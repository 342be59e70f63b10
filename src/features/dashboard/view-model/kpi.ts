/** One KPI through all its years, for the dashboards' page of it. Pure. */

import { changesBetweenPlans } from "@/components/charts/chart-text";
import {
  type DefinitionChange,
  type Kpi,
  listKpis,
  type PlanDefinition,
  planYears,
} from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { changesOfKpi } from "@/domain/plan/told";
import { markOfWords, marksWithoutFigure } from "@/domain/publication/record";
import { joinSeries } from "@/domain/reports/joined-series";
import type { JudgementCode } from "@/domain/reports/judgement";
import { wayLeft } from "@/domain/reports/pace/way-left";
import type { FigureStatus } from "@/domain/reports/report";
import { markBeside } from "@/domain/reports/tally";
import { decimal, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { changedSince, comparisonWords, decisionText } from "@/domain/words/ja/plan/plan";
import { replacedWords } from "@/domain/words/ja/plan/replaced";
import { definitionWords } from "@/domain/words/ja/plan/told-texts";
import { documentedSentence } from "@/domain/words/ja/reports/documented";
import { meantTargets, needSentence } from "@/domain/words/ja/reports/pace";
import { figureStatusNote } from "@/domain/words/ja/reports/reports";
import type { PublishedYearDto, RecordedYearDto } from "@/server/publication/as-of";
import type { KpiStanding, ShownYear } from "./dashboard";

/** The KPI in one of the plans that have it. */
export interface KpiInPlan {
  readonly plan: PlanDefinition;
  /** As the plan defines it. */
  readonly kpi: Kpi;
  readonly years: readonly ShownYear[];
}

/** The plan with this KPI alone: what is reckoned of it needs no other. */
export function withKpiAlone(plan: PlanDefinition, id: KpiId): PlanDefinition {
  const own = (kpis: readonly Kpi[]) => kpis.filter((kpi) => kpi.id === id);
  return {
    ...plan,
    kpis: own(plan.kpis),
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: own(pillar.kpis),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: own(measure.kpis) })),
    })),
  };
}

/** The year that is shown: the one asked for where the KPI has it, else its latest up to then, else its first. */
export function yearOfKpi(plan: PlanDefinition, kpi: Kpi, asked: FiscalYear): FiscalYear {
  const own = planYears(plan).filter((fy) => isSurveyed(kpi, fy));
  return own.findLast((fy) => fy <= asked) ?? own[0] ?? asked;
}

/** What its chart draws: one plan's series, or one series of several plans. */
export function chartOf(courses: readonly KpiInPlan[], own: KpiInPlan) {
  const joined = courses.length > 1 ? joinSeries(courses) : null;
  return joined === null
    ? { kpi: own.kpi, years: own.years, plan: own.plan }
    : { kpi: joined.kpi, years: joined.years, plan: own.plan, parts: joined.parts };
}

/** 目標値に届くには、今後毎年度＋303.5手続き…; null where nothing is needed, or nothing can be reckoned. */
export function neededOfKpi({ kpi, definition, year, outlook }: KpiStanding): string | null {
  const way = wayLeft(kpi, outlook);
  if (way === null || decimal(way.need.value).isZero()) return null;
  const later = outlook?.ahead ? meantTargets(definition, year.fy)?.later : undefined;
  return needSentence(way.need, way.kpi, way, later);
}

export interface SaidOfYear {
  readonly fy: FiscalYear;
  readonly value: string;
  /** null: none stands beside it, as in a year that still runs. */
  readonly code: JudgementCode | null;
  readonly department: string | null;
  readonly words: readonly { readonly heading: string; readonly text: string }[];
  /** The mark that the year had when they were written, where it has another one by now; else null. */
  readonly writtenUnder: JudgementCode | null;
}

/** The department's words, year beside year, the latest first. */
export function saidOverYears(
  courses: readonly KpiInPlan[],
  changes: readonly RecordedYearDto[],
  lastEnded: FiscalYear,
): SaidOfYear[] {
  return courses
    .flatMap(({ kpi, years }) =>
      years.map((year) => ({
        fy: year.fy,
        value: figureText(kpi, year),
        code: markBeside(year, lastEnded),
        department: year.department,
        writtenUnder: isWrittenSince(changes, kpi.id, year) ? null : markOfWords(changes, kpi.id, year.fy),
        words: [
          { heading: "要因", text: year.reason },
          { heading: "今後の取組", text: year.nextStep },
          { heading: "注記", text: year.basisNote },
          { heading: "値がない理由", text: year.missing?.note ?? "" },
        ].filter(({ text }) => text !== ""),
      })),
    )
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.fy - a.fy);
}

function figureText(kpi: Kpi, year: ShownYear): string {
  return figureIn(kpiInYear(kpi, year.fy), year);
}

/** @param read the KPI as it is read in the year */
function figureIn(
  read: Kpi,
  {
    actual,
    figureStatus,
  }: { readonly actual: ShownYear["actual"]; readonly figureStatus?: FigureStatus | null },
): string {
  if (actual === null) return "値なし";
  return `${formatQuantity(actual, read)}${figureStatusNote(figureStatus ?? "final")}`;
}

/** Whether words or figure were approved after the mark turned last, and no publication has told them yet. */
function isWrittenSince(
  changes: readonly RecordedYearDto[],
  kpiId: KpiId,
  { fy, corrections, rewordings = [] }: ShownYear,
): boolean {
  const turn = changes.findLast((each) => each.kpiId === kpiId && each.fy === fy && each.marks);
  return (
    turn !== undefined &&
    [...corrections, ...rewordings].some(
      ({ approvedAt }) => Date.parse(approvedAt) > Date.parse(turn.publishedAt),
    )
  );
}

/** Where figures came from that nobody entered: those that the plans' documents print, plan by plan. */
export function documentedLines(
  courses: readonly KpiInPlan[],
  takenIn: readonly { readonly planId: string; readonly at: string }[],
): string[] {
  return courses.flatMap(({ plan, kpi, years }) => {
    const documented = years.filter(({ origin }) => origin === "document").map(({ fy }) => fy);
    if (documented.length === 0) return [];
    const at = takenIn.find(({ planId }) => planId === plan.id)?.at ?? null;
    return [documentedSentence({ years: documented, plan: plan.name, source: kpi.source, at })];
  });
}

export interface ReplacedLine {
  readonly key: string;
  readonly fy: FiscalYear;
  readonly what: string;
  /** null: the words alone are other ones. */
  readonly change: string | null;
  readonly marks: readonly [JudgementCode, JudgementCode] | null;
  readonly reason: string;
  readonly when: string;
}

/** 訂正・確定・説明の更新, and marks that turned by themselves; the latest first. */
export function replacedLines(
  courses: readonly KpiInPlan[],
  changes: readonly RecordedYearDto[],
): ReplacedLine[] {
  const ids = courses.map(({ kpi }) => kpi.id);
  const turned = marksWithoutFigure(changes, ids).flatMap(({ fy, marks, text, no, publishedAt }) =>
    fy === null || !marks
      ? []
      : [
          {
            key: `turned ${no} ${fy}`,
            fy,
            what: "目標達成状況の変更",
            change: null,
            marks: [marks.before, marks.after] as const,
            reason: text,
            when: `${dateJa(publishedAt)}　第${no}号で公表`,
            at: publishedAt,
          },
        ],
  );
  return courses
    .flatMap(({ plan, kpi, years }) =>
      years.flatMap(({ fy, corrections, rewordings = [] }): (ReplacedLine & { readonly at: string })[] => {
        const text = (value: (typeof corrections)[number]["before"]) =>
          value === null ? "値なし" : formatQuantity(value, kpiInYear(kpi, fy));
        const of = { fy, key: `${plan.id} ${fy}` };
        return [
          ...corrections.map(({ kind, before, after, revision, ...each }) => ({
            ...of,
            key: `${of.key} c${revision}`,
            what: kind === "confirmed" ? "確定" : "訂正",
            change: `${text(before)} → ${text(after)}`,
            marks:
              each.judgementBefore === each.judgementAfter
                ? null
                : ([each.judgementBefore, each.judgementAfter] as const),
            reason: each.reason,
            when: whenText(each),
            at: each.approvedAt,
          })),
          ...rewordings.map(({ revision, reason, ...each }) => ({
            ...of,
            key: `${of.key} w${revision}`,
            what: "説明の更新",
            change: null,
            marks: null,
            reason,
            when: whenText(each),
            at: each.approvedAt,
          })),
        ];
      }),
    )
    .concat(turned)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ at: _, ...line }) => line);
}

function whenText({
  approvedAt,
  office,
}: {
  readonly approvedAt: string;
  readonly office: string | null;
}): string {
  return [approvedAt === "" ? "" : dateJa(approvedAt), office ?? ""].filter((text) => text !== "").join("　");
}

export interface DefinitionLine {
  readonly key: string;
  readonly planName: string;
  readonly text: string;
  readonly reason: string;
  /** What became of other decisions by it or of it since, of figures across a break, and of marks given before. */
  readonly notes: readonly string[];
  /** 令和9年2月10日　中間見直し報告書; "" where neither was said. */
  readonly decided: string;
}

/** 定義の変更 in every plan, the latest first, and what a plan says otherwise than the one before it. */
export function definitionLines(courses: readonly KpiInPlan[]): DefinitionLine[] {
  const joined = joinSeries(courses);
  const handedOn = (joined === null ? [] : changesBetweenPlans(joined.kpi, joined.parts)).map((change) => ({
    ...change,
    key: change.planName,
    reason: "この計画で定めた内容です。",
    notes: [],
    decided: "",
  }));
  const changed = courses.flatMap(({ plan, kpi }) => {
    const changes = changesOfKpi(plan, kpi);
    const names = new Map(listKpis(plan).map((each) => [String(each.kpi.id), each.kpi.name]));
    const text = (change: DefinitionChange) =>
      `${definitionWords({ change, path: null }, kpi, changes, (id) => names.get(id) ?? null)}${changedSince(change)}`;
    return changes.toReversed().map((change) => ({
      key: `${plan.id} ${JSON.stringify(change)}`,
      planName: plan.name,
      text: text(change),
      reason: change.reason,
      notes: [
        replacedWords(change, kpi, changes),
        comparisonWords(change, kpi),
        change.rejudges ? "公表済みの評価も、変更後の定義で評価し直しました。" : "",
      ].filter((note) => note !== ""),
      decided: decisionText(change),
    }));
  });
  return [...changed, ...handedOn.toReversed()];
}

interface BesideFigure {
  readonly value: string;
  /** null: none stands beside it, as in a year that still runs. */
  readonly code: JudgementCode | null;
}

export interface BesideLine {
  readonly fy: FiscalYear;
  readonly year: string;
  readonly published: BesideFigure | null;
  readonly approved: BesideFigure | null;
  readonly pending: BesideFigure | null;
  /** What is public is not what holds, or not all of it. */
  readonly differs: boolean;
}

/** Published, approved and not approved, year by year: the years of which there is anything, the latest first. */
export function besidePublished(
  { definition, series, pending }: Pick<KpiStanding, "definition" | "series" | "pending">,
  published: readonly PublishedYearDto[],
  lastEnded: FiscalYear,
): BesideLine[] {
  return series.years
    .map((year): BesideLine => {
      const read = kpiInYear(definition, year.fy);
      const told = published.find(({ fy }) => fy === year.fy) ?? null;
      const waiting = pending.find((each) => each.year.fy === year.fy)?.year ?? null;
      const isKnown = year.revision !== null;
      const isSame =
        told !== null &&
        sameFigure(told.actual, year.actual) &&
        told.code === year.judgement.code &&
        (told.figureStatus ?? year.figureStatus) === year.figureStatus;
      return {
        fy: year.fy,
        year: fiscalYearJa(year.fy),
        published: told && {
          value: figureIn(read, told),
          code: markBeside(
            { ...year, figureStatus: told.figureStatus ?? "final", judgement: { code: told.code } },
            lastEnded,
          ),
        },
        approved: isKnown ? { value: figureText(definition, year), code: markBeside(year, lastEnded) } : null,
        pending: waiting && { value: figureText(definition, waiting), code: markBeside(waiting, lastEnded) },
        differs: (isKnown && !isSame) || waiting !== null,
      };
    })
    .filter(({ published: told, approved, pending: waiting }) => told ?? approved ?? waiting)
    .toReversed();
}
