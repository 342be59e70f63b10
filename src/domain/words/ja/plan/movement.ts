/**
 * Which way a figure went, in the words of its kind: a share goes up and down (上がる・下がる), a count grows and shrinks
 * (増える・減る), and of a rank the smaller number is the higher one (3位 is above 5位).
 */

import type { Direction, Kpi } from "@/domain/plan/definition";

type Unit = Pick<Kpi, "unit">;

/** 5位 → 3位: better, and higher, though the number is smaller. */
export function isRank({ unit }: Unit): boolean {
  return unit.normalize("NFKC").trim() === "位";
}

/** A share, or something else that goes up and down rather than grows. */
export function isRate({ unit }: Unit): boolean {
  return /^(%|ポイント|点)$/.test(unit.normalize("NFKC").trim());
}

/**
 * 増えて, 下がって …, before いる or います.
 * @param order of the figure beside the one that it is compared with; not 0
 */
export function movedWord(kpi: Unit, order: -1 | 1): string {
  if (isRank(kpi)) return order < 0 ? "上がって" : "下がって";
  if (isRate(kpi)) return order > 0 ? "上がって" : "下がって";
  return order > 0 ? "増えて" : "減って";
}

/** What has to be done with it, year by year: 増やす, 下げる … */
export function moveWord(kpi: Unit, order: -1 | 1): string {
  if (isRank(kpi)) return order < 0 ? "上げる" : "下げる";
  if (isRate(kpi)) return order > 0 ? "上げる" : "下げる";
  return order > 0 ? "増やす" : "減らす";
}

/** 上昇, 低下, 減少: a target that is no number. */
export function trendWord(kpi: Unit & { readonly direction: Direction }): string {
  if (kpi.direction === "up") return isRank(kpi) ? "低下" : "上昇";
  if (isRank(kpi)) return "上昇";
  return isRate(kpi) ? "低下" : "減少";
}

/** Whether a better figure is the higher one as people say it, so that a target is reached from below. */
export function isHigherBetter(kpi: Unit & { readonly direction: Direction }): boolean {
  return (kpi.direction === "up") !== isRank(kpi);
}
