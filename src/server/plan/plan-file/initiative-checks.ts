/** What must hold of the initiatives of a plan file: whose names are theirs, and what they work on. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { excerpt, type PathStep } from "./read";
import { at, type Contradiction, itemsAt, yearAt } from "./tree";
import { readInitiativeId, readSlug } from "./values";

/**
 * Ids of initiatives are no other's, and what they work on is there.
 * @param kpis what the KPIs are called, by their ids
 * @param firstUse the same of the initiatives: filled here, for the checks that follow
 */
export function* initiativeChecks(
  root: unknown,
  kpis: ReadonlyMap<string, string>,
  firstUse: Map<string, string>,
  { start, end }: { readonly start: FiscalYear | undefined; readonly end: FiscalYear | undefined },
): Generator<Contradiction> {
  for (const [path, initiative] of initiativesOf(root)) {
    const id = at(initiative, "id");
    if (typeof id === "string" && readInitiativeId(id) !== undefined) {
      const [kpi, earlier] = [kpis.get(id), firstUse.get(id)];
      if (kpi !== undefined) {
        yield [
          [...path, "id"],
          `取組項目のidには、KPIのidを使えません。「${id}」は「${kpi}」のidです。別のidを書いてください。`,
        ];
      } else if (earlier !== undefined) {
        yield [
          [...path, "id"],
          `取組項目のidは計画の中で1つだけにしてください。「${id}」は「${earlier}」でも使われています。`,
        ];
      } else {
        const text = at(initiative, "text");
        firstUse.set(id, typeof text === "string" ? excerpt(text) : id);
      }
    }
    const until = yearAt(initiative, "until");
    if (until !== undefined && start !== undefined && end !== undefined && (until < start || end < until)) {
      yield [
        [...path, "until"],
        `計画期間（${start}～${end}）の中の年度を書いてください。「${until}」と書かれています。`,
      ];
    }
    const named = new Set<unknown>();
    for (const [index, kpi] of itemsAt(initiative, "supports").entries()) {
      if (typeof kpi !== "string" || readSlug(kpi) === undefined) continue;
      if (!kpis.has(kpi)) {
        yield [
          [...path, "supports", index],
          `この計画にあるKPIのidを書いてください。「${kpi}」というidのKPIはありません。`,
        ];
      } else if (named.has(kpi)) {
        yield [
          [...path, "supports", index],
          `同じKPIは1回だけ書いてください。「${kpi}」が2回書かれています。`,
        ];
      }
      named.add(kpi);
    }
  }
}

export function* initiativesOf(root: unknown): Generator<[path: PathStep[], initiative: unknown]> {
  for (const [p, pillar] of itemsAt(root, "pillars").entries()) {
    for (const [m, measure] of itemsAt(pillar, "measures").entries()) {
      for (const [i, initiative] of itemsAt(measure, "initiatives").entries()) {
        yield [["pillars", p, "measures", m, "initiatives", i], initiative];
      }
    }
  }
}
