/** Who may read and change what is attached to a report (evidence, messages): the same scope and window as the report. */

import { isReportable } from "@/domain/plan/years";
import type { EntryWindow } from "@/domain/rounds/entry-window";
import { type AccessResource, can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type InitiativeId, toInitiativeId } from "@/domain/shared/initiative-id";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { ItemId } from "@/domain/shared/item-id";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, type ReportScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { readRoundOfYear } from "./entry-window";
import { type InitiativeOwner, readOwner } from "./initiatives/owner";
import { readInitiativeWindow } from "./initiatives/window";
import { readKpi } from "./kpi";
import { readReportWithLatest } from "./latest-revision";

export interface ReportRef {
  /** Of an initiative its id stands in the place of the KPI's. */
  readonly kpiId: ItemId;
  readonly fy: FiscalYear;
}

/** For `can`: whose report it is, and whether the department may write now. */
export interface AttachmentAccessDto {
  readonly resource: AccessResource;
  readonly window: EntryWindow;
  /** What the plan calls its office. */
  readonly office: string;
}

/**
 * The report that something is attached to, saved or not yet begun. `not_found` also where it belongs to another
 * department, or is none of those that a personal link opens.
 */
export async function readAttachmentAccess(
  viewer: Viewer,
  tx: Tx,
  { kpiId, fy }: ReportRef,
  now: Date = new Date(),
): Promise<Result<AttachmentAccessDto>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const initiativeId = toInitiativeId(kpiId);
  const initiative = await readOwner(tx, initiativeId, fy, now);
  if (initiative) return accessToInitiative(tx, scope, initiative, { initiativeId, fy }, now);
  if (!isKpiId(kpiId)) return refused("not_found");
  return accessToKpi(tx, scope, { kpiId, fy }, now);
}

async function accessToInitiative(
  tx: Tx,
  scope: NonNullable<ReportScope>,
  { department, plan }: InitiativeOwner,
  report: { readonly initiativeId: InitiativeId; readonly fy: FiscalYear },
  now: Date,
): Promise<Result<AttachmentAccessDto>> {
  const departmentId = department?.id ?? null;
  if (!isInScope(scope, departmentId, report)) return refused("not_found");
  const window = await readInitiativeWindow(tx, report, tokyoDate(now));
  const { office } = wordsOf(plan);
  return done({ resource: { departmentId, entryOpen: window.open, report }, window, office });
}

async function accessToKpi(
  tx: Tx,
  scope: NonNullable<ReportScope>,
  { kpiId, fy }: { readonly kpiId: KpiId; readonly fy: FiscalYear },
  now: Date,
): Promise<Result<AttachmentAccessDto>> {
  const owner = await readKpi(tx, kpiId, fy);
  if (!owner || !isInScope(scope, owner.department?.id ?? null, { kpiId, fy })) return refused("not_found");
  const report = await readReportWithLatest(tx, { kpiId, fy });
  if (!isReportable(owner.plan, owner.kpi, fy, now) && !report) return refused("not_found");
  const round = await readRoundOfYear(tx, fy, kpiId);
  const window = round.windowOf(kpiId, report?.approved, tokyoDate(now));
  const departmentId = owner.department?.id ?? null;
  const { office } = wordsOf(owner.plan);
  return done({ resource: { departmentId, entryOpen: window.open, report: { kpiId, fy } }, window, office });
}

/** Why this person may not change what stands there; null when they may. The sentence is "" where it is never theirs. */
export function closedTo(viewer: Viewer, { resource, window, office }: AttachmentAccessDto): string | null {
  if (can(viewer, "report.edit", resource)) return null;
  const wouldBeOpen = can(viewer, "report.edit", { ...resource, entryOpen: true });
  return window.open || !wouldBeOpen ? "" : ENTRY_CLOSED_WORDS[window.reason](office);
}
