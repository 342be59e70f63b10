/** The marks, and why a year has its mark, in short sentences. */
import type { AppliedTarget, ComparisonPoint, JudgementCode } from "@/domain/reports/judgement";
import type { MarkPlace } from "@/domain/reports/tally";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Sentence, say, together } from "@/domain/words/public/phrase";
import type { FindingFacts, MarkFacts, MarkWords } from "@/domain/words/public/public-words";
import { dayEasy, fiscalYearEasy } from "./dates";
import { isHigherAimed, movedEasy, quantityEasy, statusNoteEasy, targetEasy } from "./figures";

export const MARKS_EASY: Readonly<Record<JudgementCode, MarkWords>> = {
  achieved: { symbol: "○", word: "できました", meaning: "目標《もくひょう》までできました。" },
  improving: {
    symbol: "△",
    word: "よくなりました",
    meaning: "目標《もくひょう》までは、まだです。でも、前《まえ》よりよくなりました。",
  },
  not_achieved: {
    symbol: "×",
    word: "できていません",
    meaning: "目標《もくひょう》までは、まだです。前《まえ》よりよくなっていません。",
  },
  not_evaluated: {
    symbol: "－",
    word: "まだわかりません",
    meaning: "まだ、しるしをつけることができません。たとえば、数字《すうじ》がまだ出《で》ていません。",
  },
};

export function markEasy(code: JudgementCode): string {
  return `${MARKS_EASY[code].symbol} ${MARKS_EASY[code].word}`;
}

export function whyHeadingEasy(fy: FiscalYear, code: JudgementCode): string {
  return `${fiscalYearEasy(fy)}は、どうして「${markEasy(code)}」ですか`;
}

export function noMarkEasy(place: Exclude<MarkPlace, "mark">): string {
  return place === "running"
    ? "まだ年度《ねんど》の途中《とちゅう》です"
    : "調《しら》べない年度《ねんど》です";
}

/** Why the year has its mark, or none. Total over every reason. */
export function whyEasy(facts: MarkFacts): Sentence {
  const { fy, place, code } = facts;
  const year = fiscalYearEasy(fy);
  if (place === "running") {
    return say`${year}は、まだ終《お》わっていません。しるしは、年度《ねんど》が終《お》わったあとにつけます。`;
  }
  if (place === "not_surveyed")
    return say`${year}は、これを調《しら》べない年度《ねんど》です。しるしはつけません。`;
  return say`${reasonEasy(facts)}だから、「${markEasy(code)}」です。`;
}

function reasonEasy(facts: MarkFacts): Sentence {
  const { fy, reason, actual, missing, terms } = facts;
  const year = fiscalYearEasy(fy);
  if (reason === "no_actual" || actual === null)
    return [noActualEasy(year, missing?.reason ?? "not_entered")];
  if (reason === "no_target") return [`${year}の目標《もくひょう》は、決《き》まっていません。`];
  if (reason === "interim") {
    const day = facts.asOf === null ? "" : `（${dayEasy(facts.asOf)}）`;
    return say`${year}の数字《すうじ》は、途中《とちゅう》${day}のもので、${quantityEasy(actual, terms)}です。1年《ねん》の数字《すうじ》は、まだ出《で》ていません。`;
  }
  const opening = say`${year}の数字《すうじ》は${quantityEasy(actual, terms)}${statusNoteEasy(facts.status, facts.asOf)}です。`;
  if (reason === "no_baseline") return say`${opening}くらべる前《まえ》の数字《すうじ》が、まだありません。`;
  if (reason === "not_comparable") {
    return say`${opening}数《かぞ》え方《かた》がかわりました。前《まえ》の数字《すうじ》とくらべることができません。`;
  }
  return say`${opening}${reason === "met" ? metEasy(facts, actual) : notMetEasy(facts, actual)}`;
}

function noActualEasy(year: string, cause: "not_entered" | "awaiting_release" | "not_surveyed"): string {
  if (cause === "not_surveyed") return `${year}は、調《しら》べませんでした。`;
  return `${year}の数字《すうじ》は、まだ出《で》ていません。`;
}

function metEasy(facts: MarkFacts, actual: DecimalString): Sentence {
  const { applied, start, terms } = facts;
  if (applied?.target.kind === "number") {
    return say`${aimEasy(applied, facts)}${isHigherAimed(terms) ? "以上《いじょう》" : "以下《いか》"}です。`;
  }
  if (start === null) return ["目標《もくひょう》のとおりです。"];
  const order = compareDecimals(actual, start.value) < 0 ? -1 : 1;
  return say`${pointEasy(start, facts)}から${movedEasy(terms, order)}。目標《もくひょう》のとおりです。`;
}

