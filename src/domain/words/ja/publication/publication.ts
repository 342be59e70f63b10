/** What a publication says of itself: what it changes, and why its evidence does not fit. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { kpiNames } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { metricNames } from "@/domain/plan/metrics";
import { formatQuantity } from "@/domain/plan/quantity";
import type { TextDifference } from "@/domain/plan/texts/text-difference";
import { marksAfter } from "@/domain/plan/told";
import type { AnswerDetail, ChangeDetail, OfMetric, OfYear } from "@/domain/publication/changes/change-fact";
import { type EvidenceExcess, PUBLIC_EVIDENCE_MAX_BYTES } from "@/domain/publication/evidence";
import type { ChangeKind, EvidenceChange, MarkCause, PublicationChange } from "@/domain/publication/snapshot";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { FigureStatus } from "@/domain/reports/report";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import { dateJa, fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import {
  changedSince,
  changedValue,
  comparisonWords,
  pathWords,
  textValue,
} from "@/domain/words/ja/plan/plan";
import { replacedWords } from "@/domain/words/ja/plan/replaced";
import {
  definitionWords,
  isOfSupports,
  supportLines,
  toldTextWords,
} from "@/domain/words/ja/plan/told-texts";
import { quoted } from "@/domain/words/ja/quotes";
import { evidenceChangeText, sizeWords } from "@/domain/words/ja/reports/evidence";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { figureStatusNote, MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import { assessmentChangeText } from "./assessment-changes";
import { initiativeChangeText } from "./initiative-changes";

/** What a change of each kind is called. */
export const CHANGE_KIND_WORDS: Record<ChangeKind, string> = {
  figure: "実績の公表",
  correction: "訂正",
  confirmation: "確定",
  mark: "目標達成状況の変更",
  text: "説明の更新",
  evidence: "根拠資料の更新",
  initiatives: "取組の状況の公表",
  assessments: "総括・意見の公表",
  definition: "定義の変更",
  first: "はじめての公表",
  withdrawal: "取り下げ",
};

/** Beside a mark that is not the one it was told with. Of the year's own figure the note is that it was corrected. */
export const MARK_CAUSE_NOTES: Record<Exclude<MarkCause, "figure">, string> = {
  earlier_year: "前の年度の実績が変わったため変更",
  rejudged: "評価し直し",
  rule: "評価の規則が変わったため変更",
};

/** Above a year's words. @param mark what it had when they were written */
export function writtenUnderText(mark: JudgementCode): string {
  return `次の説明は、目標達成状況が「${judgementMark(mark)}」だったときに書かれたものです。`;
}

interface Marks {
  readonly before: JudgementCode;
  readonly after: JudgementCode;
}

/** One change in a sentence that a citizen understands. */
export function changeText(detail: ChangeDetail): string {
  switch (detail.what) {
    case "first_publication":
      return "はじめての公表です。計画と、計画書に載っている実績を公表しました。";
    case "plan_added":
      return `${quoted(detail.plan)}を新しく公表しました。`;
    case "plan_leads":
      return `このサイトの先頭の計画が${quoted(detail.plan)}になりました。${reasonWords(detail.reason)}`;
    case "plan_removed":
      return `${quoted(detail.plan)}の掲載を終えました。これまでの公表は、過去の公表から見られます。`;
    case "plan_closed": {
      return `${quoted(detail.plan)}は、${dateJa(detail.on)}に終了しました。${reasonWords(detail.reason)}`;
    }
    case "plan_reopened":
      return `${quoted(detail.plan)}の終了を取り消しました。${reasonWords(detail.reason)}`;
    case "plan_words_updated":
      return planWordsText(detail);
    case "rule_updated":
      return `目標達成状況の説明の文章と、進み方の計算の決まりを改めました（規則の版 ${detail.before} → ${detail.after}）。`;
    case "publication_withdrawn":
      return `公表第${detail.no}号を取り下げました。${reasonWords(detail.reason)}`;
    case "kpi_added":
      return `${quoted(detail.kpi.name)}を指標に加えました。`;
    case "kpi_removed":
      return `${quoted(detail.kpi.name)}の掲載を終えました。`;
    case "definition_changed":
      return definitionText(detail);
    case "initiatives_told":
    case "initiative_removed":
    case "initiative_corrected":
    case "initiative_words_updated":
    case "initiative_department_changed":
    case "initiative_evidence_changed":
      return initiativeChangeText(detail);
    case "assessments_told":
    case "assessment_removed":
    case "amounts_corrected":
    case "assessment_updated":
      return assessmentChangeText(detail);
    case "metric_removed": {
      const years = detail.fys.map(fiscalYearJa).join("・");
      return `${quoted(detail.metric.name)}の実績（${years}）の掲載を終えました。これまでの公表は、過去の公表から見られます。`;
    }
    default: {
      const { name } = "metric" in detail ? detail.metric : detail.kpi;
      return `${quoted(name)}の${fiscalYearLabel(detail.fy)}${yearText(detail)}`;
    }
  }
}

