/** What a backup says of itself: its last entry, by which everything before it is checked. */
import { z } from "zod";

export const FORMAT = 1;

export const MANIFEST_ENTRY = "manifest.json";
export const STOPS_ENTRY = "stops.json";
export const SECRETS_ENTRY = "secrets.json";
const TABLES_FOLDER = "tables/";

/** A table comes in parts of this size: a tar needs to know an entry's size before its content. */
export const PART_BYTES = 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const tableSchema = z.strictObject({
  name: z.string().min(1),
  columns: z.array(z.string().min(1)).min(1),
  rows: count,
  /** Of its rows as COPY writes them, in the order of their key. */
  sha256,
});

const sequenceSchema = z.strictObject({
  name: z.string().min(1),
  last: z.string().regex(/^\d+$/),
  called: z.boolean(),
});

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** The version of the program that made it. */
  program: z.string(),
  /** Of PostgreSQL. */
  server: z.string(),
  madeAt: z.iso.datetime(),
  /** What made the tables, in order. */
  migrations: z.array(z.string().min(1)).min(1),
  /** A table stands behind those that it refers to. */
  tables: z.array(tableSchema).min(1),
  sequences: z.array(sequenceSchema),
  audit: z.strictObject({ id: z.string().regex(/^\d+$/), hash: sha256 }).nullable(),
  publications: z.array(z.strictObject({ no: count, sha256, previous: sha256.nullable() })),
  /** Entries that are no tables, by name. */
  parts: z.record(z.string(), sha256),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type TableRecord = z.infer<typeof tableSchema>;

export function partName(table: string, no: number): string {
  return `${TABLES_FOLDER}${table}/${String(no).padStart(6, "0")}`;
}

/** @returns null for an entry that is no part of a table */
export function tableOfEntry(name: string): string | null {
  if (!name.startsWith(TABLES_FOLDER)) return null;
  return name.slice(TABLES_FOLDER.length, name.lastIndexOf("/"));
}

/** @returns what in it contradicts itself, as a sentence; null: nothing */
export function contradiction({ tables, audit, publications }: Manifest): string | null {
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
  // Events are numbered from 1 without a gap.
  if (rowsOf("audit_event") !== Number(audit?.id ?? 0)) {
    return `監査記録の件数（${rowsOf("audit_event")}件）が、最後の番号（第${audit?.id ?? 0}番）と合いません。`;
  }
  if (rowsOf("publication") !== publications.length) {
    return `公表の件数（${rowsOf("publication")}件）が、公表の連鎖（${publications.length}件）と合いません。`;
  }
  for (const [index, { no, previous }] of publications.entries()) {
    if (no !== index + 1 || previous !== (publications[index - 1]?.sha256 ?? null)) {
      return `公表第${no}号が、1つ前の公表につながっていません。`;
    }
  }
  return null;
}
