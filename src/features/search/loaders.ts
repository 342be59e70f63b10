/** What the page of the search shows. Who may see nothing of a kind finds nothing of it. */

import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { SEARCH_GROUP_WORDS } from "@/domain/words/ja/search";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import { listPeople } from "@/server/accounts/queries";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listParts } from "@/server/plan/parts";
import { listPlans } from "@/server/plan/queries";
import { listPublicationTexts } from "@/server/publication/queries";
import { listReportTexts } from "@/server/reports/search-texts";
import { listRoundTexts } from "@/server/rounds/queries";
import type { SearchPage } from "./components/search-view";
import { search } from "./view-model/search";

/** Before the first byte: the sign-in page for who is not signed in. */
export async function admitToSearch(): Promise<void> {
  await requireAbility("plan.read");
}

/** A constant number of queries: one for each kind, beside the plans that the frame reads. */
export async function loadSearch(typed: string, now: Date = requestTime()): Promise<SearchPage> {
  const viewer = await requireViewer();
  if (typed === "") return { typed, groups: [] };
  const [plans, reports, rounds, publications, people] = await Promise.all([
    listPlans(viewer).then(orNone),
    listReportTexts(viewer).then(orNone),
    listRoundTexts(viewer).then(orNone),
    listPublicationTexts(viewer).then(orNone),
    listPeople(viewer).then(orNone),
  ]);
  const listed = await listParts(
    viewer,
    plans.map(({ definition }) => definition.id),
  );
  const parts = listed.ok ? listed.value : new Map();
  const words = wordsOf(plans[0]?.definition ?? {});
  const source = { viewer, now, plans, parts, reports, rounds, publications, people };
  return {
    typed,
    groups: search(typed, source).map((group) => ({
      ...group,
      title: group.key === "parts" ? `${words.pillar}・${words.measure}` : SEARCH_GROUP_WORDS[group.key],
    })),
  };
}

function orNone<T>(result: Result<readonly T[]>): readonly T[] {
  return result.ok ? result.value : [];
}
