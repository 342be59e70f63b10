/** A publication's files with everything a request does not change: chosen headers, their tags, the bytes. */
import { answerCurrent, type PublicResponse } from "@/server/publication/serve/respond";
import type { ServedFile, Site } from "@/server/publication/serve/site";

/** One form (plain, br or gzip) of one file. */
interface PreparedForm {
  /** Names and values in turn, as `writeHead` takes them without building an object. */
  readonly headers: readonly string[];
  readonly notModified: readonly string[];
  /** As bytes: of a string Node would make a new one with the head, for each answer, which doubles what is thrown away. */
  readonly body: Uint8Array;
}

export interface PreparedFile {
  readonly file: ServedFile;
  readonly plain: PreparedForm;
  readonly br: PreparedForm;
  readonly gzip: PreparedForm;
}

export interface PreparedSite {
  readonly site: Site;
  /** @param path as the request has it, without the query; undefined where it needs a closer look */
  readonly find: (path: string) => PreparedFile | undefined;
}

/**
 * Each file is prepared when it is first asked for. The headers are those of `respond`, taken from its own answers.
 * @param extra further headers of every answer
 */
export function prepareSite(site: Site, extra: Readonly<Record<string, string>>): PreparedSite {
  const prepared = new Map<string, PreparedFile>();
  return {
    site,
    find: (path) => {
      const known = prepared.get(path);
      if (known) return known;
      const file = site.files.get(path);
      if (!file) return undefined;
      const made = prepareFile(file, path, extra);
      prepared.set(path, made);
      return made;
    },
  };
}

function prepareFile(file: ServedFile, path: string, extra: Readonly<Record<string, string>>): PreparedFile {
  const form = (acceptEncoding: string | null): PreparedForm => {
    const ask = (ifNoneMatch: string | null) =>
      answerCurrent({ method: "GET", acceptEncoding, ifNoneMatch }, file, path);
    const found = ask(null);
    return {
      headers: flat(found, extra),
      notModified: flat(ask("*"), extra),
      body: found.body ?? file.body,
    };
  };
  return { file, plain: form(null), br: form("br"), gzip: form("gzip") };
}

function flat({ headers }: PublicResponse, extra: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...headers, ...extra }).flat();
}
