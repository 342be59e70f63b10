import { plannedText, targetText } from "@/components/charts/chart-text";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { endsBeforeTarget, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { PublishedYear } from "@/domain/publication/snapshot";
import type { ComparisonPoint } from "@/domain/reports/judgement";
import { wayAhead } from "@/domain/reports/pace/pace-ahead";
import { printedPace, printedShare, printedStrictly } from "@/domain/reports/pace/pace-print";
import { trendStart } from "@/domain/reports/series";
import { placeOfMark } from "@/domain/reports/tally";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { isHigherBetter, isRank } from "@/domain/words/ja/plan/movement";
import {
  JUDGEMENT_WORDS,
  notSurveyedSentence,
  runningYearSentence,
  SAMPLE_SURVEY_NOTE,
} from "@/domain/words/ja/reports/judgement";
import {
  derivedChangeText,
  derivedText,
  meantTargets,
  PACE_WORDS,
  perStepWords,
} from "@/domain/words/ja/reports/pace";

/** 「なぜ△か」: the judgement's sentence, and each step of its calculation with the figures that went in. */
export function Why({
  kpi,
  years,
  year,
  lastEnded,
}: {
  kpi: Kpi;
  /** All of the KPI's: a trend without a 現状値 was compared with the first measured one. */
  years: readonly PublishedYear[];
  year: PublishedYear;
  lastEnded: FiscalYear;
}) {
  const steps = placeOfMark(year, lastEnded) === "mark" ? calculation(kpi, years, year) : [];
  return (
    <div className="why">
      <p>{statusSentence(year, lastEnded)}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {kpi.sampleSurvey === true && year.actual !== null && <p>{SAMPLE_SURVEY_NOTE}</p>}
    </div>
  );
}

/** Why the year has its mark, or none: a sentence that names － 未評価 is no word for a year that has no mark. */
export function statusSentence(year: PublishedYear, lastEnded: FiscalYear): string {
  const place = placeOfMark(year, lastEnded);
  if (place === "mark") return year.judgement.sentence;
  return place === "running" ? runningYearSentence(year.fy) : notSurveyedSentence(year.fy);
}

/** 令和7年度が「△ 上向き」である理由 */
export function whyHeading(year: PublishedYear, lastEnded: FiscalYear): string {
  if (placeOfMark(year, lastEnded) !== "mark") return `${fiscalYearJa(year.fy)}の目標達成状況`;
  const { symbol, word } = JUDGEMENT_WORDS[year.judgement.code];
  return `${fiscalYearJa(year.fy)}が「${symbol}\u00a0${word}」である理由`;
}

function calculation(
  definition: Kpi,
  years: readonly PublishedYear[],
  { fy, actual, judgement }: PublishedYear,
): string[] {
  const { applied, reference, code, reason } = judgement;
  if (actual === null || applied === null || code === "not_evaluated") return [];
  const kpi = kpiInYear(definition, fy);
  const value = formatQuantity(actual, kpi);
  const better = isRank(kpi) ? "より上位である" : kpi.direction === "up" ? "より大きい" : "より小さい";
  const pointText = (point: ComparisonPoint) =>
    `${fiscalYearJa(point.fy)}の${point.source === "baseline" ? "現状値" : "実績"}${formatQuantity(point.value, kpi)}`;
  const source = applied.source === "planned" ? "計画" : "目標値";
  const met = code === "achieved" ? "はい（○ 達成）" : "いいえ";
  const start = applied.target.kind === "trend" ? trendStart(definition, years, fy) : null;
  const first =
    applied.target.kind === "number"
      ? `実績${value}は、${fiscalYearJa(applied.fy)}の${source}${targetText(applied.target, kpi)}${isHigherBetter(kpi) ? "以上" : "以下"}か → ${met}`
      : `実績${value}は、${source}「${plannedText(applied.target, kpi)}」${start === null ? "" : `（${pointText(start)}${better}こと）`}を満たすか → ${met}`;
  if (code === "achieved") return [first];
  if (reference === null || reason.kind === "no_reference")
    return [first, "比べられる以前の値がないため、× 未達とします。"];
  const second = `実績${value}は、${pointText(reference)}${better}か → ${code === "improving" ? "はい（△ 上向き）" : "いいえ（× 未達）"}`;
  return [first, second];
}

/** 62.8%; of a figure that went the other way, that in words: a share below 0 tells nobody anything. */
function coveredText(covered: DecimalString): string {
  return decimal(covered).isNegative() ? "現状値より後退しています" : `${printedShare(covered)}%`;
}

export interface PaceOfYear {
  readonly kpi: Kpi;
  readonly plan: PlanDefinition;
  readonly year: Pick<PublishedYear, "fy" | "actual" | "pace">;
}

/** What is known of the pace, each with its name. */
export function paceRows({ kpi: definition, plan, year }: PaceOfYear): [string, string][] {
  const { pace, actual } = year;
  const kpi = kpiInYear(definition, year.fy);
  if (pace === null) return [];
  const covered = pace.covered === null ? null : coveredText(pace.covered);
  const { guide, broughtPerYear, neededPerYear, landing } = printedPace(pace, kpi);
  const perStep = perStepWords(settingsInYear(plan, year.fy).guideMethod);
  const meant = meantTargets(definition, year.fy);
  const later = actual === null ? null : wayAhead(plan, definition, year.fy, { fy: year.fy, value: actual });
  const ahead: [string, string | null][] = [
    [
      `${meant?.own ?? "目標値"}まで1年あたり必要な変化`,
      neededPerYear && derivedChangeText(neededPerYear, kpi),
    ],
    [
      `${meant?.later}まで1年あたり必要な変化`,
      later && derivedChangeText(printedStrictly(later.neededPerYear, later.kpi), later.kpi),
    ],
    [
      `これまでの進み方が続いた場合の${fiscalYearJa(kpi.target.fy)}の値`,
      landing && derivedText(landing, kpi),
    ],
  ];
  const rows: [string, string | null][] = [
    [`${fiscalYearJa(year.fy)}の目安`, guide && derivedText(guide, kpi)],
    ["目安に対する進み", covered],
    [`これまでの変化（${perStep}）`, broughtPerYear && derivedChangeText(broughtPerYear, kpi)],
    ...(endsBeforeTarget(kpi) ? [] : ahead),
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

/** ペース: beside the mark, never part of it. */
export function Pace(of: PaceOfYear) {
  const { kpi, year } = of;
  const { pace } = year;
  const shown = paceRows(of);
  if (pace === null || shown.length === 0) return null;
  const meant = meantTargets(kpi, year.fy);
  return (
    <>
      {pace.code !== null && (
        <p>
          {`${fiscalYearJa(year.fy)}の進み方は「`}
          <strong>{PACE_WORDS[pace.code]}</strong>
          {`」です。${meant === null ? "" : `${meant.own}に対するもので、${meant.later}に対するものではありません。`}`}
        </p>
      )}
      <dl className="dl">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="no">
        進み方は参考で、目標達成状況（○△×）には使いません。
        {pace.guide !== null &&
          "「目安」は現状値から目標値までを等しく分けた値で、計画で定めた目標ではありません。道のりの100%以上を「順調」、60%以上を「やや遅れ」、60%未満を「遅れ」と呼びます。"}
      </p>
    </>
  );
}
