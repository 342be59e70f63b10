/** A publication's manifest as it comes out of its text column. */
import { z } from "zod";
import { STOP_CAUSES, STOP_KINDS } from "@/domain/publication/stops/stops";
import { type Manifest, STORED_EDITIONS } from "./manifest";

const text = z.string();

// Loose, as a later version may have written more.
const file = z.looseObject({
  edition: z.enum(STORED_EDITIONS),
  path: text,
  contentType: text,
  bytes: z.int(),
  sha256: text,
  brotliSha256: text.nullable(),
  gzipSha256: text.nullable(),
});

const manifestSchema = z.looseObject({
  formatVersion: z.literal(1),
  no: z.int(),
  title: text,
  publishedAt: text,
  publisher: text,
  ruleVersion: text,
  snapshotSha256: text,
  previousSha256: text.nullable(),
  files: z.array(file),
  withdraws: z.looseObject({ no: z.int(), reason: text, files: z.array(file) }).nullable(),
  stops: z
    .array(
      z.looseObject({
        id: text,
        kind: z.enum(STOP_KINDS),
        cause: z.enum(STOP_CAUSES),
        on: text,
        fileSha256: text.nullable(),
        redactions: z.int(),
        redactionsSha256: text,
      }),
    )
    .optional(),
});

/**
 * @returns the stored value itself
 * @throws ZodError or SyntaxError where the column holds something else
 */
export function storedManifest(json: string): Manifest {
  const value: unknown = JSON.parse(json);
  manifestSchema.parse(value);
  return value as Manifest;
}
