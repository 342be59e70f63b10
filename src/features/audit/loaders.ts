/** What the page and the file of the audit trail are made of. */

import { stringify } from "csv-stringify/sync";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { SearchParams } from "@/lib/address-query";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import { auditCsvHref, auditWorkbookHref, staffRoutes } from "@/lib/routes";
import { safeText } from "@/lib/spreadsheet-text";
import type { WorkbookToWrite } from "@/lib/workbook/types";
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
import { auditFileQuerySchema, auditQuerySchema, withoutBlanks } from "./schema";
import { auditWorkbook, MOST_EVENTS } from "./view-model/audit-workbook";
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
  /** null where the events are more than a sheet is for. */
  readonly workbookHref: string | null;
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
    workbookHref: total > 0 && total <= MOST_EVENTS ? auditWorkbookHref(filter) : null,
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

interface AskedEvents {
  /** Oldest first, batch by batch. Throws when the database fails on the way: half a file must not look whole. */
  readonly batches: AsyncGenerator<readonly AuditEventDto[]>;
  readonly words: (event: AuditEventDto) => AuditRow;
}

/**
 * Every event that fits. Read in batches, so that the trail may be as long as it likes. Events written meanwhile may be
 * among them, at the end.
 * @param params the query of the file's address
 * @returns `invalid` for a filter that cannot be read or that nothing could fit
 */
async function askedEvents(viewer: Viewer, params: Iterable<[string, string]>): Promise<Result<AskedEvents>> {
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

  async function* batches(): AsyncGenerator<readonly AuditEventDto[]> {
    let batch = first.ok ? first.value : [];
    for (;;) {
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      if (batch.length < AUDIT_BATCH_SIZE) return;
      const next = await listAuditBatch(viewer, { filter, after: last.id });
      if (!next.ok) throw new Error(`the audit trail could not be read on: ${next.reason}`);
      batch = next.value;
    }
  }
  return done({ batches: batches(), words: auditWords(names.value, AUDIT_ACTIONS, ATTEMPTS) });
}

/**
 * The trail as CSV: UTF-8 with BOM, CRLF, oldest event first, every event that fits; safe to open in a spreadsheet.
 * @returns otherwise what {@link askedEvents} returns
 */
export async function loadAuditFile(
  viewer: Viewer,
  params: Iterable<[string, string]>,
): Promise<Result<AuditFile>> {
  const asked = await askedEvents(viewer, params);
  if (!asked.ok) return asked;
  const { batches, words } = asked.value;
  const notes = env().demo ? [DEMO_NOTICE] : [];
  const header = [...AUDIT_CSV_HEADER, ...(env().demo ? ["備考"] : [])];

  async function* chunks(): AsyncGenerator<string> {
    yield `\uFEFF${csvLines([header])}`;
    for await (const events of batches) {
      yield csvLines(events.map((event) => [...auditCsvRow(event, words(event)), ...notes]));
    }
  }
  return done({ fileName: `audit-${tokyoDate(new Date())}.csv`, chunks: chunks() });
}

/** The same as a workbook. @returns `invalid` as well where the events are more than a sheet is for */
export async function loadAuditWorkbook(
  viewer: Viewer,
  params: Iterable<[string, string]>,
): Promise<Result<{ readonly fileName: string; readonly workbook: WorkbookToWrite }>> {
  const asked = await askedEvents(viewer, params);
  if (!asked.ok) return asked;
  const { batches, words } = asked.value;
  const rows: string[][] = [];
  for await (const events of batches) {
    rows.push(...events.map((event) => auditCsvRow(event, words(event))));
    if (rows.length > MOST_EVENTS) {
      return refused("invalid", {
        "": `Excelでは${MOST_EVENTS.toLocaleString("en-US")}件まで取り出せます。監査記録のページで絞り込むか、CSVで取り出してください。`,
      });
    }
  }
  const workbook = auditWorkbook(rows, env().demo ? [DEMO_NOTICE] : []);
  return done({ fileName: `audit-${tokyoDate(new Date())}.xlsx`, workbook });
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
