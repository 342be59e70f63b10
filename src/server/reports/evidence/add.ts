/** 根拠資料 is added: a file, kept once per content, or an address. */

import { createHash } from "node:crypto";
import { z } from "zod";
import {
  cleanFileName,
  cleanTitle,
  EVIDENCE_KIND_FACTS,
  fileFault,
  matchContent,
  readUrl,
} from "@/domain/reports/entry/evidence";
import { cleanAlt, type Picture } from "@/domain/reports/entry/picture";
import { quoted } from "@/domain/words/ja/quotes";
import {
  ALT_BLANK,
  fileFaultSentence,
  PICTURE_FAULT_WORDS,
  URL_FAULT_WORDS,
} from "@/domain/words/ja/reports/evidence";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { attachmentRef } from "@/server/input/fields";
import type { ReportRef } from "@/server/reports/attachment-access";
import { openRoom } from "./change-access";
import { contentOf } from "./content";
import { reEncode } from "./re-encode";
import { EVIDENCE_SELECT, type EvidenceDto, stoppedAmong, toEvidence } from "./rows";

const fileSchema = z.strictObject({ ...attachmentRef, name: z.string(), bytes: z.instanceof(Uint8Array) });

const urlSchema = z.strictObject({ ...attachmentRef, title: z.string(), url: z.string() });

const UNREADABLE_FILE = "送られた内容を読み取れません。";
const DELETED_FILE = "このファイルは、公開の停止により削除されています。同じ内容のファイルは登録できません。";

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
  if (!parsed.success) return refused("invalid", { file: UNREADABLE_FILE });
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
    const room = await openRoom(tx, viewer, ref, "file", now);
    if (!room.ok) return room;
    const same = room.value.find(({ fileSha256 }) => fileSha256 === sha256);
    if (same) {
      return refused("conflict", {
        file: `同じ内容のファイル${quoted(same.title)}がすでに登録されています。`,
      });
    }
    if (!(await keepBytes(tx, sha256, bytes))) {
      return refused("invalid", { file: DELETED_FILE });
    }
    return add(viewer, tx, ref, { title: name, fileSha256: sha256, contentType });
  }, MOVES_BYTES);
}

const pictureSchema = z.strictObject({ ...fileSchema.shape, alt: z.string() });

/**
 * Adds the picture (写真) of an initiative's answer, made anew; there is one at most. `invalid` with a sentence on `file` or
 * `alt`.
 */
export async function addPicture(
  viewer: Viewer,
  raw: ReportRef & { readonly name: string; readonly bytes: Uint8Array; readonly alt: string },
  now: Date = new Date(),
): Promise<Result<EvidenceDto>> {
  const parsed = pictureSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", { file: UNREADABLE_FILE });
  const { bytes, ...ref } = parsed.data;
  const alt = cleanAlt(ref.alt);
  if (alt === "") return refused("invalid", { alt: ALT_BLANK });
  const name = cleanFileName(ref.name);
  const fault = name === "" ? ({ kind: "no_name" } as const) : fileFault({ name, size: bytes.length });
  if (fault !== null) return refused("invalid", { file: fileFaultSentence(fault) });
  const picture = await reEncode(bytes);
  if (typeof picture === "string") return refused("invalid", { file: PICTURE_FAULT_WORDS[picture] });
  const { width, height } = picture;
  const sha256 = createHash("sha256").update(picture.bytes).digest("hex");
  return writing(async (tx) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${MOVES_BYTES.timeoutMs}ms`}, true)`;
    const room = await openRoom(tx, viewer, ref, "file", now);
    if (!room.ok) return room;
    const isInitiative = await tx.item.count({ where: { id: ref.kpiId, kind: "initiative" } });
    if (isInitiative === 0) return refused("invalid", { file: "写真を登録できるのは、取組の状況だけです。" });
    if (room.value.some((piece) => piece.alt !== null)) {
      return refused("conflict", {
        file: "登録できる写真は1枚です。いまの写真を取り除いてから登録してください。",
      });
    }
    if (!(await keepBytes(tx, sha256, picture.bytes))) return refused("invalid", { file: DELETED_FILE });
    const { contentType } = EVIDENCE_KIND_FACTS.webp;
    const title = `${name.replace(/\.[^.]*$/, "")}.webp`;
    return add(viewer, tx, ref, { title, fileSha256: sha256, contentType, alt, width, height });
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
    const room = await openRoom(tx, viewer, parsed.data, "url", now);
    if (!room.ok) return room;
    const same = room.value.find(({ url }) => url === read.url);
    if (same)
      return refused("conflict", { url: `同じURLが${quoted(same.title)}としてすでに登録されています。` });
    return add(viewer, tx, parsed.data, { title, url: read.url });
  });
}

/**
 * The same content sent again, or to another report, is there already.
 * @returns false for a content that was deleted for good
 */
async function keepBytes(tx: Tx, sha256: string, bytes: Uint8Array): Promise<boolean> {
  const kept = await tx.evidenceFile.findUnique({ where: { sha256 }, select: { removedAt: true } });
  if (kept) return kept.removedAt === null;
  await tx.evidenceFile.createMany({
    data: [{ sha256, size: bytes.length, body: Uint8Array.from(bytes) }],
    skipDuplicates: true,
  });
  return true;
}

async function add(
  viewer: Viewer,
  tx: Tx,
  { kpiId, fy }: ReportRef,
  piece: { title: string } & (
    | ({ fileSha256: string; contentType: string } & Partial<Picture>)
    | { url: string }
  ),
): Promise<Result<EvidenceDto>> {
  if (viewer.userId === null) return refused("forbidden");
  const row = await tx.evidence.create({
    data: { itemId: kpiId, fy, addedById: viewer.userId, ...piece },
    select: EVIDENCE_SELECT,
  });
  const dto = toEvidence(row, await stoppedAmong(tx, [row]));
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