function notMetEasy(facts: MarkFacts, actual: DecimalString): Sentence {
  const { applied, reference, behind, reason, terms } = facts;
  const aim: Sentence =
    applied === null
      ? ["目標《もくひょう》まではまだです。"]
      : say`${aimEasy(applied, facts)}までは、まだです。`;
  if (reference === null) return say`${aim}くらべる前《まえ》の数字《すうじ》もありません。`;
  const order = compareDecimals(actual, reference.value);
  const way: Sentence =
    order === 0
      ? say`${pointEasy(reference, facts)}とかわりません。`
      : say`${pointEasy(reference, facts)}から${movedEasy(terms, order < 0 ? -1 : 1)}。`;
  if (reason === "not_improved") return say`${aim}${way}`;
  const all = behind === null ? "" : say`${pointEasy(behind, facts)}よりは、まだよくありません。`;
  return say`${aim}でも、${way}${all}`;
}

/** 目標の2,500手続き（令和11年度）, 計画の70% */
function aimEasy({ source, fy, target }: AppliedTarget, { terms }: MarkFacts): Sentence {
  const value = targetEasy(target, terms);
  return source === "planned"
    ? say`計画《けいかく》の${value}`
    : say`目標《もくひょう》の${value}（${fiscalYearEasy(fy)}）`;
}

/** はじめの908手続き（令和5年度）, 令和4年度の30.6% */
function pointEasy({ source, fy, value }: ComparisonPoint, { terms }: MarkFacts): Sentence {
  const year = fiscalYearEasy(fy);
  return source === "baseline"
    ? say`はじめの${quantityEasy(value, terms)}（${year}）`
    : say`${year}の${quantityEasy(value, terms)}`;
}

/** The finding of a KPI: its figure, which way it went, and what was promised. */
export function findingEasy({ year, terms, baseline, target, later }: FindingFacts): Sentence {
  const now =
    target.value.kind === "none"
      ? say`目標《もくひょう》は、決《き》まっていません。`
      : say`${fiscalYearEasy(target.fy)}の目標《もくひょう》は${targetEasy(target.value, terms)}です。`;
  const goal = together([now, ...later.map(laterTargetEasy)], "");
  if (year === null || year.actual === null) {
    if (year !== null && year.reason === "no_actual" && year.place === "mark") {
      return say`${noActualEasy(fiscalYearEasy(year.fy), year.missing?.reason ?? "not_entered")}${goal}`;
    }
    const began =
      baseline.value === null
        ? say`数字《すうじ》はまだありません。`
        : say`数字《すうじ》はまだありません。はじめ（${fiscalYearEasy(baseline.fy)}）は${quantityEasy(baseline.value, terms)}でした。`;
    return say`${began}${goal}`;
  }
  const head = say`${fiscalYearEasy(year.fy)}は${quantityEasy(year.actual, year.terms)}${statusNoteEasy(year.status, year.asOf)}でした。`;
  const from = year.reference ?? year.start;
  const rest = say`${againstPlanEasy(year)}${goal}`;
  if (from === null || year.status === "interim") return say`${head}${rest}`;
  const order = compareDecimals(year.actual, from.value);
  const way =
    order === 0
      ? say`${pointEasy(from, year)}とかわりません。`
      : say`${pointEasy(from, year)}から${movedEasy(year.terms, order < 0 ? -1 : 1)}。`;
  return say`${head}${way}${rest}`;
}

function laterTargetEasy({ from, fy, value, terms }: FindingFacts["later"][number]): Sentence {
  const since = from === null ? "" : `${fiscalYearEasy(from)}から、`;
  return value.kind === "none"
    ? say`${since}目標《もくひょう》は、決《き》まっていません。`
    : say`${since}${fiscalYearEasy(fy)}の目標《もくひょう》は${targetEasy(value, terms)}です。`;
}

/** The year's own plan, where the mark was given by it: beside the final target alone the mark would look wrong. */
function againstPlanEasy(facts: MarkFacts): Sentence {
  const { applied, place, reason, terms } = facts;
  if (place !== "mark" || reason === "interim" || applied?.source !== "planned") return [];
  if (applied.target.kind !== "number") return [];
  if (reason !== "met") return say`${aimEasy(applied, facts)}までは、まだです。`;
  return say`${aimEasy(applied, facts)}${isHigherAimed(terms) ? "以上《いじょう》" : "以下《いか》"}です。`;
}
