/** `database.json` of the data folder: which database it belongs to. Written here alone. */
import * as fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { hasCluster } from "@/cli/postgres/cluster";
import { OperatorError } from "@/lib/operator-error";
import type { FolderState, FoundDatabase, KnownDatabase } from "./known";
import { wrongDatabase, wrongKind } from "./known";

const NAME = "database.json";

const common = { id: z.uuid().nullable(), demo: z.boolean(), adoptedFrom: z.string().optional() };
const recordSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("embedded"), ...common }),
  z.strictObject({
    kind: z.literal("external"),
    host: z.string(),
    port: z.int(),
    name: z.string(),
    systemIdentifier: z.string().nullable(),
    ...common,
  }),
]);

/**
 * @returns null where the folder does not belong to any database yet
 * @throws OperatorError where the file cannot be read: what it says is not lost by writing over it
 */
export function readKnownDatabase(folder: string): KnownDatabase | null {
  const file = path.join(folder, NAME);
  try {
    return recordSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new OperatorError(
      `${file}（どのデータベースのフォルダーかの記録）を読めません。バックアップから戻してください。`,
      { cause: error },
    );
  }
}

/** From now on the folder belongs to this database and refuses any other. Whole or not at all. */
export function writeKnownDatabase(folder: string, known: KnownDatabase): void {
  const file = path.join(folder, NAME);
  const making = `${file}.new`;
  fs.rmSync(making, { force: true });
  fs.writeFileSync(making, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600, flush: true });
  fs.renameSync(making, file);
}

function folderState(folder: string): FolderState {
  return {
    folder,
    known: readKnownDatabase(folder),
    hasCluster: hasCluster(folder),
    hasCopy: fs.existsSync(path.join(folder, "publication", "current.bin")),
  };
}

/** @throws OperatorError when the environment names another kind of database than the folder's */
export function refuseWrongKind(folder: string, databaseUrl: string | null): void {
  const sentence = wrongKind(folderState(folder), databaseUrl === null ? "embedded" : "external");
  if (sentence !== null) throw new OperatorError(sentence);
}

/** @throws OperatorError when the folder belongs to another database */
export function refuseWrongDatabase(folder: string, found: FoundDatabase): void {
  const sentence = wrongDatabase(folder, readKnownDatabase(folder), found);
  if (sentence !== null) throw new OperatorError(sentence);
}
