/** 監査記録: reading the audit trail, newest first for people and oldest first for a file. Nothing here writes. */
import { z } from "zod";
import { REPORT_EVENTS, REPORT_STATES, type ReportState } from "@/domain/reports/report";
import { saidSides } from "@/domain/reports/said";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { AUDIT_ACTIONS, type AuditAction } from "./actions";
import { AUDIT_SUBJECT_KINDS, type AuditSubject } from "./subject";
import { type AuditValues, auditValues } from "./values";

export const AUDIT_PAGE_SIZE = 50;
/** Events that an export holds in memory at once. */
export const AUDIT_BATCH_SIZE = 1_000;
/** Whoever filters for events that no person caused: start-up and the command line. */
const SYSTEM_PERSON = "system";

/** What is left out is not filtered by. All given conditions must hold. */
export interface AuditFilter {
  /** Who acted: an account's id, or {@link SYSTEM_PERSON}. */
  readonly person?: string;
  /** Events of this KPI and of its reports. */
  readonly kpiId?: string;
  /** Events of that fiscal year's reports and of its round; not what happened during it. */
  readonly fy?: FiscalYear;
  readonly action?: AuditAction;
}

export interface AuditEventDto {
  /** 1, 2, 3 … as decimal digits. */
  readonly id: string;
  /** ISO instant of the database's clock. */
  readonly at: string;
  /** Name and office as they were then. */
  readonly actor: string;
  readonly action: string;
  /** As hashed: "report:paper-sheets/2025", "account:<id>", … */
  readonly subject: string;
  /** The same as columns. */
  readonly about: AuditAboutDto;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  /** What a report held is left out of `before`, `after` or both: it is not said to this person. */
  readonly isUnsaid: boolean;
  readonly hash: string;
}

/** What an event was done to. A column that does not apply is null; all are for a subject of an unknown form. */
interface AuditAboutDto {
  readonly kind: AuditSubject["kind"] | null;
  /** Of a report or a KPI. */
  readonly kpiId: string | null;
  /** Of a report or a round. */
  readonly fy: FiscalYear | null;
  /** Of everything else: its id, or a publication's number. */
  readonly ref: string | null;
}

export interface AuditPageDto {
  /** Newest first, at most {@link AUDIT_PAGE_SIZE}. */
  readonly events: readonly AuditEventDto[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  /** How many events fit the filter, on every page together. */
  readonly total: number;
}

/** What the ids of an event mean now. */
export interface AuditNamesDto {
  readonly plans: readonly {
    readonly id: string;
    readonly name: string;
    readonly startFy: FiscalYear;
    readonly endFy: FiscalYear;
  }[];
  /** Newest plan first, in the document's order; then those that no plan names any more. */
  readonly kpis: readonly AuditKpiDto[];
  /** Of the plans in force, with their words as names. */
  readonly initiatives: readonly { readonly id: string; readonly name: string }[];
  /** What assessments are of, by the names that they have now. */
  readonly parts: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly department: string | null;
    /** Whether any event is theirs. */
    readonly hasActed: boolean;
  }[];
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  /** The fiscal years of every plan, the latest first. */
  readonly years: readonly FiscalYear[];
}

export interface AuditKpiDto {
  readonly id: string;
  readonly name: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly unit: string;
  readonly decimals: number;
  readonly planId: string;
}

const EVENT_SELECT = {
  id: true,
  at: true,
  actor: true,
  action: true,
  subject: true,
  subjectKind: true,
  subjectKpiId: true,
  subjectFy: true,
  subjectRef: true,
  before: true,
  after: true,
  hash: true,
} as const satisfies Prisma.AuditEventSelect;

type EventRow = Prisma.AuditEventGetPayload<{ select: typeof EVENT_SELECT }>;

function toEvent({
  id,
  at,
  subjectKind,
  subjectKpiId,
  subjectFy,
  subjectRef,
  before,
  after,
  ...row
}: EventRow): AuditEventDto {
  const kind = AUDIT_SUBJECT_KINDS.find((known) => known === subjectKind) ?? null;
  return {
    ...row,
    id: id.toString(),
    at: at.toISOString(),
    before: auditValues(before),
    after: auditValues(after),
    isUnsaid: false,
    about: {
      kind,
      kpiId: subjectKpiId,
      fy: subjectFy === null ? null : fiscalYear(subjectFy),
      ref: subjectRef,
    },
  };
}

/** What a report holds, of the fields that its events have; the others say what was done to it. */
const REPORT_CONTENT = [
  "actual",
  "actualText",
  "figureStatus",
  "missing",
  "progress",
  "correctionReason",
] as const;

function withoutContent(values: AuditValues | null): AuditValues | null {
  if (values === null) return null;
  const withheld: readonly string[] = REPORT_CONTENT;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !withheld.includes(name)));
}

type ReportNow = { readonly state: ReportState; readonly approvedRevision: number | null };

