/** What the pages of suggested metrics show, in a constant number of queries. */

import { forbidden } from "next/navigation";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { requestTime } from "@/lib/request-time";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listOpenPlaces, listSuggestions } from "@/server/proposals/suggestions/queries";
import type { Told } from "./schema";
import { buildSuggestForm, buildSuggestions, type SuggestForm, type SuggestionsPage } from "./view-model";

/** Before the first byte: 403 for who may not read what departments suggest, not even their own. */
export async function admitToSuggestions(): Promise<void> {
  const viewer = await requireViewer();
  const { departmentId } = viewer;
  if (!can(viewer, "suggestion.read", {}) && !can(viewer, "suggestion.read", { departmentId })) forbidden();
}

export async function loadSuggestions(told: Told | null): Promise<SuggestionsPage> {
  const viewer = await requireViewer();
  const [listed, plans] = await Promise.all([
    listSuggestions(viewer).then(shown),
    listPlans(viewer).then(shown),
  ]);
  return buildSuggestions({
    told,
    listed,
    plans: plans.map(({ definition }) => definition),
    maySuggest: maySuggest(viewer),
    isOffice: can(viewer, "plan.manage", {}),
  });
}

/** Before the first byte: 403 for who is of no department that could suggest anything. */
export async function admitToSuggesting(): Promise<void> {
  if (!maySuggest(await requireViewer())) forbidden();
}

export async function loadSuggestForm(now: Date = requestTime()): Promise<SuggestForm> {
  const viewer = await requireViewer();
  const [open, plans] = await Promise.all([
    listOpenPlaces(viewer, now).then(shown),
    listPlans(viewer).then(shown),
  ]);
  return buildSuggestForm(open, wordsOf(plans[0]?.definition ?? {}).office, tokyoDate(now));
}

function maySuggest(viewer: Viewer): boolean {
  return can(viewer, "suggestion.make", { departmentId: viewer.departmentId });
}
