/** What a plan calls its parts and its office: its own words, else the usual ones. No page knows them by itself. */
import type { Pillar, PlanDefinition, PlanWords } from "@/domain/plan/definition";
import type { PlanPart } from "@/domain/plan/parts";

export const USUAL_PLAN_WORDS: PlanWords = {
  office: "計画の担当課",
  aim: "目指す姿",
  pillar: "取組の柱",
  measure: "具体的な取組",
  kpi: "重要業績評価指標（KPI）",
  kpiShort: "KPI",
};

export function wordsOf(plan: Pick<PlanDefinition, "words">): PlanWords {
  return { ...USUAL_PLAN_WORDS, ...plan.words };
}

type Named = Pick<Pillar, "catchphrase" | "title">;

/** 「身近なみどり」; of a pillar without a catchphrase its title. */
export function pillarLabel({ catchphrase, title }: Named): string {
  return catchphrase === null ? title : `「${catchphrase}」`;
}

/** 「身近なみどり」 みんなで育てる まちの緑 */
export function pillarHeading(pillar: Named): string {
  return pillar.catchphrase === null ? pillar.title : `${pillarLabel(pillar)} ${pillar.title}`;
}

/** 身近なみどり, without brackets. */
export function pillarShort({ catchphrase, title }: Named): string {
  return catchphrase ?? title;
}

/** ①②… up to ⑳, then (21): as the document numbers its measures. */
/** 計画全体, a pillar with its number in brackets, a measure with its number in a circle: what an assessment (総括・意見) is of. */
export function partLabel({ pillar, measure }: Pick<PlanPart, "pillar" | "measure">): string {
  if (measure) return `${measureNumber(measure.no)} ${measure.title}`;
  return pillar ? `（${pillar.no}）${pillarShort(pillar)}` : "計画全体";
}

export function measureNumber(no: number): string {
  return no >= 1 && no <= 20 ? String.fromCodePoint(0x2460 + no - 1) : `(${no})`;
}

/** みどりの計画（第2期）　(1) 身近なみどり　① 窓口の改善 */
export function placeInPlan(
  { name }: { readonly name: string },
  {
    pillar,
    measure,
  }: {
    readonly pillar: (Named & { readonly no: number }) | null;
    readonly measure: { readonly no: number; readonly title: string } | null;
  },
): string {
  return [
    name,
    ...(pillar ? [`(${pillar.no}) ${pillarShort(pillar)}`] : []),
    ...(measure ? [`${measureNumber(measure.no)} ${measure.title}`] : []),
  ].join("　");
}
