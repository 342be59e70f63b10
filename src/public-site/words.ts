/** Words and phrases that several pages share. */

import type { Kpi, Pillar, PlanDefinition } from "@/domain/plan/definition";
import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";

export const DEMO_NOTICE = "デモ（架空の数値）";
export const SOFTWARE_NAME = "あゆみ";

/** 「便利・快適」～DXによる 市民サービスの向上～ as the document writes it. */
export function pillarName(pillar: Pick<Pillar, "catchphrase" | "title">): string {
  return `「${pillar.catchphrase}」～${pillar.title}～`;
}

/** ①②… up to ⑳, then (21): the measure's number as printed. */
export function measureNumber(no: number): string {
  return no >= 1 && no <= 20 ? String.fromCharCode(0x2460 + no - 1) : `(${no})`;
}

/** 令和7年度～令和11年度 */
export function periodText({ startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">): string {
  return `${fiscalYearJa(startFy)}～${fiscalYearJa(endFy)}`;
}

/** Above a tally: a year that still runs has no end to speak of. */
export function tallyHeading(fy: FiscalYear, isRunning: boolean): string {
  return isRunning
    ? `${fiscalYearJa(fy)}（年度の途中）の目標達成状況`
    : `${fiscalYearJa(fy)}末の目標達成状況`;
}

/** 令和8年5月1日（第3号） */
export function publicationText({
  no,
  publishedAt,
}: Pick<PublicationSnapshot, "no" | "publishedAt">): string {
  return `${dateJa(publishedAt)}（第${no}号）`;
}

/** Whether the city wrote anything about the year, said why there is no figure, or shows what the figure rests on. */
export function hasWords(year: PublishedYear): boolean {
  return (
    (year.evidence?.length ?? 0) > 0 ||
    year.reason !== "" ||
    year.nextStep !== "" ||
    year.basisNote !== "" ||
    year.asOf !== null ||
    (year.missing !== null && year.missing.reason !== "not_entered")
  );
}

/** 「1千枚は1,000枚です」; null where the unit is the base unit. */
export function scaleText({ unit, scale }: Pick<Kpi, "unit" | "scale">): string | null {
  if (scale === 1) return null;
  return `1${unit}は、もとの単位で${scale.toLocaleString("en-US")}です。`;
}
