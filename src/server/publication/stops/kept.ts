/**
 * The stops as they are kept in the data folder, beside the database: a backup that is restored may be older than a stop,
 * and what was taken off the public site would be back. No text stands in it, only what it is known again by.
 */

import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { STOP_CAUSES, STOP_KINDS } from "@/domain/publication/stops/stops";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import { OperatorError } from "@/lib/operator-error";
import { db } from "@/server/db/client";
import { printsSchema } from "@/server/publication/stop-record/stops";

const NAME = "stops.json";

const instant = z.iso.datetime();
const keptSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(STOP_KINDS),
  fileSha256: z.string().nullable(),
  prints: printsSchema,
  kpiId: z.string().nullable(),
  fy: z.int().nullable(),
  field: z.string().nullable(),
  cause: z.enum(STOP_CAUSES),
  reason: z.string(),
  publications: z.array(z.int()),
  hiddenAt: instant,
  hiddenById: z.string().nullable(),
  liftedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  deletedById: z.string().nullable(),
  deletionReason: z.string().nullable(),
  fromStore: z.boolean(),
});
export type KeptStop = z.infer<typeof keptSchema>;

const fileSchema = z.strictObject({ format: z.literal(1), stops: z.array(keptSchema) });

/**
 * @returns none where there is no such file
 * @throws OperatorError where it cannot be read: what it says is not lost by writing over it
 */
export async function readKeptStops(dataDir: string): Promise<KeptStop[]> {
  const file = path.join(dataDir, NAME);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw unreadable(error);
  }
  try {
    return fileSchema.parse(JSON.parse(text)).stops;
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): OperatorError {
  return new OperatorError(
    `データフォルダーの ${NAME}（公開の停止の記録）を読めません。直すか、控えから戻してください。`,
    { cause },
  );
}

/** Writes down what the database has now. What it does not know (a restored backup) stays. Never throws. */
export async function keepStops(dataDir: string = env().dataDir): Promise<void> {
  try {
    const rows = await db().publicationStop.findMany({ omit: { shown: true, liftedById: true } });
    const stops = new Map((await readKeptStops(dataDir)).map((stop) => [stop.id, stop]));
    const before = JSON.stringify([...stops.values()]);
    for (const row of rows) {
      const known = stops.get(row.id);
      // The database went back in time: it is told again at the next start.
      if (known && progress(known) > progress(row)) continue;
      stops.set(row.id, {
        ...row,
        prints: printsSchema.parse(row.prints),
        hiddenAt: row.hiddenAt.toISOString(),
        liftedAt: row.liftedAt?.toISOString() ?? null,
        deletedAt: row.deletedAt?.toISOString() ?? null,
      });
    }
    const kept = [...stops.values()];
    if (JSON.stringify(kept) !== before) await write(dataDir, kept);
  } catch (error) {
    logger.error({ err: error }, "the stops were not written to the data folder");
  }
}

/**
 * Takes in what another data folder kept (a backup brings it along): of two the further one stands.
 * @throws where either cannot be read
 */
export async function adoptKeptStops(dataDir: string, text: string): Promise<void> {
  const stops = new Map((await readKeptStops(dataDir)).map((stop) => [stop.id, stop]));
  for (const stop of fileSchema.parse(JSON.parse(text)).stops) {
    const known = stops.get(stop.id);
    if (!known || progress(known) < progress(stop)) stops.set(stop.id, stop);
  }
  await write(dataDir, [...stops.values()]);
}

function progress(stop: { liftedAt: unknown; deletedAt: unknown }): number {
  return stop.deletedAt !== null ? 2 : stop.liftedAt !== null ? 1 : 0;
}

/** Whole or not at all. */
async function write(dataDir: string, stops: readonly KeptStop[]): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const temporary = path.join(dataDir, `${NAME}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(`${JSON.stringify({ format: 1, stops }, null, 1)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path.join(dataDir, NAME));
  } finally {
    await rm(temporary, { force: true });
  }
}
