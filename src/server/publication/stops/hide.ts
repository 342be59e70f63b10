/** 公開の停止, first step: one person of the office hides something at once, in every publication. Nothing is lost by it. */

import { z } from "zod";
import { listFigures } from "@/domain/plan/figures";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { type PassagePrint, passageFault, printOf } from "@/domain/publication/stops/passages";
import { stoppableTexts } from "@/domain/publication/stops/stoppable";
import {
  STOP_CAUSES,
  STOPPABLE_FIELDS,
  type StoppableField,
  type Stopper,
} from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { isItemId } from "@/domain/shared/item-id";
import { isPartId } from "@/domain/shared/part-id";
import {
  FIELD_PLACE_WORDS,
  PASSAGE_FAULT_WORDS,
  PASSAGE_PLACE_WORDS,
  structureWords,
} from "@/domain/words/ja/publication/stops";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { fiscalYear, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { stopperOf } from "@/server/publication/stop-record/stops";
import { changedPublications } from "@/server/publication/stops/changes";
import { keepStops } from "@/server/publication/stops/kept";
import { storedSnapshots } from "@/server/publication/stops/published";

const target = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("file"), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal("text"), passage: trimmedText(10_000) }),
  z.strictObject({
    kind: z.literal("figure"),
    /** Of an assessment what it is of. */
    kpiId: z.string().refine((id) => isItemId(id) || isPartId(id)),
    fy: fiscalYear,
    field: z.enum(STOPPABLE_FIELDS),
  }),
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
  const { passages, units } = await published(tx, wanted);
  const words = structureWords(units);
  const usable = passages.filter((passage) => passageFault(passage, words) === null);
  if (wanted.kind === "text") {
    const fault = passageFault(wanted.passage, words);
    return fault === null
      ? findPassages(tx, usable, "passage", PASSAGE_PLACE_WORDS)
      : refused("invalid", { passage: PASSAGE_FAULT_WORDS[fault] });
  }
  return usable.length === 0 && passages.length > 0
    ? refused("invalid", { field: FIELD_PLACE_WORDS.is_structure })
    : findPassages(tx, usable, "field", FIELD_PLACE_WORDS);
}

async function findPassages(
  tx: Tx,
  passages: readonly string[],
  field: "passage" | "field",
  words: Readonly<Record<"nowhere" | "own", string>>,
): Promise<Result<Found>> {
  const prints = passages.map((passage) => printOf(passage, sha256));
  if (prints.length === 0) return refused("invalid", { [field]: words.nowhere });
  const { nos, inPagesAlone } = await changedPublications(tx, stopperOfTarget({ fileSha256: null, prints }));
  if (nos.length === 0) return refused("invalid", { [field]: words.nowhere });
  // Where nobody wrote it, it is what the program itself says on its pages: gone there, nothing could be read any more.
  if (inPagesAlone.length > 0) return refused("invalid", { [field]: words.own });
  return done({ fileSha256: null, prints, publications: nos, shown: passages.join("\n―\n") });
}

/** What it makes of a text does not matter, as long as it is another one. */
function stopperOfTarget(target: Pick<Found, "fileSha256" | "prints">): Stopper {
  return stopperOf([{ id: "", notice: { cause: "other", on: tokyoDate(new Date()) }, ...target }]);
}

async function findFile(tx: Tx, hash: string): Promise<Result<Found>> {
  const rows = await tx.publicationFile.findMany({
    where: { sha256: hash, path: { contains: "/evidence/" } },
    distinct: ["publicationNo"],
    select: { publicationNo: true },
  });
  if (rows.length === 0) return refused("invalid", { file: "このファイルを公表したことはありません。" });
  const piece = await tx.evidence.findFirst({ where: { fileSha256: hash }, select: { title: true } });
  const { nos } = await changedPublications(tx, stopperOfTarget({ fileSha256: hash, prints: [] }));
  const publications = new Set([...nos, ...rows.map(({ publicationNo }) => publicationNo)]);
  return done({
    fileSha256: hash,
    prints: [],
    publications: [...publications].sort((a, b) => a - b),
    shown: piece?.title ?? "",
  });
}

/** The passages that are meant, as they were published, and the units of all KPIs and metrics that were. */
async function published(
  tx: Tx,
  wanted: Exclude<z.output<typeof target>, { kind: "file" }>,
): Promise<{ passages: readonly string[]; units: ReadonlySet<string> }> {
  const passages = new Set(wanted.kind === "text" ? [wanted.passage] : []);
  const units = new Set<string>();
  for await (const { plans } of storedSnapshots(tx)) {
    for (const { definition } of plans) for (const { kpi } of listFigures(definition)) units.add(kpi.unit);
    // Every text that was ever published in that field; a change of it before the publication is nobody's matter.
    if (wanted.kind === "figure") for (const text of textsOf(plans, wanted)) passages.add(text);
  }
  return { passages: [...passages].filter((passage) => passage !== ""), units };
}

function textsOf(
  plans: PublicationSnapshot["plans"],
  wanted: { kpiId: string; fy: number; field: StoppableField },
): string[] {
  return plans
    .flatMap(stoppableTexts)
    .filter(({ itemId, fy, field }) => itemId === wanted.kpiId && fy === wanted.fy && field === wanted.field)
    .flatMap(({ texts }) => texts);
}
