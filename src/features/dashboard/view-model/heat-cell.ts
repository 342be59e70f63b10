/** One cell of the table KPI × year: what is known of a KPI in one year, whichever year is looked at. Pure. */

import { isInForce } from "@/domain/plan/editions";
import { formatNumber } from "@/domain/plan/quantity";
import type { JudgementCode } from "@/domain/reports/judgement";
import { markBeside, placeOfMark } from "@/domain/reports/tally";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import {
  expectedSentence,
  GIVEN_BACK,
  heatSentence,
  NOT_ASKED,
  NOT_SURVEYED,
  type QuietWords,
  RUNNING_YEAR,
  YEAR_TO_COME,
} from "@/domain/words/ja/reports/heat";
import { MISSING_REASON_WORDS, REPORT_STATE_WORDS } from "@/domain/words/ja/reports/reports";
import type { KpiStanding, ShownYear, WorkingFigure } from "./dashboard";

/** `quiet`: a year to come, or one that is not asked for. */
export interface HeatCell {
  readonly fy: FiscalYear;
  readonly kind: "marked" | "expected" | "value" | "missing" | "quiet";
  /** As it is printed, without the unit; "" where there is none. */
  readonly value: string;
  readonly code: JudgementCode | null;
  /** A word beside the value: 速報値, 年度途中の値; "" for a figure of the year's end. Of a quiet cell what it means, in a word. */
  readonly note: string;
  /** What the cell says, in one sentence. */
  readonly sentence: string;
  /** A change of what was approved that waits: its mark and its value. */
  readonly change: { readonly value: string; readonly code: JudgementCode } | null;
}

export function heatCellOf(standing: KpiStanding, fy: FiscalYear, lastEnded: FiscalYear): HeatCell {
  const { definition, series, pending, returned } = standing;
  if (!isInForce(definition, fy)) return quiet(fy, NOT_ASKED);
  return heatCell(standing, fy, {
    year: series.years.find((year) => year.fy === fy),
    pending: pending.find((each) => each.year.fy === fy),
    isReturned: returned.includes(fy),
    lastEnded,
  });
}

function heatCell(
  { kpi }: KpiStanding,
  fy: FiscalYear,
  {
    year,
    pending,
    isReturned,
    lastEnded,
  }: { year?: ShownYear; pending?: WorkingFigure; isReturned: boolean; lastEnded: FiscalYear },
): HeatCell {
  const waiting = pending?.year.actual ?? null;
  const printed = (value: Parameters<typeof formatNumber>[0]) => formatNumber(value, kpi.decimals);
  const place = year ? placeOfMark(year, lastEnded) : "running";
  const isPast = fy < lastEnded;
  const answered = year !== undefined && (year.actual !== null || hasAnswer(year));
  if (pending && waiting !== null && !answered) {
    const code = place === "mark" ? pending.year.judgement.code : null;
    return {
      ...cell(fy, "expected", expectedSentence(pending.year.judgement, code !== null, isPast)),
      value: printed(waiting),
      code,
    };
  }
  const isRunning = fy === addYears(lastEnded, 1);
  const toCome = isRunning ? RUNNING_YEAR : YEAR_TO_COME;
  if (year === undefined || place === "not_surveyed")
    return quiet(fy, place === "not_surveyed" ? NOT_SURVEYED : toCome);
  if (year.actual === null) {
    if (place === "running" && !answered) return quiet(fy, toCome);
    const isGivenBack = isReturned && !answered;
    const sentence = heatSentence(year.judgement, pending?.year.judgement ?? null, isPast);
    return {
      ...cell(fy, "missing", isGivenBack ? `${sentence}${GIVEN_BACK}` : sentence),
      code: "not_evaluated",
      note: isGivenBack
        ? REPORT_STATE_WORDS.returned
        : MISSING_REASON_WORDS[year.missing?.reason ?? "not_entered"],
      change: place === "mark" ? changeOf(kpi, pending) : null,
    };
  }
  const code = markBeside(year, lastEnded);
  return {
    ...cell(
      fy,
      code === null ? "value" : "marked",
      heatSentence(year.judgement, pending?.year.judgement ?? null, isPast),
    ),
    value: printed(year.actual),
    code,
    note: year.figureStatus === "interim" ? "途中" : year.figureStatus === "provisional" ? "速報" : "",
    change: changeOf(kpi, pending),
  };
}

/** A figure that waits to take the place of what was approved. */
function changeOf({ decimals }: KpiStanding["kpi"], pending?: WorkingFigure): HeatCell["change"] {
  const actual = pending?.year.actual ?? null;
  if (!pending || actual === null || pending.replaces === "reworded") return null;
  return { value: formatNumber(actual, decimals), code: pending.year.judgement.code };
}

function hasAnswer({ revision, missing }: ShownYear): boolean {
  return revision !== null && missing !== null && missing.reason !== "not_entered";
}

function cell(fy: FiscalYear, kind: HeatCell["kind"], sentence: string): HeatCell {
  return { fy, kind, sentence, value: "", code: null, note: "", change: null };
}

function quiet(fy: FiscalYear, { word, sentence }: QuietWords): HeatCell {
  return { ...cell(fy, "quiet", sentence), note: word };
}
