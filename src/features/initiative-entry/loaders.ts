/** What the pages of a year's initiatives show. */

import { forbidden, notFound } from "next/navigation";
import { cache } from "react";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { requestTime } from "@/lib/request-time";
import { staffRoutes } from "@/lib/routes";
import { reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { countEvidence } from "@/server/reports/evidence/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { countUnread } from "@/server/reports/messages/unread";
import { getRound } from "@/server/rounds/queries";
import type { AttachmentsPage } from "./components/attachments-view";
import type { EntryPage } from "./components/entry-view";
import type { MeasurePage } from "./components/measure-view";
import type { OverviewPage } from "./components/overview-view";
import type { Part } from "./schema";
import { nextWaiting, waitingMeasures } from "./view-model/approval";
import { byMeasure, departmentRows, type MeasureLines, onlyLines } from "./view-model/table";

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
  const [plans, reports, round, pieces, unread] = await Promise.all([
    listPlans(viewer).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
    getRound(viewer, { fy }).then(shown),
    countEvidence(viewer, { fy }).then(shown),
    countUnread(viewer, { fy }).then(shown),
  ]);
  const attachmentsOf = (id: string) => ({ pieces: pieces.get(id) ?? 0, unread: unread.get(id) ?? 0 });
  const definitions = plans.map(({ definition }) => definition);
  return {
    words: wordsOf(definitions[0] ?? {}),
    measures: byMeasure(definitions, reports, attachmentsOf),
    round,
  };
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

interface OfInitiative {
  readonly fy: FiscalYear;
  readonly initiativeId: InitiativeId;
}

/** Before the first byte: 404 for an initiative that this person has nothing to do with in that year. */
export async function admitToInitiative(
  { fy, initiativeId }: OfInitiative,
  now: Date = requestTime(),
): Promise<void> {
  await admitToInitiatives(fy);
  const { measures } = await yearOf(await requireViewer(), fy, now);
  if (!findLine(measures, initiativeId)) notFound();
}

export async function loadAttachments(
  { fy, initiativeId }: OfInitiative,
  now: Date = requestTime(),
): Promise<AttachmentsPage> {
  const viewer = await requireViewer();
  const { measures } = await yearOf(viewer, fy, now);
  const found = findLine(measures, initiativeId);
  if (!found) notFound();
  const { group, line } = found;
  // Who sees every department comes from the measure that is decided on.
  const part = can(viewer, "report.read", {}) ? { plan: group.planId, measure: group.measure } : {};
  return { fy, line, measure: group.label, back: staffRoutes.entryInitiatives(fy, part) };
}

function findLine(measures: readonly MeasureLines[], id: InitiativeId) {
  return measures
    .flatMap((group) => group.lines.map((line) => ({ group, line })))
    .find(({ line }) => line.initiativeId === id);
}