/** Longer words are told by their place alone: old and new stand in the data. */
const MOST_OF_A_TEXT = 120;

function isLong({ before, after }: TextDifference): boolean {
  return [before, after].some((text) => text !== null && text.length > MOST_OF_A_TEXT);
}

/** Those words of a plan that its sentence names without telling them. */
export function longTexts({ plan, texts }: Extract<ChangeDetail, { readonly what: "plan_words_updated" }>): {
  what: string;
  before: string;
  after: string;
}[] {
  const names = { ...kpiNames([plan]), ...metricNames(plan) };
  return texts.filter(isLong).map(({ path, before, after }) => ({
    what: pathWords(path, (id) => names[id] ?? null),
    before: textValue(path, before) ?? "",
    after: textValue(path, after) ?? "",
  }));
}

function planWordsText({
  plan,
  texts,
}: Extract<ChangeDetail, { readonly what: "plan_words_updated" }>): string {
  const names = { ...kpiNames([plan]), ...metricNames(plan) };
  const nameOf = ({ path }: TextDifference) => pathWords(path, (id) => names[id] ?? null);
  const said = (path: string, text: string | null) =>
    changedValue("text", textValue(path, text), null).replace(/\s*\n\s*/g, "／");
  const changed = (text: TextDifference) =>
    isOfSupports(text.path)
      ? supportLines(text).map(({ initiative, was, is }) => `${quoted(initiative)} ${was} → ${is}。`)
      : [
          closed(
            toldTextWords(text.path, text) ??
              `${nameOf(text)} ${said(text.path, text.before)} → ${said(text.path, text.after)}`,
          ),
        ];
  const told = (what: string, of: readonly TextDifference[]) => {
    if (of.length === 0) return "";
    const short = of.filter((text) => !isLong(text)).flatMap(changed);
    const long = [...new Set(of.filter(isLong).map(nameOf))].join("、");
    const inData = long === "" ? "" : `${long}（長いため、前後の文は公開データのJSONに載せています）。`;
    return `${quoted(plan.name)}の${what}：${short.join("")}${inData}`;
  };
  const isSupports = ({ path }: TextDifference) => isOfSupports(path);
  return [
    told(
      "計画の文言を直しました",
      texts.filter((text) => !isSupports(text)),
    ),
    told("取組項目が関わる指標を変えました", texts.filter(isSupports)),
  ].join("");
}

function definitionText({
  plan,
  kpi,
  change,
  ledger,
  path,
  names,
}: Extract<ChangeDetail, { readonly what: "definition_changed" }>): string {
  const document = change.document === null ? "" : `、${change.document}`;
  const decided = change.decidedOn === null ? "" : `（${dateJa(change.decidedOn)}決定${document}）`;
  const reason = reasonWords(change.reason, decided);
  const marks = marksAfter(change);
  const past = marks === null ? "" : MARKS_AFTER[marks];
  const what = `${definitionWords({ change, path }, kpi, ledger, (id) => names[id] ?? null)}${changedSince(change)}`;
  const replaced = replacedWords(change, kpi, ledger);
  return `${quoted(kpi?.name ?? plan)}の定義の変更：${closed(what)}${replaced}${comparisonWords(change, kpi)}${reason}${past}`;
}

/** A text of the plan that was changed may bring its own full stop. */
function closed(sentence: string): string {
  return sentence.endsWith("。") ? sentence : `${sentence}。`;
}

const MARKS_AFTER = {
  given_again: "公表済みの年度も、変更後の定義で評価し直しました。",
  stay: "これまでに公表した評価は変わりません。",
} as const;

function yearText(detail: Extract<ChangeDetail, OfYear | (OfMetric & AnswerDetail)>): string {
  const terms = "metric" in detail ? detail.metric : kpiInYear(detail.kpi, detail.fy);
  const figure = (value: DecimalString) => formatQuantity(value, terms);
  const said = (answer: Said) =>
    answer === null ? "実績なし" : `${figure(answer.actual)}${figureStatusNote(answer.status)}`;
  switch (detail.what) {
    case "no_figure_yet":
      return detail.cause === "not_surveyed" ? "は、調査を行っていません。" : "は、実績がまだ出ていません。";
    case "words_updated":
      return `の説明を更新しました。${reasonWords(detail.reason)}`;
    case "department_changed":
      return `の報告の所管課が、${detail.before}から${detail.after}に変わりました。`;
    case "figure_added":
      if (detail.status === "interim") {
        const day = detail.asOf === null ? "" : `（${dateJa(detail.asOf)}時点）`;
        return `の年度途中の値${day}は${figure(detail.actual)}です。`;
      }
      return `の実績${detail.wasAwaited ? "を初めて公表しました。" : "は"}${said(detail)}${codeNote(detail.code)}です。`;
    case "figure_corrected":
      return `の${correctedText(detail, said)}${marksNote(detail.marks)}。${reasonWords(detail.reason)}`;
    case "figure_confirmed":
      return detail.before && detail.after && sameFigure(detail.before.actual, detail.after.actual)
        ? `の実績が${said(detail.after)}で確定しました${marksNote(detail.marks)}。速報値と同じ値です。`
        : `の実績が、速報値の${detail.before ? figure(detail.before.actual) : "なし"}から${said(detail.after)}に確定しました${marksNote(detail.marks)}。`;
    case "mark_changed":
      return `の目標達成状況が「${judgementMark(detail.marks.before)}」から「${judgementMark(detail.marks.after)}」に変わりました。${causesText(detail)}`;
    case "evidence_changed":
      return `の${evidenceChangeText("根拠資料", detail)}。${reasonWords(detail.reason)}`;
  }
}

