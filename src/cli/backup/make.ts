/** A backup of a database in use: everything as it stood at one instant. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type pg from "pg";
import { z } from "zod";
import { describeDisk } from "@/cli/runtime/disk-words";
import { OperatorError } from "@/lib/operator-error";
import packageJson from "../../../package.json" with { type: "json" };
import { type AddEntry, writeArchive } from "./archive";
import { FORMAT, MANIFEST_ENTRY, type Manifest, PART_BYTES, partName } from "./manifest";
import { session } from "./session";
import { copyOut, readSequences, readTables, SESSION_SETTINGS } from "./tables";

/** What goes along besides the tables, by the name of its entry. */
export type Parts = Readonly<Record<string, Buffer>>;

/**
 * @param ownerUrl the login that owns the tables: the application's cannot read all of them
 * @throws OperatorError when the file is there already, or cannot be written
 */
export async function makeBackup(ownerUrl: string, file: string, parts: Parts): Promise<Manifest> {
  if (existsSync(file)) {
    throw new OperatorError(
      `${file} は既にあります。別の名前を指定するか、--keep を付けてください（名前に日時が入ります）。`,
    );
  }
  return session(ownerUrl, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(SESSION_SETTINGS);
    let manifest: Manifest | undefined;
    await writeArchive(file, async (add) => {
      manifest = await fill(client, add, parts);
    }).catch((error: unknown) => {
      throw describeDisk(error, file);
    });
    await client.query("COMMIT");
    if (!manifest) throw new Error("the archive was closed without its manifest");
    return manifest;
  });
}

async function fill(client: pg.ClientBase, add: AddEntry, parts: Parts): Promise<Manifest> {
  // The first statement fixes the instant.
  const about = await readAbout(client);
  const sums: Record<string, string> = {};
  for (const [name, body] of Object.entries(parts)) {
    sums[name] = createHash("sha256").update(body).digest("hex");
    await add(name, body);
  }
  const tables: Manifest["tables"] = [];
  for (const table of await readTables(client)) {
    const out = new PartWriter(table.name, add);
    const record = await copyOut(client, table, (chunk) => out.write(chunk));
    await out.end();
    tables.push(record);
  }
  const manifest: Manifest = {
    format: FORMAT,
    program: packageJson.version,
    ...about,
    tables,
    sequences: await readSequences(client),
    parts: sums,
  };
  await add(MANIFEST_ENTRY, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  return manifest;
}

/** Cuts a table's rows into entries of one size; no more than one of them is ever held. */
class PartWriter {
  #held: Buffer[] = [];
  #bytes = 0;
  #no = 0;

  constructor(
    readonly table: string,
    readonly add: AddEntry,
  ) {}

  async write(chunk: Buffer): Promise<void> {
    this.#held.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes >= PART_BYTES) await this.end();
  }

  async end(): Promise<void> {
    if (this.#bytes === 0) return;
    const body = Buffer.concat(this.#held);
    this.#held = [];
    this.#bytes = 0;
    this.#no += 1;
    await this.add(partName(this.table, this.#no), body);
  }
}

const aboutRow = z.object({ server: z.string(), at: z.date() });
const migrationRow = z.object({ name: z.string() });
const auditRow = z.object({ id: z.string(), hash: z.string() });
const publicationRow = z.object({ no: z.int(), sha256: z.string(), previous: z.string().nullable() });

async function readAbout(
  client: pg.ClientBase,
): Promise<Pick<Manifest, "server" | "madeAt" | "migrations" | "audit" | "publications">> {
  const rows = async <T>(schema: z.ZodType<T>, sql: string): Promise<T[]> =>
    z.array(schema).parse((await client.query(sql)).rows);
  const [about] = await rows(
    aboutRow,
    "SELECT current_setting('server_version') AS server, clock_timestamp() AS at",
  );
  if (!about) throw new Error("the database tells no time");
  const migrations = await rows(
    migrationRow,
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  const [audit = null] = await rows(
    auditRow,
    "SELECT e.id::text, e.hash FROM public.audit_event e ORDER BY e.id DESC LIMIT 1",
  );
  const publications = await rows(
    publicationRow,
    "SELECT no, manifest_sha256 AS sha256, previous_sha256 AS previous FROM public.publication ORDER BY no",
  );
  return {
    server: about.server,
    madeAt: about.at.toISOString(),
    migrations: migrations.map(({ name }) => name),
    audit,
    publications,
  };
}
