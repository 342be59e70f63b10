/** A publication's files with everything a request does not change: chosen headers, their tags, the bytes. */
import { answerCurrent, type PublicResponse } from "@/server/publication/serve/respond";
import type { ServedFile, Site } from "@/server/publication/serve/site";

/** One form (plain, br or gzip) of one file. */
interface PreparedForm {
  /** Names and values in turn, as `writeHead` takes them without building an object. */
  readonly headers: readonly string[];
  readonly notModified: readonly string[];
  /** Bytes as they are; those of a small file as a Latin-1 string, one character a byte. */
  readonly body: Uint8Array | string;
}

/**
 * Node joins a body that is a string to the head and writes both at once, from its stack while they are not above
 * 16 KB together: cheaper than a buffer, which takes a second piece and a list of both. Larger ones would be copied.
 */
const AS_STRING_BYTES = 15_000;

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
      body: bodyOf(found.body ?? file.body),
    };
  };
  return { file, plain: form(null), br: form("br"), gzip: form("gzip") };
}

function bodyOf(bytes: Uint8Array): Uint8Array | string {
  if (bytes.length > AS_STRING_BYTES) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

function flat({ headers }: PublicResponse, extra: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...headers, ...extra }).flat();
}
