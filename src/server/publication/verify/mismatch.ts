import type { StoredEdition } from "@/server/publication/edition/manifest";

const EDITION_WORDS: Record<string, string> = {
  current: "公開ページ",
  archive: "保存版",
  withdrawn: "取下げ後の保存版",
} satisfies Record<StoredEdition, string>;

/** Something stored that is not what was published. The message is one sentence for the person who checks. */
export class Mismatch extends Error {
  override readonly name = "Mismatch";

  /** @param no null where it is about the publications as a whole */
  constructor(no: number | null, file: { edition: string; path: string } | null, what: string) {
    const where = no === null ? "" : `公表第${no}号`;
    const which = file
      ? `の${EDITION_WORDS[file.edition] ?? `「${file.edition}」`}のファイル「${file.path}」`
      : "";
    super(where === "" ? what : `${where}${which}：${what}`);
  }
}
