/** manifest.json of an exported folder: what is in it, and which publication it was made from. */

export const EXPORT_FORMAT = "ayumi-export";

/** Not data/manifest.json: the pages of the folder link otherwise, and do not fit the hashes that it lists. */
export const PUBLISHED_LIST = "data/manifest-as-published.json";

export interface ExportManifest {
  readonly format: typeof EXPORT_FORMAT;
  readonly formatVersion: 1;
  readonly publication: {
    readonly no: number;
    readonly title: string;
    readonly publishedAt: string;
    readonly publisher: string;
    readonly ruleVersion: string;
    readonly snapshotSha256: string;
    /** Of {@link PUBLISHED_LIST}, which lists the pages as the system itself serves them. */
    readonly manifestSha256: string;
    /** Why it was taken back; null where it was not. */
    readonly withdrawn: string | null;
  };
  /** Every file of the folder but this one. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

export function exportManifestText(manifest: ExportManifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Whether a text is the manifest of an exported folder: what may be replaced by a new export. */
export function isExportManifest(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return (
      typeof parsed === "object" && parsed !== null && "format" in parsed && parsed.format === EXPORT_FORMAT
    );
  } catch {
    return false;
  }
}