/** Of a step of a report, its sides without what is not said; any other event as it is. */
function toldEvent(event: AuditEventDto, reports: ReadonlyMap<string, ReportNow>): AuditEventDto {
  const step = REPORT_EVENTS.find((each) => event.action === `report.${each}`);
  const no = event.after?.version;
  if (step === undefined || typeof no !== "number") return event;
  const report = reports.get(event.subject) ?? { state: "not_started", approvedRevision: null };
  const stateBefore = REPORT_STATES.find((state) => state === event.before?.state) ?? null;
  const said = saidSides({ no, event: step, stateBefore }, report);
  const [before, after] = [
    said.before ? event.before : withoutContent(event.before),
    said.after ? event.after : withoutContent(event.after),
  ];
  return { ...event, before, after, isUnsaid: !said.after };
}

/** Events as this person may read them: what is not handed in is its department's and the office's (`isStepSaid`). */
async function toldEvents(viewer: Viewer, events: readonly AuditEventDto[]): Promise<AuditEventDto[]> {
  if (can(viewer, "report.read_draft", {})) return [...events];
  const itemIds = [...new Set(events.flatMap(({ about }) => about.kpiId ?? []))];
  const rows = await db().report.findMany({
    where: { itemId: { in: itemIds } },
    select: { itemId: true, fy: true, state: true, approvedRevision: true },
  });
  const reports = new Map(rows.map(({ itemId, fy, ...now }) => [`report:${itemId}/${fy}`, now]));
  return events.map((event) => toldEvent(event, reports));
}

const filterSchema = z.strictObject({
  person: z.union([z.literal(SYSTEM_PERSON), z.uuid()]).optional(),
  kpiId: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional(),
  fy: z.int().refine(isFiscalYear).optional(),
  action: z.enum(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]]).optional(),
});
/** Fits a bigint. */
const eventId = z.string().regex(/^\d{1,18}$/);

const pageSchema = z.strictObject({
  filter: filterSchema,
  before: eventId.optional(),
  after: eventId.optional(),
});
const batchSchema = z.strictObject({ filter: filterSchema, after: eventId });

function whereOf({ person, kpiId, fy, action }: z.infer<typeof filterSchema>): Prisma.AuditEventWhereInput[] {
  const conditions: Prisma.AuditEventWhereInput[] = [];
  if (person !== undefined) conditions.push({ actorId: person === SYSTEM_PERSON ? null : person });
  if (action !== undefined) conditions.push({ action });
  if (kpiId !== undefined) conditions.push({ subjectKpiId: kpiId });
  if (fy !== undefined) conditions.push({ subjectFy: fy });
  return conditions;
}

/**
 * One page. Paged by the event's number, so that events written meanwhile shift nothing.
 * @param raw `before`: the newest events older than that number; `after`: the oldest newer than it; neither: the newest
 */
export async function listAuditEvents(
  viewer: Viewer,
  raw: { filter: AuditFilter; before?: string; after?: string },
): Promise<Result<AuditPageDto>> {
  if (!can(viewer, "audit.read", {})) return refused("forbidden");
  const parsed = pageSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const { filter, before, after } = parsed.data;
  const conditions = whereOf(filter);
  const isUpwards = after !== undefined && before === undefined;
  const edge = isUpwards ? { gt: BigInt(after) } : before === undefined ? {} : { lt: BigInt(before) };
  const [rows, total] = await Promise.all([
    db().auditEvent.findMany({
      where: { AND: [...conditions, { id: edge }] },
      orderBy: { id: isUpwards ? "asc" : "desc" },
      // One more than is shown tells whether there is a further page.
      take: AUDIT_PAGE_SIZE + 1,
      select: EVENT_SELECT,
    }),
    db().auditEvent.count({ where: { AND: conditions } }),
  ]);
  const hasMore = rows.length > AUDIT_PAGE_SIZE;
  const shown = await toldEvents(viewer, rows.slice(0, AUDIT_PAGE_SIZE).map(toEvent));
  return done({
    events: isUpwards ? shown.reverse() : shown,
    hasNewer: isUpwards ? hasMore : before !== undefined,
    hasOlder: isUpwards ? true : hasMore,
    total,
  });
}

/**
 * The next events of an export, oldest first; fewer than {@link AUDIT_BATCH_SIZE} where they end.
 * @param raw `after`: the last number already read; "0" to begin
 */
export async function listAuditBatch(
  viewer: Viewer,
  raw: { filter: AuditFilter; after: string },
): Promise<Result<AuditEventDto[]>> {
  if (!can(viewer, "audit.read", {})) return refused("forbidden");
  const parsed = batchSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const rows = await db().auditEvent.findMany({
    where: { AND: [...whereOf(parsed.data.filter), { id: { gt: BigInt(parsed.data.after) } }] },
    orderBy: { id: "asc" },
    take: AUDIT_BATCH_SIZE,
    select: EVENT_SELECT,
  });
  return done(await toldEvents(viewer, rows.map(toEvent)));
}
