/** The plan's definitions and their changes (定義の変更), in words. */

import type {
  Aggregation,
  ChangedPart,
  DefinitionChange,
  Direction,
  Kpi,
  KpiTerms,
} from "@/domain/plan/definition";
import { changedTerms, factorOf, kpiInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { targetNotation } from "@/domain/plan/notation";
import {
  decimalsOf,
  formatNumber,
  formatQuantity,
  plainFigure,
  targetDecimals,
} from "@/domain/plan/quantity";
import { initiativeOfPath } from "@/domain/plan/texts/initiative-texts";
import { metricOfPath } from "@/domain/plan/texts/metric-texts";
import { FIGURES, unitsOfChange } from "@/domain/plan/told";
import type { PlanEvent } from "@/domain/publication/snapshot";
import { type DecimalString, decimal, decimalString, isDecimalString } from "@/domain/shared/decimal";
import { addYears, type FiscalYear, fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { metricWords } from "./metrics";
import { trendWord } from "./movement";

export const AGGREGATION_WORDS: Record<Aggregation, string> = {
  annual: "年間の値",
  point_in_time: "ある時点の値",
  cumulative: "累計",
  share: "割合",
  unspecified: "計画書に定めがありません",
};

export const DIRECTION_WORDS: Record<Direction, string> = {
  up: "大きいほどよい",
  down: "小さいほどよい",
};

const SETTING_WORDS: Record<string, string> = {
  "previous-actual": "直前の実績",
  baseline: "現状値",
  "equal-steps": "計画期間を均等に分ける",
  "linear-from-baseline": "現状値の年度から均等に分ける",
  none: "示さない",
  true: "認める",
  false: "認めない",
};

/** What a changed part is called on every screen and page. */
export const CHANGED_PART_WORDS: Record<ChangedPart, string> = {
  added: "指標の追加",
  ended: "指標の終了",
  name: "指標名",
  place: "計画の中での位置",
  department: "所管課",
  definition: "定義",
  rationale: "指標の考え方",
  unit: "単位",
  scale: "単位の倍率",
  decimals: "小数の桁数",
  direction: "よい方向",
  aggregation: "数え方",
  upperLimit: "上限",
  lowest: "下限",
  baseline: "現状値",
  baselineFy: "現状値の年度",
  target: "目標値",
  targetFy: "目標値の年度",
  planned: "計画",
  documented: "計画書の実績",
  from: "指標の始まり",
  until: "指標の終わり",
  surveyed: "調査する年度",
  continues: "引き継ぐ指標",
  improvementReference: "上向きを比べる相手",
  guideMethod: "目安の引き方",
  allowSelfApproval: "提出した本人による承認",
  endFy: "計画期間の最終年度",
  order: "並び順",
  text: "文言",
};

/** The same of an event of a whole plan. */
export const PLAN_EVENT_WORDS: Record<PlanEvent, string> = {
  plan_added: "計画の追加",
  plan_leads: "サイトの先頭の計画",
  plan_closed: "計画の終了",
  plan_reopened: "計画の終了の取り消し",
};

const YES_NO: Record<string, string> = { true: "はい", false: "いいえ" };

const PATH_WORDS: Record<string, string> = {
  name: "計画の名称",
  aim: "目指す姿",
  positioning: "計画の位置づけ",
  sourceDocument: "もとの資料",
  "words.office": "計画の担当課の呼び名",
  "words.aim": "「目指す姿」の呼び名",
  "words.pillar": "「取組の柱」の呼び名",
  "words.measure": "「具体的な取組」の呼び名",
  "words.kpi": "指標の呼び名",
  "words.kpiShort": "指標の短い呼び名",
  municipality: "市町村",
  corrections: "字句の訂正",
  "publication.siteName": "サイト名",
  "publication.publisher": "公表する課",
  "publication.contact": "問い合わせ先",
  "publication.licence": "データの利用条件",
  pillars: "柱の並び順",
  measures: "取組の並び順",
  catchphrase: "標語",
  title: "名称",
  viewpoint: "視点",
  vision: "具体像",
  outcome: "めざす成果",
  source: "資料の箇所",
  sampleSurvey: "標本調査による値か",
  department: "所管課",
  initiatives: "取組項目",
  initiativePlaces: "取組項目の位置",
  initiativeEnds: "取組項目の終わり",
  initiativeOrder: "取組項目の並び順",
  initiativeIds: "取組項目の記号（id）",
  initiativeDepartments: "取組項目の所管課",
  supports: "取組項目が関わる指標",
  order: "指標の並び順",
  metricOrder: "KPI以外の実績の並び順",
  en: "英語の文",
  easy: "やさしい日本語の文",
};

/** 資料の表示: the document's markers of initiatives, in signs that are no marks, and what is read out for them. */
export const MARKER_SIGNS = {
  "○": { sign: "◇", said: "資料の表示「○」" },
  "・": { sign: "・", said: "資料の表示「・」" },
} as const;
export const MARKER_NOTE =
  "項目の頭の「◇」と「・」は、資料の表示です（「◇」は、資料で「○」が付いている項目です）。達成状況の評価ではありません。";

/** What a text of the plan is, by where it stands: 柱（1）の取組2の名称. @param kpiName of a KPI by its id */
export function pathWords(path: string, kpiName: (id: string) => string | null): string {
  const known = PATH_WORDS[path];
  if (known !== undefined) return known;
  const metric = metricOfPath(path);
  if (metric) return metricWords(metric.part, kpiName(metric.id));
  const pillar = /^(?:former\.)?pillars\[(\d+)\]/.exec(path)?.[1];
  const measure = /measures\[(\d+)\]/.exec(path)?.[1];
  const kpi = /^kpis\[([^\]]+)\]/.exec(path)?.[1];
  const name = kpi === undefined ? null : kpiName(kpi);
  const last = PATH_WORDS[path.split(".").at(-1)?.replace(/\[.*$/, "") ?? ""] ?? path;
  const place = [pillar && `柱（${pillar}）`, measure && `取組${measure}`, name !== null && quoted(name)]
    .filter(Boolean)
    .join("の");
  const was = path.startsWith("former.") ? "なくした" : "";
  return place === "" ? last : `${was}${place}の${last}`;
}

/** A text of the plan as it is told: the last year of an initiative in words. */
export function textValue(path: string | null, value: string | null): string | null {
  if (value === null || path === null || initiativeOfPath(path)?.part !== "end") return value;
  return value
    .replace(/: (\d{4})$/, (_, fy: string) => `（${fiscalYearJa(fiscalYear(Number(fy)))}で終了）`)
    .replace(/: —$/, "（計画の終わりまで）");
}

/** As many places as a figure may have. */
const MOST_PLACES = 6;

const YEARS: readonly ChangedPart[] = ["baselineFy", "targetFy", "from", "until", "ended", "endFy"];

/** What it means that the plan says nothing of a part; of a year's 計画 and figure it is another thing than that there is none. */
const UNSAID: Partial<Record<ChangedPart, string>> = {
  planned: "記載なし",
  documented: "記載なし",
  surveyed: "毎年度",
  from: "計画のはじめから",
  until: "計画の終わりまで",
};

/**
 * One value of a changed part, as a reader understands it.
 * @param value in the plan file's notation
 * @param kpi as it is read in the years that the value holds for
 * @param kpiName of any KPI by its id: what is carried on may stand in another plan
 */
export function changedValue(
  what: ChangedPart,
  value: string | null,
  kpi: Pick<Kpi, "unit" | "decimals" | "direction"> | null,
  kpiName: (id: string) => string | null = () => null,
): string {
  if (value === null) return UNSAID[what] ?? "なし";
  if (what === "text") return YES_NO[value] ?? value;
  if (what === "continues") return `「${kpiName(value) ?? value}」`;
  if (what === "planned" && value === "—") return "—（計画なし）";
  if (FIGURES.includes(what)) {
    if (!isDecimalString(value)) return trendText(value, kpi);
    const figure = decimalString(value);
    return kpi === null
      ? formatNumber(figure, decimalsOf(figure, MOST_PLACES))
      : formatQuantity(figure, {
          unit: kpi.unit,
          decimals: targetDecimals(figure, Math.max(kpi.decimals, decimalsOf(figure, MOST_PLACES))),
        });
  }
  // Of a KPI that is left out altogether, what stood there is its name.
  if (YEARS.includes(what))
    return isFiscalYear(Number(value)) ? fiscalYearJa(fiscalYear(Number(value))) : value;
  if (what === "surveyed") {
    return value
      .split(",")
      .map((year) => fiscalYearJa(fiscalYear(Number(year))))
      .join("・");
  }
  if (what === "direction") return DIRECTION_WORDS[value as Direction];
  if (what === "aggregation") return AGGREGATION_WORDS[value as Aggregation];
  if (what === "decimals") return `${value}桁`;
  if (what === "scale") return `${Number(value).toLocaleString("en-US")}倍`;
  if (what === "place") return placeWords(value);
  if (what === "order") return value.split("\n").map(orderedWords).join("、");
  return SETTING_WORDS[value] ?? value;
}

/** 柱（1）「身近なみどり」の取組2「窓口の改善」, by the names of the time; records of before have the numbers alone. */
export function placeWords(value: string): string {
  const [place = "", ...names] = value.split("\n");
  const [pillar, measure] = place.split("-");
  if (!pillar) return "計画全般";
  const [of, inside] = names.map((name) => (name === "" ? "" : quoted(name)));
  return measure ? `柱（${pillar}）${of ?? ""}の取組${measure}${inside ?? ""}` : `柱（${pillar}）${of ?? ""}`;
}

/** "1 身近なみどり" → 柱（1）「身近なみどり」 */
function orderedWords(line: string): string {
  const [place = "", ...name] = line.split(" ");
  const [pillar, measure] = place.split("-");
  const no = measure ? `取組${measure}` : `柱（${pillar}）`;
  return `${no}${quoted(name.join(" "))}`;
}

function trendText(value: string, kpi: Pick<Kpi, "unit" | "direction"> | null): string {
  if (value === "—") return "なし";
  return kpi === null ? "上昇" : trendWord(kpi);
}

/**
 * 目標値 2,500手続き → 2,800手続き, without the year and the reason.
 * @param ledger every change on record: a value is told in the unit of its own time
 * @param name of a text what it is, where that is known
 */
export function changedValues(
  change: DefinitionChange,
  kpi: Kpi | null,
  ledger: readonly DefinitionChange[],
  kpiName: (id: string) => string | null,
  name: string = CHANGED_PART_WORDS[change.what],
): string {
  const { what, before, after } = change;
  if (what === "added" || what === "ended") {
    return what === "ended" && after !== null ? `${name}（${changedValue(what, after, kpi)}まで）` : name;
  }
  const read = kpisOfChange(change, kpi, ledger);
  return `${name} ${changedValue(what, before, read.before, kpiName)} → ${changedValue(what, after, read.after, kpiName)}`;
}

/** The KPI as each of the two values is read: by the edition of its years, in the unit of its own time. */
export function kpisOfChange(
  change: DefinitionChange,
  kpi: Kpi | null,
  ledger: readonly DefinitionChange[],
): { readonly before: Kpi | null; readonly after: Kpi | null } {
  const { what, from } = change;
  const of = (fy: FiscalYear | null) => (kpi === null || fy === null ? kpi : kpiInYear(kpi, fy));
  const earlier = from === null || what === "planned" || what === "documented" ? from : previous(from);
  const units = kpi && unitsOfChange(kpi, change, ledger);
  const inUnit = (read: Kpi | null, unit: string | undefined) =>
    read === null || unit === undefined ? read : { ...read, unit };
  return {
    before: inUnit(of(change.rejudges ? from : earlier), units?.before),
    after: inUnit(of(from), units?.after),
  };
}

/** 「それまでの値は、1,000を掛けて比べます。」 @param factor null: there is none */
export function factorWords(factor: DecimalString | null): string {
  if (factor === null) return "換算の係数がないため、それまでの値とは比べません。";
  return decimal(factor).equals(1)
    ? "それまでの値とは、そのまま比べます。"
    : `それまでの値は、${plainFigure(factor)}を掛けて比べます。`;
}

/** How figures of before such a change are compared with those after it; "" where it breaks no line. */
export function comparisonWords(change: DefinitionChange, kpi: Kpi | null): string {
  const factor = factorOf(change, kpi);
  return factor === undefined ? "" : factorWords(factor);
}

function previous(fy: FiscalYear): FiscalYear {
  return addYears(fy, -1);
}

/** What one edition has different from the one before it: 「目標値 2,500手続き → 2,800手続き」, in the order of the terms. */
export function editionChangeWords(before: KpiTerms, after: KpiTerms): string[] {
  return changedTerms(before, after).map((term) => {
    const [was, is] = [termText(term, before), termText(term, after)];
    return `${CHANGED_PART_WORDS[term]} ${was} → ${is}`;
  });
}

function termText(term: ReturnType<typeof changedTerms>[number], terms: KpiTerms): string {
  if (term === "baseline") {
    return `${changedValue(term, terms.baseline.value, terms)}（${fiscalYearJa(terms.baseline.fy)}）`;
  }
  if (term === "target") {
    const { value, fy } = terms.target;
    return `${changedValue(term, targetNotation(value, terms), terms)}（${fiscalYearJa(fy)}）`;
  }
  const value = term === "lowest" ? lowestOf(terms) : (terms[term] ?? null);
  return changedValue(term, value === null ? null : String(value), terms);
}

/** When a change was decided, and where that is written: 令和9年2月10日　中間見直し報告書; "" where neither was said. */
export function decisionText({ decidedOn, document }: DefinitionChange): string {
  return [decidedOn === null ? "" : dateJa(decidedOn), document ?? ""]
    .filter((text) => text !== "")
    .join("　");
}

/** Which years a change holds for: （令和9年度から）, （令和9年度）; "" where no year matters. */
export function changedSince({ what, from }: DefinitionChange): string {
  if (from === null || what === "ended" || what === "until" || what === "added") return "";
  return what === "planned" || what === "documented"
    ? `（${fiscalYearJa(from)}）`
    : `（${fiscalYearJa(from)}から）`;
}
