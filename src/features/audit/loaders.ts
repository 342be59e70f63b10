/** What the page and the file of the audit trail are made of. */

import { stringify } from "csv-stringify/sync";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import { auditCsvHref, staffRoutes } from "@/lib/routes";
import { safeText } from "@/lib/spreadsheet-text";
import { DEMO_NOTICE } from "@/public-site/words";
import type { Viewer } from "@/server/access/viewer";
import { ATTEMPTS, AUDIT_ACTIONS, type AuditAction } from "@/server/audit/actions";
import {
  AUDIT_BATCH_SIZE,
  type AuditEventDto,
  type AuditFilter,
  listAuditBatch,
  listAuditEvents,
} from "@/server/audit/queries";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { readAuditNames } from "@/server/plan/audit-names";
import { auditFileQuerySchema, auditQuerySchema, type SearchParams, withoutBlanks } from "./schema";
import {
  AUDIT_CSV_HEADER,
  type AuditChoices,
  type AuditFilterQuery,
  type AuditRow,
  auditChoices,
  auditCsvRow,
  auditWords,
  knownFilter,
} from "./view-model/trail";

export interface AuditPage {
  readonly rows: readonly (AuditRow & { readonly href: string | null })[];
  readonly total: number;
  readonly filter: AuditFilterQuery;
  readonly choices: AuditChoices;
  readonly csvHref: string;
  /** null where there is no such page. */
  readonly newestHref: string | null;
  readonly newerHref: string | null;
  readonly olderHref: string | null;
}

/** Before the first byte: 403 for who may not read the trail. */
export async function admitToAudit(): Promise<void> {
  await requireAbility("audit.read");
}

/** One page of the trail; a constant number of queries. */
export async function loadAudit(searchParams: SearchParams): Promise<AuditPage> {
  const viewer = await requireViewer();
  const { before, after, ...query } = auditQuerySchema.parse(searchParams);
  const names = shown(await readAuditNames(viewer));
  const choices = auditChoices(names, AUDIT_ACTIONS);
  const filter = knownFilter(query, choices);
  const page = shown(await listAuditEvents(viewer, { filter: filterOf(filter), before, after }));
  const { events, hasNewer, hasOlder, total } = page;
  const words = auditWords(names, AUDIT_ACTIONS, ATTEMPTS);
  const [first, last] = [events.at(0), events.at(-1)];
  return {
    rows: events.map(words).map((row) => ({ ...row, href: reportHref(viewer, row) })),
    total,
    filter,
    choices,
    csvHref: auditCsvHref(filter),
    newestHref: hasNewer ? staffRoutes.audit(filter) : null,
    newerHref: hasNewer && first ? staffRoutes.audit({ ...filter, after: first.id }) : null,
    olderHref: hasOlder && last ? staffRoutes.audit({ ...filter, before: last.id }) : null,
  };
}

/** Whoever reads the trail need not be allowed to read reports: an administrator is not. */
function reportHref(viewer: Viewer, { report }: AuditRow): string | null {
  if (!report || !can(viewer, "report.read", {})) return null;
  if (report.isAssessment) return staffRoutes.entryAssessments(report.fy);
  return report.isInitiative
    ? staffRoutes.entryInitiatives(report.fy)
    : staffRoutes.entryForm(report.kpiId, report.fy);
}

/** The action was found among those there are. */
function filterOf({ person, kpi, fy, action }: AuditFilterQuery): AuditFilter {
  return { person, kpiId: kpi, fy, action: action as AuditAction | undefined };
}

export interface AuditFile {
  readonly fileName: string;
  /** The file's text, piece by piece. Throws when the database fails on the way: half a file must not look whole. */
  readonly chunks: AsyncGenerator<string>;
}

/**
 * The trail as CSV: UTF-8 with BOM, CRLF, oldest event first, every event that fits; safe to open in a spreadsheet.
 * Read in batches, so that it may be as long as it likes. Events written meanwhile may be in it, at its end.
 * @param params the query of the file's address
 * @returns `invalid` for a filter that cannot be read or that nothing could fit
 */
export async function loadAuditFile(
  viewer: Viewer,
  params: Iterable<[string, string]>,
): Promise<Result<AuditFile>> {
  const parsed = auditFileQuerySchema.safeParse(withoutBlanks(params));
  const names = await readAuditNames(viewer);
  if (!names.ok) return names;
  if (!parsed.success || !isKnown(parsed.data, auditChoices(names.value, AUDIT_ACTIONS))) {
    return refused("invalid", {
      "": "絞り込みの指定が正しくありません。監査記録のページから選び直してください。",
    });
  }
  const filter = filterOf(parsed.data);
  // Before the answer begins, so that a refusal still has its status.
  const first = await listAuditBatch(viewer, { filter, after: "0" });
  if (!first.ok) return first;
  const words = auditWords(names.value, AUDIT_ACTIONS, ATTEMPTS);
  const demo = env().demo;
  const linesOf = (events: readonly AuditEventDto[]) =>
    csvLines(events.map((event) => [...auditCsvRow(event, words(event)), ...(demo ? [DEMO_NOTICE] : [])]));
  const header = [...AUDIT_CSV_HEADER, ...(demo ? ["備考"] : [])];

  async function* chunks(): AsyncGenerator<string> {
    yield `\uFEFF${csvLines([header])}`;
    let batch = first.ok ? first.value : [];
    for (;;) {
      const last = batch.at(-1);
      if (!last) return;
      yield linesOf(batch);
      if (batch.length < AUDIT_BATCH_SIZE) return;
      const next = await listAuditBatch(viewer, { filter, after: last.id });
      if (!next.ok) throw new Error(`the audit trail could not be read on: ${next.reason}`);
      batch = next.value;
    }
  }
  return done({ fileName: `audit-${tokyoDate(new Date())}.csv`, chunks: chunks() });
}

function isKnown(query: AuditFilterQuery, choices: AuditChoices): boolean {
  const known = knownFilter(query, choices);
  return (["person", "kpi", "fy", "action"] as const).every((name) => known[name] === query[name]);
}

function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(safeText)),
    { record_delimiter: "windows" },
  );
}
