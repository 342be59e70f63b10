import type { PlaceOfChange } from "@/domain/publication/changes/place";
import type { ChangeKind } from "@/domain/publication/snapshot";
import { pillarLabel } from "@/domain/words/ja/plan/plan-words";
import { DIFFERENCE_KINDS, type ToldDifference } from "@/domain/words/ja/publication/differences";
import { quoted } from "@/domain/words/ja/quotes";
import { noSuchPublication, publicationNo, withdrawnSince } from "@/domain/words/ja/reports/as-of";
import { staffRoutes } from "@/lib/routes";
import type { ChosenPair } from "./schema";

export interface LinkedDifference extends ToldDifference {
  /** To where it stands, as of the later publication; null where there is none, or for whoever may not look there. */
  readonly link: { readonly href: string; readonly label: string } | null;
}

/** @param asOf the number of the later publication */
export function placeLink(place: PlaceOfChange | null, asOf: number): LinkedDifference["link"] {
  if (place === null) return null;
  const query = { plan: place.planId, "as-of": asOf, ...(place.fy !== null && { fy: place.fy }) };
  const at = `${publicationNo(asOf)}の時点で見る`;
  switch (place.kind) {
    case "kpi":
      return { href: staffRoutes.dashboardKpi(place.kpiId, query), label: `${quoted(place.name)}を${at}` };
    case "pillar": {
      const { pillar } = place;
      return {
        href: staffRoutes.dashboardPillar(pillar.no, query),
        label: `(${pillar.no}) ${pillarLabel(pillar)}を${at}`,
      };
    }
    case "plan":
      return { href: staffRoutes.dashboard(query), label: `進捗を${at}` };
  }
}

export interface DifferenceGroup {
  readonly kind: ChangeKind;
  readonly differences: readonly LinkedDifference[];
}

/** Kind by kind, those that there are. */
export function differenceGroups(differences: readonly LinkedDifference[]): DifferenceGroup[] {
  return DIFFERENCE_KINDS.map((kind) => ({
    kind,
    differences: differences.filter((each) => each.kind === kind),
  })).filter((group) => group.differences.length > 0);
}

export type Pair =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problem: string | null };

const UNREADABLE = "アドレスにある号の番号を読み取れません。比べる2つの号を選んでください。";

/**
 * The two that are compared, the earlier one first: those of the address, else the newest and the one before it.
 * @param standing numbers of the publications that were not taken back, newest first
 * @param withdrawn of those that were
 * @returns no problem where there is nothing to compare yet
 */
export function pairOf(
  { from, to }: ChosenPair,
  standing: readonly number[],
  withdrawn: readonly number[] = [],
): Pair {
  const [newest, before] = standing;
  if (newest === undefined || before === undefined) return { ok: false, problem: null };
  if (from === "unreadable" || to === "unreadable") return { ok: false, problem: UNREADABLE };
  const last = to ?? newest;
  const pair = [from ?? standing.find((no) => no < last) ?? before, last];
  const unknown = pair.find((no) => !standing.includes(no));
  if (unknown !== undefined) {
    const why = withdrawn.includes(unknown) ? withdrawnSince(unknown) : noSuchPublication(unknown);
    return { ok: false, problem: `${why}ほかの号を選んでください。` };
  }
  const [earlier = before, later = newest] = pair.toSorted((a, b) => a - b);
  if (earlier === later) return { ok: false, problem: "同じ号を選んでいます。別の2つの号を選んでください。" };
  return { ok: true, from: earlier, to: later };
}
