/** What the pages of a year's initiatives show. */

import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { tallyInitiatives } from "@/domain/reports/initiative-tally";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { wordsOf } from "@/domain/words/ja/plan-words";
import { requestTime } from "@/lib/request-time";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { getRound } from "@/server/rounds/queries";
import type { EntryPage } from "./components/entry-view";
import type { MeasurePage } from "./components/measure-view";
import type { OverviewPage } from "./components/overview-view";
import type { Part } from "./schema";
import { nextWaiting, waitingMeasures } from "./view-model/approval";
import { byMeasure, departmentRows, onlyLines } from "./view-model/table";

/** Who sees every department decides measure by measure; a department answers its own lines. */
export type InitiativesPage =
  | { readonly kind: "entry"; readonly page: EntryPage }
  | { readonly kind: "measure"; readonly page: MeasurePage }
  | { readonly kind: "overview"; readonly page: OverviewPage };

/** Before the first byte: 403 for who may see no report at all, 404 for what is no year. */
export async function admitToInitiatives(fy: FiscalYear | null): Promise<void> {
  const viewer = await requireViewer();
  if (reportScope(viewer) === null) forbidden();
  if (fy === null) notFound();
}

/** One reading for a request. */
const yearOf = cache(async (viewer: Viewer, fy: FiscalYear, now: Date) => {
  const [plans, reports, round] = await Promise.all([
    listPlans(viewer).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
    getRound(viewer, { fy }).then(shown),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  return { words: wordsOf(definitions[0] ?? {}), measures: byMeasure(definitions, reports), round };
});

/** @param approved how many were approved on the page before; null: none were */
export async function loadInitiatives(
  asked: { readonly fy: FiscalYear; readonly part: Part; readonly approved: number | null },
  now: Date = requestTime(),
): Promise<InitiativesPage> {
  const viewer = await requireViewer();
  const { fy, part, approved } = asked;
  const { words, measures, round } = await yearOf(viewer, fy, now);
  const common = { fy, round, measureWord: words.measure, approved };
  const readsAll = can(viewer, "report.read", {});
  if (readsAll && part?.kind === "measure") {
    const isThis = (group: { planId: string; measure: string }) =>
      group.planId === part.planId && group.measure === part.measure;
    const group = measures.find(isThis);
    if (!group) notFound();
    const next = nextWaiting(measures, group);
    return { kind: "measure", page: { ...common, group, next, left: waitingMeasures(measures).length } };
  }
  if (readsAll && part?.kind !== "department") {
    return {
      kind: "overview",
      page: {
        ...common,
        measures: measures.map((group) => ({ ...group, tally: tallyInitiatives(group.lines) })),
        departments: departmentRows(measures),
        first: waitingMeasures(measures)[0] ?? null,
        waiting: waitingMeasures(measures).length,
      },
    };
  }
  // Of who sees every department: the one that is asked for, which may be nobody's.
  const departmentId = part?.kind === "department" ? part.departmentId : null;
  const own = readsAll
    ? onlyLines(measures, ({ department }) => (department?.id ?? null) === departmentId)
    : measures;
  const owner = own[0]?.lines[0]?.department?.name ?? null;
  return {
    kind: "entry",
    page: {
      ...common,
      measures: own,
      department: readsAll ? owner : viewer.departmentName,
      office: words.office,
      viewerId: viewer.id,
      byLink: viewer.responseScope !== null,
      mayOverlook: readsAll,
    },
  };
}