type Correction = Extract<ChangeDetail, { readonly what: "figure_corrected" | "figure_confirmed" }>;
type Said = { readonly actual: DecimalString; readonly status: FigureStatus } | null;

/** 実績を…から…に訂正しました, without the marks. */
function correctedText({ before, after, cause }: Correction, said: (answer: Said) => string): string {
  if (before === null) return `実績は、訂正により${said(after)}となりました`;
  const name = before.status === "interim" ? "年度途中の値" : "実績";
  const was = before.status === "interim" ? said({ ...before, status: "final" }) : said(before);
  if (after === null) return `${name}（${was}）を取り消し、「${MISSING_REASON_WORDS[cause]}」に改めました`;
  const is = after.status === "interim" ? said({ ...after, status: "final" }) : said(after);
  if (after.status === "interim" && before.status !== "interim") {
    return `${name}（${was}）を、年度途中の値（${is}）に改めました`;
  }
  return `${name}を${was}から${is}に訂正しました`;
}

function codeNote(code: JudgementCode | null): string {
  return code === null ? "" : `（${judgementMark(code)}）`;
}

function marksNote(marks: Marks | null): string {
  return marks === null ? "" : `（${marksText(marks)}）`;
}

/** △ 上向き → × 未達; one mark where it stayed. */
export function marksText({ before, after }: Marks): string {
  return before === after
    ? `${judgementMark(after)}のまま`
    : `${judgementMark(before)} → ${judgementMark(after)}`;
}

function causesText({
  causes,
  because,
  reason,
}: Extract<ChangeDetail, { readonly what: "mark_changed" }>): string {
  const years = because.map(fiscalYearJa).join("・");
  const texts: Record<MarkCause, string> = {
    figure: "この年度の実績が変わりました。",
    earlier_year: `比べる相手である${years}の実績が変わったためです。`,
    rejudged: `変更後の定義で評価し直したためです。${reasonWords(reason)}`,
    rule: "評価の規則の版が変わったためです。",
  };
  const unchanged = causes.includes("figure") ? "" : "実績は変わっていません。";
  return `${unchanged}${causes.map((cause) => texts[cause]).join("")}`;
}

/** What became of the pieces that a change of the evidence names. */
const EVIDENCE_CHANGE_WORDS: Record<keyof EvidenceChange, string> = {
  added: "追加",
  removed: "取り下げ",
};

/** A change as it is read inside: its sentence, and the pieces by their titles. */
export function changeWords({ text, evidence }: PublicationChange): string {
  const parts = evidence === undefined ? [] : evidenceParts(evidence);
  const named = parts.map(
    ({ word, pieces }) => `${word}：${pieces.map(({ title }) => quoted(title)).join("、")}。`,
  );
  return [text, ...named].join("");
}

/** Those that may be named, each with its word. */
export function evidenceParts(evidence: EvidenceChange) {
  return (["added", "removed"] as const)
    .map((what) => ({
      word: EVIDENCE_CHANGE_WORDS[what],
      pieces: evidence[what].filter((piece) => piece.kind !== "withheld"),
    }))
    .filter(({ pieces }) => pieces.length > 0);
}

/** For the person who publishes. */
export function evidenceExcessSentence({ total, largest }: EvidenceExcess): string {
  return [
    `公開にした根拠資料のファイルが、合わせて${sizeWords(total)}あります。`,
    `1回の公表に載せられるのは${sizeWords(PUBLIC_EVIDENCE_MAX_BYTES)}までです。`,
    `最も大きいのは、${quoted(largest.kpiName)}の${fiscalYearLabel(largest.fy)}の${quoted(largest.title)}（${sizeWords(largest.size)}）です。`,
    "小さくして登録し直すか、内部に戻してから公表してください。",
  ].join("");
}

/** What publication no. 1 says of itself: of an earlier plan only where there is one. */
export function firstPublicationNote(plans: readonly Pick<PlanDefinition, "startFy" | "endFy">[]): string {
  const isEarlier = plans.some(({ endFy }) => plans.some(({ startFy }) => endFy < startFy));
  return isEarlier ? "計画の内容と、前の計画の目標達成状況を掲載しました。" : "計画の内容を掲載しました。";
}

/** The page for an address that leads nowhere. */
export const NOT_FOUND_TITLE = "ページが見つかりません";
export const NOT_FOUND_TEXT =
  "お探しのページは見つかりませんでした。アドレスが変わったか、入力に誤りがあるかもしれません。";
