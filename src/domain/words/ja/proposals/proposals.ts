/** A proposed change of a plan, in words. */
import type { LateBaseline } from "@/domain/plan/baseline-year";
import { type Kpi, type KpiTerms, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { type BreakingTerm, kpiInYear } from "@/domain/plan/editions";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { formatQuantity, plainFigure, targetDecimals } from "@/domain/plan/quantity";
import { metricOfPath } from "@/domain/plan/texts/metric-texts";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { Proposal } from "@/domain/proposals/examine";
import { placesOf } from "@/domain/proposals/history/reach";
import { isRejudging } from "@/domain/proposals/history/rejudging";
import type { ProposalProblem } from "@/domain/proposals/problems/problems";
import type { UnsayablePart } from "@/domain/proposals/problems/unsayable";
import { printedStrictly } from "@/domain/reports/pace/pace-print";
import type { DecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { wholeMetricWords } from "@/domain/words/ja/plan/metrics";
import {
  CHANGED_PART_WORDS,
  changedValue,
  factorWords,
  pathWords,
  placeWords,
  textValue,
} from "@/domain/words/ja/plan/plan";
import { isOfSupports, supportLines } from "@/domain/words/ja/plan/told-texts";
import { metricValue } from "@/domain/words/ja/publication/metric-changes";
import { quoted } from "@/domain/words/ja/quotes";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { derivedText } from "@/domain/words/ja/reports/pace";
import { askedSentence } from "./asked-years";
import { underwaySentence } from "./underway";
import { untranslatedSentences } from "./untranslated";

/** The name of what is changed: 「手続の種類」の目標値, KPI以外の実績の追加「来館者数」. */
function proposedName(change: ProposedChange, plan: PlanDefinition): string {
  const whole = wholeMetric(change);
  if (whole !== null) return `${whole}${quoted(change.after ?? change.before ?? "")}`;
  const name = listKpis(plan).find(({ kpi }) => kpi.id === change.kpiId)?.kpi.name;
  const part = change.path === null ? CHANGED_PART_WORDS[change.what] : pathText(change.path, plan);
  const year = change.fy === null ? "" : `${fiscalYearJa(change.fy)}の`;
  return `${name === undefined ? "" : `${quoted(name)}の`}${year}${part}`;
}

/** KPI以外の実績の追加; null for any other change. */
function wholeMetric({ path, before }: ProposedChange): string | null {
  return path !== null && metricOfPath(path)?.part === null ? wholeMetricWords(before === null) : null;
}

/** What the screens call the act, as the sentences quote it. */
export const REJUDGE_LABEL = "「変更後の定義で評価し直す」";

/** The name of the act itself: 「手続の種類」を、変更後の定義で評価し直す. */
export function rejudgingName(change: ProposedChange, plan: PlanDefinition): string {
  const name = listKpis(plan).find(({ kpi }) => kpi.id === change.kpiId)?.kpi.name;
  return `${name === undefined ? "すべての指標" : quoted(name)}を、変更後の定義で評価し直す`;
}

/** The name of parts that are decided together: 「紙の枚数」の単位・単位の倍率. */
export function proposedNames(
  [first, ...others]: readonly [ProposedChange, ...ProposedChange[]],
  plan: PlanDefinition,
): string {
  return [proposedName(first, plan), ...others.map(({ what }) => CHANGED_PART_WORDS[what])].join("・");
}

/** Its value before or after, as a reader understands it: a figure in the terms that it is said in. */
export function proposedValue(
  change: Pick<ProposedChange, "what" | "path" | "before" | "after" | "said">,
  side: "before" | "after",
  names: Readonly<Record<string, string>>,
): string {
  const value = textValue(change.path, change[side]);
  const metric = change.path === null ? null : metricOfPath(change.path);
  if (metric) return metricValue(metric.part, value);
  return changedValue(change.what, value, change.said?.[side] ?? null, (id) => names[id] ?? null);
}

function pathText(path: string, plan: PlanDefinition): string {
  return pathWords(path, (id) => listFigures(plan).find(({ kpi }) => kpi.id === id)?.kpi.name ?? null);
}

/** 「…」の目標値：2,500手続き → 2,800手続き */
export function proposedSentence(
  change: ProposedChange,
  before: PlanDefinition,
  after: PlanDefinition,
  names: Readonly<Record<string, string>>,
): string {
  const plan = change.before === null ? after : before;
  if (change.what === "place") {
    const kpi = listKpis(before).find((placed) => placed.kpi.id === change.kpiId)?.kpi;
    return `${quoted(kpi?.name)}を${placeWords(change.before ?? "")}から${placeWords(change.after ?? "")}へ移す`;
  }
  if (change.what === "ended" && change.after === null) return `${quoted(change.before ?? "")}を計画から外す`;
  const name = proposedName(change, plan);
  return `${name}：${proposedValue(change, "before", names)} → ${proposedValue(change, "after", names)}`;
}

/**
 * The same as a list has it: what is said of several lines stands under its name, a line each. The first line is the name then, or
 * all of it.
 */
export function proposedLines(
  change: ProposedChange,
  before: PlanDefinition,
  after: PlanDefinition,
  names: Readonly<Record<string, string>>,
): [first: string, ...others: string[]] {
  const name = `${proposedName(change, change.before === null ? after : before)}：`;
  if (change.path !== null && isOfSupports(change.path)) {
    return [
      name,
      ...supportLines(change).map(({ initiative, was, is }) => `${quoted(initiative)}：${was} → ${is}`),
    ];
  }
  const sentence = proposedSentence(change, before, after, names);
  if (!sentence.includes("\n")) return [sentence];
  const value = (side: "before" | "after") => proposedValue(change, side, names).replaceAll("\n", "／");
  return [name, `変更前：${value("before")}`, `変更後：${value("after")}`];
}

/** What the change does to published marks and to the guide, a sentence each; one that says so where it does nothing. */
export function effectSentences({
  marks,
  readings,
  guides,
  breaks,
  replaced,
  unsaid,
  plannedApart,
  measuredBy,
  asked,
  departmentsFrom,
  untranslated,
}: Pick<
  Proposal,
  | "marks"
  | "readings"
  | "guides"
  | "breaks"
  | "replaced"
  | "unsaid"
  | "plannedApart"
  | "measuredBy"
  | "asked"
  | "departmentsFrom"
  | "untranslated"
>): string[] {
  return [
    ...(marks.length + unsaid.length === 0 ? ["公表済みの年度の評価は変わりません。"] : []),
    ...unsaid.map(
      ({ name }) =>
        `${quoted(name)}には、選んだ年度からは変えられない項目があるため、変わることを表示していません。年度を選び直して保存すると表示します。`,
    ),
    ...marks.map(
      ({ kpi, fy, before, after }) =>
        `公表済みの${quoted(kpi.name)}の${fiscalYearJa(fy)}の評価が変わります（${judgementMark(before)} → ${judgementMark(after)}）。`,
    ),
    ...(marks.length === 0
      ? []
      : [
          "変わる評価の下の要因・今後の取組は、前の評価のときに書かれたものと添えて、そのまま載ります。書き直すときは、報告を訂正してください。",
        ]),
    ...readings.map(
      ({ kpi, fy, what }) =>
        `公表済みの${quoted(kpi.name)}の${fiscalYearJa(fy)}の評価の記号は同じですが、${READING_WORDS[what]}が変わります。`,
    ),
    ...replaced.map(
      ({ change, kpi, fy }) =>
        `${fiscalYearJa(fy)}からと決定済みの${kpi === null ? "" : `${quoted(kpi.name)}の`}${CHANGED_PART_WORDS[change.what]}は、この変更に置き換わります。`,
    ),
    ...breaks.map(({ kpi, fy, terms, factor }) => {
      const parts = terms.map((term) => CHANGED_PART_WORDS[term]).join("・");
      return `${quoted(kpi.name)}は、${fiscalYearJa(fy)}から${parts}が変わります。グラフの線はここで切れます。${factorWords(factor)}`;
    }),
    ...guides.map(({ kpi, was, fy, before, after }) => {
      const text = (value: typeof before, of: Kpi) => {
        const read = kpiInYear(of, fy);
        return value === null ? "なし" : derivedText(printedStrictly(value, read), read);
      };
      return `${quoted(kpi.name)}の${fiscalYearJa(fy)}からの目安が変わります（${text(before, was)} → ${text(after, kpi)}）。`;
    }),
    ...plannedApart.map(({ kpi, planned }) => {
      const { unit, decimals } = kpi;
      const text = (value: DecimalString) =>
        formatQuantity(value, { unit, decimals: targetDecimals(value, decimals) });
      const target = kpi.target.value.kind === "number" ? kpi.target.value.value : planned;
      return `${quoted(kpi.name)}は、${fiscalYearJa(kpi.target.fy)}の計画（${text(planned)}）と目標値（${text(target)}）が違います。このままでよいか、確かめてください。`;
    }),
    ...measuredBy.map(({ kpi, fys, source }) => {
      const [was, is] = source === "planned" ? ["目標値", "その年度の計画"] : ["その年度の計画", "目標値"];
      return `${quoted(kpi.name)}の${fys.map(fiscalYearJa).join("・")}は、${was}ではなく${is}と比べて評価します。`;
    }),
    ...asked.map(askedSentence),
    ...(departmentsFrom === null ? [] : [departmentsLater(departmentsFrom)]),
    ...untranslatedSentences(untranslated),
  ];
}

/** Of a plan that has not begun: nobody answers otherwise today. @param first its first year */
export function departmentsLater(first: FiscalYear): string {
  return `この計画は${fiscalYearJa(first)}からです。いまの計画にもある指標・実績・取組は、それまで、いまの所管課が担当します。この計画の所管課には、${fiscalYearJa(first)}の照会を登録したときに引き継ぎます。`;
}

const READING_WORDS: Record<Proposal["readings"][number]["what"], string> = {
  target_or_pace: "目標値や目安",
  reference: "上向きかどうかを比べる相手",
  landing: "進み方が続いた場合の値",
};

/** Why it cannot be confirmed, and what to do: beside the change itself, whose KPI stands there. */
export function problemSentence(problem: ProposalProblem): string {
  return sentenceOf(problem, partName);
}

/** The same in a list of every change, where the KPI has to be named. */
export function problemSentenceIn(problem: ProposalProblem, plan: PlanDefinition): string {
  return sentenceOf(problem, (change) =>
    change.kpiId === null ? (itemName(change, plan) ?? partName(change)) : proposedName(change, plan),
  );
}

/** Of a metric or an initiative, of which several may stand there alike: with its own name. null for any other part. */
function itemName(change: ProposedChange, plan: PlanDefinition): string | null {
  const { path } = change;
  if (path === null) return null;
  if (metricOfPath(path)) return proposedName(change, plan);
  const [, part, id] = INITIATIVE_PATH.exec(path) ?? [];
  if (part === undefined) return null;
  const text =
    part === "s"
      ? (change.after ?? change.before)
      : listInitiatives(plan).find(({ initiative }) => initiative.id === id)?.initiative.text;
  return text ? `${pathText(path, plan)}${quoted(text)}` : null;
}

/** A line of its own, its last year, its place. */
const INITIATIVE_PATH = /\.initiative(s|Ends|Places)\[([^\]]+)\]$/;

function sentenceOf(problem: ProposalProblem, nameOf: (change: ProposedChange) => string): string {
  switch (problem.kind) {
    case "reason_missing":
      return wholeMetric(problem.change) === null
        ? `${nameOf(problem.change)}を変える理由を入力してください。`
        : `${nameOf(problem.change)}の理由を入力してください。`;
    case "given_for_others":
      return `${nameOf(problem.change)}は、理由などを入力したあとに値が変わりました。書き直すか、「いまの値にも当てはまる」を選んでください。`;
    case "year_missing":
      return `${nameOf(problem.change)}の変更が、何年度から有効かを選んでください。`;
    case "overwrites":
      return `${nameOf(problem.change)}は、${fiscalYearJa(problem.fy)}からの定義を決定済みです。それより前からの変更は、決定した定義を上書きしてしまいます。${fiscalYearJa(problem.fy)}か、それより後の年度からにしてください。${problem.mayRejudge ? `公表済みの年度も新しい定義で評価するときは、${REJUDGE_LABEL}を選んで理由を入力してください。` : ""}`;
    case "reaches_other_terms": {
      const { kpi, change, fy, terms, read } = problem;
      const first = addYears(fy, 1);
      if (change.what === "planned") {
        return `${quoted(kpi.name)}の${fiscalYearJa(first)}からの${termNames(terms)}の変更と一緒に、それより前の${fiscalYearJa(change.fy ?? fy)}の計画の値は変えられません。${fiscalYearJa(change.fy ?? fy)}の計画の値を元に戻し、変えるときは、この変更を確定したあとで別に変えてください。`;
      }
      const part = isRejudging(change.key) ? "変更後の定義で評価し直すの" : nameOf(change);
      return `${quoted(kpi.name)}は、${fiscalYearJa(fy)}までは${termsRead(terms, read)}のため、新しい値を当てはめられません。${part}は、${fiscalYearJa(first)}か、それより後の年度からにしてください。`;
    }
    case "from_after_end":
      return `${nameOf(problem.change)}の変更は、計画期間（${fiscalYearJa(problem.endFy)}まで）の年度からにしてください。`;
    case "counts_in_published":
      return `${quoted(problem.kpi.name)}が、公表済みの${fiscalYearJa(problem.fy)}の集計に加わってしまいます。まだ公表していない${fiscalYearJa(problem.first)}か、それより後の年度からにしてください。`;
    case "left_out_of_published":
      return `${quoted(problem.kpi.name)}が、公表済みの${fiscalYearJa(problem.fy)}の集計から外れてしまいます。外せるのは、まだ公表していない${fiscalYearJa(problem.first)}か、それより後の年度からです。`;
    case "end_before_target":
      return `${quoted(problem.kpi?.name)}の目標値が${fiscalYearJa(problem.fy)}のものです。計画期間を短くするには、先に目標値の年度を新しい最終年度までに直してください。`;
    case "end_before_planned":
      return `${quoted(problem.kpi?.name)}に${fiscalYearJa(problem.fy)}の計画の値があります。計画期間を短くするには、先にその年度の計画の値を空欄にしてください。`;
    case "end_before_published":
      return `${fiscalYearJa(problem.fy)}のことを公表しているため、計画期間をそれより短くできません。`;
    case "decided_in_future":
      return `決定した日（${dateJa(problem.decidedOn)}）が、今日より後です。決定してから確定してください。`;
    case "decided_long_ago":
      return `決定した日（${dateJa(problem.decidedOn)}）が、計画の始まる10年以上前です。年に誤りがないか確かめてください。`;
    case "in_old_unit": {
      const part =
        problem.part === "planned"
          ? `${problem.fy === null ? "" : fiscalYearJa(problem.fy)}の計画`
          : CHANGED_PART_WORDS[problem.part];
      return `${quoted(problem.kpi.name)}の単位か倍率が変わるのに、${part} ${formatQuantity(problem.value, { unit: problem.unit, decimals: targetDecimals(problem.value, problem.kpi.decimals) })}が、前の単位のままです。新しい単位の値に直してください。単位の呼び方だけの変更なら、換算の係数に 1 を入力してください。`;
    }
    case "dropped":
      return `${quoted(problem.kpi.name)}が計画からなくなっています。公表した指標は消せません。残したまま、最後の年度（until）を書いて終了にしてください。`;
    case "reinterprets":
      return `${quoted(problem.kpi.name)}には${fiscalYearJa(problem.fy)}の実績があるため、その年度の${CHANGED_PART_WORDS[problem.change.what]}は変えられません。${problem.first === null ? "計画期間の最後の年度まで実績があるため、この計画では、この変更をやめてください。" : `${fiscalYearJa(problem.first)}か、それより後の年度からにしてください。`}`;
    case "too_few_decimals":
      return `${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の実績（${figureText(problem.actual, kpiInYear(problem.kpi, problem.fy))}）は、新しい小数の桁数では表せません。それより後の年度からにしてください。`;
    case "above_limit":
      return `${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の実績（${figureText(problem.actual, kpiInYear(problem.kpi, problem.fy))}）が、新しい上限を超えます。それより後の年度からにするか、上限を見直してください。`;
    case "below_lowest":
      return `${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の実績（${figureText(problem.actual, kpiInYear(problem.kpi, problem.fy))}）が、新しい下限を下回ります。それより後の年度からにするか、下限を見直してください。`;
    case "underway":
      return underwaySentence(problem);
    case "not_asked":
      return `${quoted(problem.kpi.name)}には${fiscalYearJa(problem.fy)}の実績があるため、その年度を対象から外せません。`;
    case "printed_figure":
      return `${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の値は、計画書の実績として公表しています。計画では変えられません。実績の訂正として報告してください。`;
    case "printed_figure_added":
      return `${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の実績は、計画の変更では加えられません。実績として報告し、承認してから公表してください。`;
    case "printed_too_early":
      return PRINTED_TOO_EARLY(problem.kpi.name, problem.fy);
    case "factor_not_positive":
      return `${quoted(problem.kpi.name)}の換算の係数は、0より大きい数値にしてください（いまは ${plainFigure(problem.factor)}）。`;
    case "factor_contradicts":
      return `${quoted(problem.kpi.name)}の現状値は、換算の係数 ${plainFigure(problem.factor)} を掛けても ${figureText(problem.before, problem.kpi)}から ${figureText(problem.after, problem.now)}になりません。係数か現状値を直してください。`;
    case "mark_changes":
      return `公表済みの${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の評価が変わります。${orRejudge(problem.isLast)}`;
    case "reading_changes":
      return `公表済みの${quoted(problem.kpi.name)}の${fiscalYearJa(problem.fy)}の${READING_WORDS[problem.what]}が、公表したときと変わります。${orRejudge(problem.isLast)}`;
    case "terms_contradict":
      return `${quoted(problem.kpi.name)}の現状値・目標値・計画のうち ${figureText(problem.value, problem.kpi)} は、小数の桁数か上限・下限に合いません。合わせて直してください。`;
    case "late_baseline":
      return lateBaseline(problem);
    case "other_municipality":
      return "別の市町村の計画です。この計画の変更としては取り込めません。";
    case "start_changed":
      return "計画期間の始まりは変えられません。";
    case "unsayable":
      return `計画ファイルは、${problem.parts.map((part) => UNSAYABLE_WORDS[part]).join("と")}だけが、いまの計画と違います。これは計画の変更では変えられないため、何も変わりません。`;
    case "end_before_figures":
      return `${fiscalYearJa(problem.fy)}の実績があるため、計画期間をそれより短くできません。`;
    case "metric_fixed":
      return `${quoted(problem.metric.name)}には${fiscalYearJa(problem.fy)}の実績があるため、${partName(problem.change)}は変えられません。終わりの年度を決めて終了にし、新しい実績として加えてください。`;
    case "metric_dropped":
      return `${quoted(problem.metric.name)}には${fiscalYearJa(problem.fy)}の実績があるため、取り除けません。終わりの年度（until）を決めて終了にしてください。`;
    case "metric_not_asked":
      return `${quoted(problem.metric.name)}には${fiscalYearJa(problem.fy)}の実績があるため、その年度を対象から外せません。`;
    case "initiative_dropped":
      return `${quoted(problem.initiative.text)}には${fiscalYearJa(problem.fy)}の状況の回答があるため、取り除けません。最後の年度（until）を決めて終了にしてください。計画ファイルで文言だけを直すときは、その行に「id: ${problem.initiative.id}」を書いてください。`;
    case "initiative_not_asked":
      return `${quoted(problem.initiative.text)}には${fiscalYearJa(problem.fy)}の状況の回答があるため、その年度を対象から外せません。`;
    case "history_changed":
      return "これまでの定義や変更の記録（earlier・changes）は書き換えられません。";
  }
}

/** 15,240枚: with all of its places, also where the KPI has fewer by now. */
function figureText(value: DecimalString, { unit }: Pick<Kpi, "unit">): string {
  return formatQuantity(value, { unit, decimals: placesOf(value) });
}

function orRejudge(isLast: boolean): string {
  const other = isLast ? "この変更をやめるか" : "それより後の年度からにするか";
  return `${other}、${REJUDGE_LABEL}を選んで理由を入力してください。`;
}

function termNames(terms: readonly BreakingTerm[]): string {
  return terms.map((term) => CHANGED_PART_WORDS[term]).join("・");
}

/** 単位が「千枚」、単位の倍率が「1,000倍」 */
function termsRead(terms: readonly BreakingTerm[], read: KpiTerms): string {
  return terms
    .map((term) => `${CHANGED_PART_WORDS[term]}が${quoted(changedValue(term, String(read[term]), null))}`)
    .join("、");
}

/** Of a plan that comes in as well. */
export const PRINTED_TOO_EARLY = (name: string, fy: FiscalYear) =>
  `${quoted(name)}に${fiscalYearJa(fy)}の実績（actual）がありますが、この年度はまだ終わっていません。計画書に載せられるのは、終わった年度の実績だけです。`;

/** Of a plan that comes in as well. */
export function lateBaseline({ kpi, fy, first }: Pick<LateBaseline, "kpi" | "fy" | "first">): string {
  const [own, used] = [fiscalYearJa(fy), fiscalYearJa(first)];
  return `${quoted(kpi.name)}の現状値は${own}のものなのに、${used}から使うことになっています。現状値の年度を${used}までの年度に直すか、${own}か、それより後の年度から使うようにしてください。`;
}

const UNSAYABLE_WORDS: Record<UnsayablePart, string> = {
  startFy: "計画期間の最初の年度（startFy）",
  earlier: "これまでの定義と換算の係数（earlier・factor）",
  earlierSettings: "これまでの設定（earlierSettings）",
  changes: "定義の変更の記録（changes）",
};

function partName(change: ProposedChange): string {
  const part = change.path === null ? CHANGED_PART_WORDS[change.what] : pathWords(change.path, () => null);
  return `「${wholeMetric(change) ?? part}」`;
}

/** Of a year that is read by the newest definition already, or by one that the draft changes anyhow. */
export const NOTHING_TO_REJUDGE =
  "この年度から評価し直すことはありません。すでに変更後の定義で評価しているか、同じ項目を変更案で変えています。変更案で変える項目は、変更案の画面で「変更後の定義で評価し直す」を選んでください。";
