/** 公開の停止, first step: one person of the office hides something at once, in every publication. Nothing is lost by it. */

import { z } from "zod";
import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import {
  PASSAGE_MIN_LENGTH,
  type PassagePrint,
  passageFault,
  printOf,
  STOP_CAUSES,
  STOPPABLE_FIELDS,
  type StoppableField,
  withoutStopped,
} from "@/domain/publication/stops";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { PASSAGE_FAULT_WORDS } from "@/domain/words/ja/stops";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { fiscalYear, kpiId, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { stopperOf } from "@/server/publication/stop-record/stops";
import { keepStops } from "@/server/publication/stops/kept";
import { storedSnapshots } from "@/server/publication/stops/published";

const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal("text"), passage: trimmedText(10_000) }),
  z.strictObject({ kind: z.literal("figure"), kpiId, fy: fiscalYear, field: z.enum(STOPPABLE_FIELDS) }),
]);
export type StopTarget = z.input<typeof target>;

const schema = z.strictObject({
  target,
  cause: z.enum(STOP_CAUSES),
  reason: trimmedText(1_000).refine((text) => text !== "", { error: "停止する理由を入力してください。" }),
});

/** What is stopped: what it is known by, where it was published, and how the office reads it. */
interface Found {
  readonly fileSha256: string | null;
  readonly prints: readonly PassagePrint[];
  readonly publications: readonly number[];
  readonly shown: string;
}

/** Every publication is read. */
const READING_MS = 120_000;

/**
 * @param raw.reason for the office's own record; the public reads the cause alone
 * @returns `invalid` with a sentence where nothing published fits, `conflict` where it is stopped already
 */
export async function hideFromPublic(
  viewer: Viewer,
  raw: { readonly target: StopTarget; readonly cause: string; readonly reason: string },
): Promise<Result<{ id: string; publications: readonly number[] }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  if (viewer.userId === null) return refused("invalid", { "": "だれが停止するのかを指定してください。" });
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { target: wanted, cause, reason } = parsed.data;
  const hidden = await writing(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.publication'))`;
      const found = await find(tx, wanted);
      if (!found.ok) return found;
      const { fileSha256, prints, publications, shown } = found.value;
      if (await isStoppedAlready(tx, found.value)) {
        return refused("conflict", { "": "すでに公開を停止しています。" });
      }
      const { id } = await tx.publicationStop.create({
        data: {
          kind: wanted.kind,
          fileSha256,
          prints: prints.map((print) => ({ ...print })),
          shown,
          ...(wanted.kind === "figure" ? { kpiId: wanted.kpiId, fy: wanted.fy, field: wanted.field } : {}),
          cause,
          reason,
          publications: [...publications],
          hiddenById: viewer.userId,
        },
        select: { id: true },
      });
      await recordAudit(tx, viewer, {
        action: "stop.hide",
        subject: { kind: "publication", no: Math.max(...publications) },
        // Never the text itself: this record is kept for ever.
        after: {
          stop: id,
          stopKind: wanted.kind,
          cause,
          stopReason: reason,
          publications: [...publications],
          sha256: fileSha256,
        },
      });
      return done({ id, publications });
    },
    { timeoutMs: READING_MS, conflict: "すでに公開を停止しています。", evenWhenFull: true },
  );
  if (hidden.ok) await keepStops();
  return hidden;
}

async function isStoppedAlready(tx: Tx, { fileSha256, prints }: Found): Promise<boolean> {
  const standing = await tx.publicationStop.findMany({
    where: { liftedAt: null },
    select: { fileSha256: true, prints: true },
  });
  const known = new Set(
    standing.flatMap((stop) => [
      stop.fileSha256,
      ...(stop.prints as unknown as PassagePrint[]).map((print) => print.sha256),
    ]),
  );
  return fileSha256 === null ? prints.every((print) => known.has(print.sha256)) : known.has(fileSha256);
}

async function find(tx: Tx, wanted: z.output<typeof target>): Promise<Result<Found>> {
  if (wanted.kind === "file") return findFile(tx, wanted.sha256);
  const passages = wanted.kind === "text" ? [wanted.passage] : await passagesOf(tx, wanted);
  const usable = passages.filter((passage) => passageFault(passage) === null);
  if (wanted.kind === "text") {
    const fault = passageFault(wanted.passage);
    if (fault !== null) return refused("invalid", { passage: PASSAGE_FAULT_WORDS[fault] });
  }
  const prints = usable.map((passage) => printOf(passage, sha256));
  const stopper = stopperOf([
    { id: "", notice: { cause: "other", on: tokyoDate(new Date()) }, fileSha256: null, prints },
  ]);
  const publications: number[] = [];
  for await (const snapshot of storedSnapshots(tx)) {
    if (prints.length > 0 && withoutStopped(snapshot, stopper) !== snapshot) publications.push(snapshot.no);
  }
  if (publications.length > 0) {
    return done({ fileSha256: null, prints, publications, shown: usable.join("\n―\n") });
  }
  const sentence =
    wanted.kind === "text"
      ? "この文章は、これまでの公表のどこにもありません。公開ページのとおりに入力してください。"
      : "この欄の文章を公表したことはありません。";
  return refused("invalid", { [wanted.kind === "text" ? "passage" : "field"]: sentence });
}

async function findFile(tx: Tx, hash: string): Promise<Result<Found>> {
  const rows = await tx.publicationFile.findMany({
    where: { sha256: hash, path: { contains: "/evidence/" } },
    distinct: ["publicationNo"],
    orderBy: { publicationNo: "asc" },
    select: { publicationNo: true },
  });
  if (rows.length === 0) return refused("invalid", { file: "このファイルを公表したことはありません。" });
  const piece = await tx.evidence.findFirst({ where: { fileSha256: hash }, select: { title: true } });
  return done({
    fileSha256: hash,
    prints: [],
    publications: rows.map(({ publicationNo }) => publicationNo),
    shown: piece?.title ?? "",
  });
}

/** Every text that was ever published in that field; a change of it before the publication is nobody's matter. */
async function passagesOf(
  tx: Tx,
  wanted: { kpiId: string; fy: number; field: StoppableField },
): Promise<string[]> {
  const texts = new Set<string>();
  for await (const { plans } of storedSnapshots(tx))
    for (const text of textsOf(plans, wanted)) texts.add(text);
  return [...texts].filter((text) => text.length >= PASSAGE_MIN_LENGTH);
}

function textsOf(
  plans: PublicationSnapshot["plans"],
  { kpiId: wantedKpi, fy, field }: { kpiId: string; fy: number; field: StoppableField },
): string[] {
  return plans.flatMap(({ courses }) =>
    courses
      .filter(({ kpiId: each }) => each === wantedKpi)
      .flatMap(({ years }) => years.filter((year) => year.fy === fy))
      .map((year) => fieldText(year, field)),
  );
}

/** "" where nothing was written. */
export function fieldText(year: PublishedYear, field: StoppableField): string {
  return field === "missingNote" ? (year.missing?.note ?? "") : year[field];
}
