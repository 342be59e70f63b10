/** An export as one ZIP file, for carrying it across to another network. */
import { type Zippable, zipSync } from "fflate";
import { isEvidencePath } from "@/domain/publication/evidence";
import type { ExportedPublication } from "./export";

/** Everything lies in one folder of this name. */
export function exportName({ no }: Pick<ExportedPublication, "no">): string {
  return `publication-${no}`;
}

/** The same publication gives the same bytes: every file carries the publication's own time. */
export function zipExport(exported: ExportedPublication): Uint8Array<ArrayBuffer> {
  const folder = exportName(exported);
  const mtime = zipTime(exported.publishedAt);
  const entries: Zippable = {};
  for (const { path, body } of exported.files) {
    // Those are compressed already, most evidence by its own format.
    const level = /\.(br|gz)$/.test(path) || isEvidencePath(path) ? 0 : 6;
    entries[`${folder}/${path}`] = [body, { level, mtime }];
  }
  return new Uint8Array(zipSync(entries));
}

/** ZIP holds a local time without its zone; it is written as the city's (UTC+9), whatever this machine's zone is. */
function zipTime(iso: string): Date {
  const tokyo = new Date(new Date(iso).getTime() + 9 * 3_600_000);
  return new Date(
    tokyo.getUTCFullYear(),
    tokyo.getUTCMonth(),
    tokyo.getUTCDate(),
    tokyo.getUTCHours(),
    tokyo.getUTCMinutes(),
    tokyo.getUTCSeconds(),
  );
}
