/** 根拠資料: files and addresses beside a report. Files are kept once per content; what is removed keeps its bytes. */

import { createHash } from "node:crypto";
import { z } from "zod";
import {
  cleanFileName,
  cleanTitle,
  EVIDENCE_KIND_FACTS,
  EVIDENCE_MAX_PIECES,
  type EvidenceKind,
  fileFault,
  kindOfContentType,
  matchContent,
  readUrl,
} from "@/domain/reports/evidence";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { fileFaultSentence, URL_FAULT_WORDS } from "@/domain/words/ja/evidence";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { AuditSubject } from "@/server/audit/subject";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { writing } from "@/server/db/transaction";
import { reportRef, rowId } from "@/server/input/fields";
import { closedTo, type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { holdRoundAgainstChange } from "@/server/reports/round-lock";
import { contentOf } from "./content";

export interface EvidenceDto {
  readonly id: string;
  /** The file's name, or what the address leads to. */
  readonly title: string;
  readonly kind: EvidenceKind | "url";
  /** Of a file, in bytes. */
  readonly size: number | null;
  readonly url: string | null;
  readonly isPublic: boolean;
  readonly addedBy: string;
  /** ISO instant, by the database's clock. */
  readonly addedAt: string;
}

export interface EvidenceListDto {
  /** In the order in which they were added. */
  readonly pieces: readonly EvidenceDto[];
  readonly canChange: boolean;
  /** Why a department cannot change anything now; null where it can, and for whoever never may. */
  readonly closedBecause: string | null;
}

const SELECT = {
  id: true,
  title: true,
  contentType: true,
  url: true,
  isPublic: true,
  addedAt: true,
  file: { select: { size: true } },
  addedBy: { select: { name: true, department: { select: { name: true } } } },
} as const satisfies Prisma.EvidenceSelect;

type Row = Prisma.EvidenceGetPayload<{ select: typeof SELECT }>;

function toDto({ contentType, file, addedBy, addedAt, ...row }: Row): EvidenceDto {
  const kind = contentType === null ? "url" : kindOfContentType(contentType);
  if (kind === null) throw new Error(`evidence ${row.id} has the unknown media type ${contentType}`);
  const { name, department } = addedBy;
  return {
    ...row,
    kind,
    size: file?.size ?? null,
    addedBy: department ? `${department.name} ${name}` : name,
    addedAt: addedAt.toISOString(),
  };
}

/** What is removed is in no list. `not_found` as {@link readAttachmentAccess} says it. */
export async function listEvidence(
  viewer: Viewer,
  ref: ReportRef,
  now: Date = new Date(),
): Promise<Result<EvidenceListDto>> {
  const access = await readAttachmentAccess(viewer, db(), ref, now);
  if (!access.ok) return access;
  const rows = await db().evidence.findMany({
    where: { kpiId: ref.kpiId, fy: ref.fy, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    select: SELECT,
  });
  const closed = closedTo(viewer, access.value);
  return done({ pieces: rows.map(toDto), canChange: closed === null, closedBecause: closed || null });
}

const fileSchema = z.strictObject({ ...reportRef, name: z.string(), bytes: z.instanceof(Uint8Array) });
const urlSchema = z.strictObject({ ...reportRef, title: z.string(), url: z.string() });

/** 20 MB on the way to the database and into its storage: more than the pool allows a statement. */
const MOVES_BYTES = { timeoutMs: 30_000 };

/**
 * Adds a file. Its kind is found in its content and must fit its name.
 * `invalid` with a sentence on `file`; `conflict` where the report has the very same file already.
 */
export async function addFile(
  viewer: Viewer,
  raw: ReportRef & { readonly name: string; readonly bytes: Uint8Array },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", { file: "送られた内容を読み取れません。" });
  const { bytes, ...ref } = parsed.data;
  const name = cleanFileName(ref.name);
  const fault = name === "" ? ({ kind: "no_name" } as const) : fileFault({ name, size: bytes.length });
  if (fault !== null) return refused("invalid", { file: fileFaultSentence(fault) });
  const match = matchContent(name, await contentOf(bytes));
  if (!match.ok) return refused("invalid", { file: fileFaultSentence(match.fault) });
  const { contentType } = EVIDENCE_KIND_FACTS[match.kind];
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return writing(async (tx) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${MOVES_BYTES.timeoutMs}ms`}, true)`;
    const room = await openRoom(viewer, tx, ref, "file", now);
    if (!room.ok) return room;
    const same = room.value.find(({ fileSha256 }) => fileSha256 === sha256);
    if (same) {
      return refused("conflict", { file: `同じ内容のファイル「${same.title}」がすでに登録されています。` });
    }
    await keepBytes(tx, sha256, bytes);
    return add(viewer, tx, ref, { title: name, fileSha256: sha256, contentType });
  }, MOVES_BYTES);
}

/** Adds an address. `invalid` with a sentence on `title` or `url`. */
export async function addUrl(
  viewer: Viewer,
  raw: ReportRef & { readonly title: string; readonly url: string },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = urlSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const title = cleanTitle(parsed.data.title);
  const read = readUrl(parsed.data.url);
  const errors = {
    ...(title === "" ? { title: "何のページかが分かる名前を入力してください。" } : {}),
    ...(read.ok ? {} : { url: URL_FAULT_WORDS[read.fault] }),
  };
  if (!read.ok || title === "") return refused("invalid", errors);
  return writing(async (tx) => {
    const room = await openRoom(viewer, tx, parsed.data, "url", now);
    if (!room.ok) return room;
    const same = room.value.find(({ url }) => url === read.url);
    if (same) return refused("conflict", { url: `同じURLが「${same.title}」としてすでに登録されています。` });
    return add(viewer, tx, parsed.data, { title, url: read.url });
  });
}

interface Present {
  readonly title: string;
  readonly fileSha256: string | null;
  readonly url: string | null;
}

/** What the report has already, held until the commit, where this person may add one more. */
async function openRoom(
  viewer: Viewer,
  tx: Tx,
  { kpiId, fy }: ReportRef,
  field: "file" | "url",
  now: Date,
): Promise<Result<Present[]>> {
  const refusal = await refuseChange(viewer, tx, { kpiId, fy }, now);
  if (refusal) return refusal;
  // Two at once do not both become the twentieth.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`ayumi.evidence/${kpiId}/${fy}`}))`;
  const present = await tx.evidence.findMany({
    where: { kpiId, fy, removedAt: null },
    select: { title: true, fileSha256: true, url: true },
  });
  if (present.length < EVIDENCE_MAX_PIECES) return done(present);
  const full = `1つの報告に登録できる資料は${EVIDENCE_MAX_PIECES}件までです。不要な資料を取り除いてから登録してください。`;
  return refused("invalid", { [field]: full });
}

async function refuseChange(viewer: Viewer, tx: Tx, ref: ReportRef, now: Date) {
  await holdRoundAgainstChange(tx, ref.fy);
  const access = await readAttachmentAccess(viewer, tx, ref, now);
  if (!access.ok) return access;
  const closed = closedTo(viewer, access.value);
  // The author of a piece is a person: the system adds none.
  if (closed === null && viewer.userId !== null) return null;
  return refused("forbidden", closed ? { "": closed } : undefined);
}

/** The same content sent again, or to another report, is there already. */
async function keepBytes(tx: Tx, sha256: string, bytes: Uint8Array): Promise<void> {
  const kept = await tx.evidenceFile.findUnique({ where: { sha256 }, select: { sha256: true } });
  if (kept) return;
  await tx.evidenceFile.createMany({
    data: [{ sha256, size: bytes.length, body: Uint8Array.from(bytes) }],
    skipDuplicates: true,
  });
}

async function add(
  viewer: Viewer,
  tx: Tx,
  { kpiId, fy }: ReportRef,
  piece: { title: string } & ({ fileSha256: string; contentType: string } | { url: string }),
): Promise<Result<EvidenceDto>> {
  if (viewer.userId === null) return refused("forbidden");
  const row = await tx.evidence.create({
    data: { kpiId, fy, addedById: viewer.userId, ...piece },
    select: SELECT,
  });
  const dto = toDto(row);
  await recordAudit(tx, viewer, {
    action: "evidence.add",
    subject: { kind: "report", kpiId, fy },
    after: {
      evidence: dto.title,
      evidenceKind: dto.kind,
      isPublic: dto.isPublic,
      ...("url" in piece ? { url: piece.url } : { sha256: piece.fileSha256 }),
    },
  });
  return done(dto);
}

const visibilitySchema = z.strictObject({ id: rowId, isPublic: z.boolean() });

/** Shows a piece to the public, or keeps it inside: always somebody's choice. As it is already: nothing is written. */
export async function changeVisibility(
  viewer: Viewer,
  raw: { readonly id: string; readonly isPublic: boolean },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = visibilitySchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { id, isPublic } = parsed.data;
  return writing(async (tx) => {
    const found = await changeable(viewer, tx, id, now);
    if (!found.ok) return found;
    const { row, subject } = found.value;
    if (row.isPublic === isPublic) return done(toDto(row));
    const { count } = await tx.evidence.updateMany({
      where: { id, removedAt: null, isPublic: !isPublic },
      data: { isPublic },
    });
    if (count === 0) return refused("conflict");
    await recordAudit(tx, viewer, {
      action: "evidence.change",
      subject,
      before: { evidence: row.title, isPublic: row.isPublic },
      after: { evidence: row.title, isPublic },
    });
    return done(toDto({ ...row, isPublic }));
  });
}

/** Takes a piece out of the report. Its bytes stay: what somebody relied on can be shown again. */
export async function removeEvidence(
  viewer: Viewer,
  raw: { readonly id: string },
  now: Date = new Date(),
): Promise<Result<{ id: string }>> {
  const parsed = z.strictObject({ id: rowId }).safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { id } = parsed.data;
  return writing(async (tx) => {
    const found = await changeable(viewer, tx, id, now);
    if (!found.ok) return found;
    const { row, subject } = found.value;
    const count = await tx.$executeRaw`
      UPDATE evidence SET removed_at = now() WHERE id = ${id}::uuid AND removed_at IS NULL`;
    if (count === 0) return refused("not_found");
    await recordAudit(tx, viewer, {
      action: "evidence.remove",
      subject,
      before: { evidence: row.title, isPublic: row.isPublic },
      after: { evidence: row.title, isPublic: null },
    });
    return done({ id });
  });
}

async function changeable(
  viewer: Viewer,
  tx: Tx,
  id: string,
  now: Date,
): Promise<Result<{ row: Row; subject: AuditSubject }>> {
  const found = await tx.evidence.findFirst({
    where: { id, removedAt: null },
    select: { ...SELECT, kpiId: true, fy: true },
  });
  if (!found) return refused("not_found");
  const { kpiId, fy: year, ...row } = found;
  const fy = fiscalYear(year);
  const refusal = await refuseChange(viewer, tx, { kpiId, fy }, now);
  return refusal ?? done({ row, subject: { kind: "report" as const, kpiId, fy } });
}
