/** What the page shows that compares two publications. */

import type { Choice } from "@/components/forms/field";
import { can, startsOnDashboard } from "@/domain/shared/access";
import { publicationName } from "@/domain/words/ja/reports/as-of";
import type { SearchParams } from "@/lib/address-query";
import { dashboardAddress } from "@/lib/dashboard-address";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { compareInThread } from "@/server/publication/compare";
import { listPublications } from "@/server/publication/queries";
import { type ChosenNo, parsePair } from "./schema";
import { type LinkedDifference, type Pair, pairOf, placeLink } from "./view-model";

export interface ComparisonPage {
  /** Every publication that was not taken back, newest first. */
  readonly choices: readonly Choice[];
  readonly pair: Pair;
  /** What the fields show. */
  readonly chosen: { readonly from: string; readonly to: string };
  readonly differences: readonly LinkedDifference[];
  /** The dashboard as of the later one; null for whoever may not see it, and where nothing is compared. */
  readonly dashboardHref: string | null;
}

/** Before the first byte: 403 for who may not read publications. */
export async function admitToComparison(): Promise<void> {
  await requireAbility("publication.read");
}

export async function loadComparison(searchParams: SearchParams): Promise<ComparisonPage> {
  const viewer = await requireViewer();
  const all = shown(await listPublications(viewer));
  const standing = all.filter(({ withdrawn }) => withdrawn === null);
  const asked = parsePair(searchParams);
  const nos = standing.map(({ no }) => no);
  const pair = pairOf(
    asked,
    nos,
    all.filter(({ withdrawn }) => withdrawn !== null).map(({ no }) => no),
  );
  const [newest, before] = nos;
  // What can be chosen stays chosen.
  const kept = (no: ChosenNo, other: number | undefined) =>
    String(typeof no === "number" && nos.includes(no) ? no : other);
  const mayLook = can(viewer, "dashboard.read", {});
  return {
    choices: standing.map((publication) => ({
      value: String(publication.no),
      label: publicationName(publication),
    })),
    pair,
    chosen: pair.ok
      ? { from: String(pair.from), to: String(pair.to) }
      : { from: kept(asked.from, before), to: kept(asked.to, newest) },
    differences: pair.ok
      ? shown(await compareInThread(viewer, pair)).map(({ place, ...difference }) => ({
          ...difference,
          link: mayLook ? placeLink(place, pair.to) : null,
        }))
      : [],
    dashboardHref:
      pair.ok && mayLook ? dashboardAddress(startsOnDashboard(viewer), { "as-of": pair.to }) : null,
  };
}
