/**
 * A finished file without what is stopped (公開の停止): every other byte stays as it was published. Pages are changed, not
 * rendered anew: a newer program might draw them otherwise than they were.
 */

import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import { isEvidencePath } from "@/domain/publication/evidence";
import type { SiteFile } from "@/domain/publication/snapshot";
import type { StopNotice, Stopper } from "@/domain/publication/stops/stops";
import { withoutUnseen } from "@/domain/shared/typed-text";
import { EDITION_WORDS } from "@/domain/words/editions";
import { STOPPED_PAPER } from "@/domain/words/ja/publication/stops";
import { plainText, withReadings } from "@/domain/words/public/phrase";
import { withNotices } from "@/domain/words/stop-notices";
import { textOfPdf } from "@/lib/paper/read-text";
import { PDF_TYPE, typeset } from "@/lib/paper/typeset";
import { drawPictures, PICTURE_FACE } from "@/lib/picture/draw";
import { sha256 } from "@/lib/sha256";

/** @returns the changed text; null where nothing of it is stopped. Evidence itself is another matter. */
export function withoutStoppedText(file: SiteFile, stopper: Stopper): Uint8Array<ArrayBuffer> | null {
  if (stopper.isIdle || isEvidencePath(file.path)) return null;
  const clean = cleanerOf(file.contentType);
  if (clean === null) return null;
  const text = Buffer.from(file.body).toString("utf8");
  const cleaned = clean(text, stopper);
  return cleaned === text ? null : new Uint8Array(Buffer.from(inItsWords(file, cleaned), "utf8"));
}

/** A page in another language says in its own words that something was stopped. */
function inItsWords({ path, contentType }: SiteFile, text: string): string {
  const language = EDITION_LANGUAGES.find((each) => path.startsWith(`${each}/`));
  if (language === undefined || !contentType.startsWith("text/html")) return text;
  const { lang, pages } = EDITION_WORDS[language];
  return withNotices(text, { lang, words: pages.stops });
}

/**
 * All files of one edition. The list of the open data holds the hashes of its neighbours, so it follows them. A document on
 * paper cannot be changed: where it says what is stopped, a notice stands in its place. So it is with the picture of a KPI,
 * which shows its name as the page's title does.
 * @returns the changed ones alone
 */
export async function changedByStops(files: readonly SiteFile[], stopper: Stopper): Promise<SiteFile[]> {
  const passages = new Set<string>();
  const noting = { ...stopper, text: noteStopped(stopper, passages) };
  const changed = files.flatMap((file) => {
    const body = withoutStoppedText(file, noting);
    return body ? [{ file, body }] : [];
  });
  const pages = changed.map(({ file }) => file);
  for (const file of files) {
    if (isPaper(file) && pages.length > 0 && mayShow(file, { pages, passages, stopper }))
      changed.push({ file, body: await stoppedPaper() });
  }
  const titles = new Set(changed.filter(isTitleChanged).map(({ file }) => file.path));
  for (const file of files) {
    const [, id] = /^share\/kpis\/([^/]+)\.png$/.exec(file.path) ?? [];
    if (id !== undefined && titles.has(`kpis/${id}/index.html`))
      changed.push({ file, body: await stoppedPicture() });
  }
  const list = files.find(({ path }) => path === DATA_PACKAGE);
  if (changed.length === 0 || !list) return changed.map(({ file, body }) => ({ ...file, body }));
  const known = changed.find(({ file }) => file === list);
  const before = Buffer.from(known?.body ?? list.body).toString("utf8");
  const after = changed.reduce(
    (text, { file, body }) =>
      text.replaceAll(
        new RegExp(`"bytes": ${file.body.length},(\\s*)"hash": "sha256:${sha256(file.body)}"`, "g"),
        (_, space: string) => `"bytes": ${body.length},${space}"hash": "sha256:${sha256(body)}"`,
      ),
    before,
  );
  const others = changed.filter(({ file }) => file !== list).map(({ file, body }) => ({ ...file, body }));
  return known || after !== before ? [...others, { ...list, body: Buffer.from(after, "utf8") }] : others;
}

function isPaper({ path, contentType }: SiteFile): boolean {
  return contentType === PDF_TYPE && !isEvidencePath(path);
}

/**
 * Whether a document may show what is stopped: never one that shows it is left. A year's report says what its page says. Any
 * other is read for the passages that the pages lost; one that cannot be read is taken for one that shows them, and so is one
 * beside whose pages the name of a stopped file went.
 */
function mayShow(
  paper: SiteFile,
  {
    pages,
    passages,
    stopper,
  }: {
    readonly pages: readonly SiteFile[];
    readonly passages: ReadonlySet<string>;
    readonly stopper: Stopper;
  },
): boolean {
  const ownPage = /^years\/\d+\.pdf$/.test(paper.path) ? paper.path.replace(/\.pdf$/, "/index.html") : null;
  if (ownPage !== null) return pages.some(({ path }) => path === ownPage);
  const namesAlone = { ...stopper, hasTexts: false, text: (text: string) => text };
  if (stopper.files.size > 0 && pages.some((page) => withoutStoppedText(page, namesAlone) !== null))
    return true;
  const text = textOfPdf(paper.body);
  if (text === null || stopper.text(text) !== text) return true;
  const letters = lettersAlone(text);
  return [...passages].some((passage) => letters.includes(lettersAlone(passage)));
}

/** The stopper's work, with each passage kept that it found: what it is known by does not say it. */
function noteStopped(stopper: Stopper, passages: Set<string>): Stopper["text"] {
  const isChanged = (text: string) => stopper.text(text) !== text;
  return (text) => {
    const cleaned = stopper.text(text);
    let rest = cleaned === text ? "" : text;
    while (isChanged(rest)) {
      // The shortest beginning that has one, and within it the shortest end.
      const end = least(rest.length, (length) => isChanged(rest.slice(0, length)));
      const length = least(end, (size) => isChanged(rest.slice(end - size, end)));
      passages.add(rest.slice(end - length, end));
      rest = rest.slice(end);
    }
    return cleaned;
  };
}

/** The least number up to `most` for which something holds that holds for all greater ones, and for `most`. */
function least(most: number, holds: (size: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Without readings and what a broken line leaves out or puts in. */
function lettersAlone(text: string): string {
  return withoutUnseen(plainText(text))
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "");
}

const TITLE = /<title>([^<]*)<\/title>/;

function isTitleChanged({ file, body }: { readonly file: SiteFile; readonly body: Uint8Array }): boolean {
  const [before, after] = [file.body, body].map(
    (page) => TITLE.exec(Buffer.from(page).toString("utf8"))?.[1],
  );
  return before !== after;
}

async function stoppedPicture(): Promise<Uint8Array<ArrayBuffer>> {
  const text = `<text x="64" y="330" font-size="60" font-family="${PICTURE_FACE}">${STOPPED_PAPER.title}</text>`;
  const content = `<rect width="1200" height="630" fill="#fff"/>${text}`;
  const [picture] = await drawPictures([{ width: 1200, height: 630, content }]);
  if (!picture) throw new Error("a drawing became no picture");
  return picture;
}

function stoppedPaper(): Promise<Uint8Array<ArrayBuffer>> {
  return typeset({
    title: STOPPED_PAPER.title,
    author: "",
    // Of no day: it says the same whenever it is made, and so it is the same file.
    made: new Date(0),
    notices: [],
    source: "",
    body: [
      { k: "heading", level: 1, parts: [{ k: "text", text: STOPPED_PAPER.title }] },
      { k: "paragraph", parts: [{ k: "text", text: STOPPED_PAPER.text }] },
    ],
  });
}

const DATA_PACKAGE = "data/datapackage.json";

type Clean = (text: string, stopper: Stopper) => string;

function cleanerOf(contentType: string): Clean | null {
  if (contentType.startsWith("text/html")) return cleanHtml;
  if (/xml/.test(contentType)) return cleanMarkup;
  if (/json/.test(contentType)) return cleanJson;
  if (contentType.startsWith("text/csv")) return cleanCsv;
  return contentType.startsWith("text/plain") ? (text, stopper) => stopper.text(text) : null;
}

/** The end of an evidence file's address: its content's hash, as a rule the beginning of it. */
function fileName(hash: string): string {
  return `(?:${hash}|${hash.slice(0, 16)})\\.[a-z0-9]+`;
}

function eachFile(
  text: string,
  stopper: Stopper,
  change: (text: string, hash: string, notice: StopNotice) => string,
): string {
  let rest = text;
  for (const [hash, notice] of stopper.files) {
    if (rest.includes(hash.slice(0, 16))) rest = change(rest, hash, notice);
  }
  return rest;
}

/** Words with what stands within a text (see TAG), and the same without （）. */
const WORDS = "(?:[^<]|<wbr/>|</?(?:ruby|rt|bdi)>)*";
const WORDS_BESIDE = "(?:[^<（）]|<wbr/>|</?(?:ruby|rt|bdi)>)*";

function cleanHtml(text: string, stopper: Stopper): string {
  // The link with the words about its kind and size behind it.
  const named = eachFile(text, stopper, (page, hash, notice) => {
    const said = escapeMarkup(stopper.sentence(notice));
    return (
      page
        .replace(
          new RegExp(
            `<a href="[^"]*/evidence/${fileName(hash)}"[^>]*>${WORDS}</a>(?:<wbr/>)?(?:（${WORDS_BESIDE}）)?`,
            "g",
          ),
          said,
        )
        // A picture, with the words in its place.
        .replace(new RegExp(`<img src="[^"]*/evidence/${fileName(hash)}"[^>]*>`, "g"), said)
        // Where it is only told of.
        .replace(new RegExp(`(<span data-file="${hash}">)${WORDS}`, "g"), `$1${said}`)
    );
  });
  return named
    .split(DATA_IN_PAGE)
    .map((part, index) =>
      // No "<" may come back into it, as it was written without one.
      index % 2 === 1 ? cleanJson(part, stopper).replaceAll("<", "\\u003c") : cleanMarkup(part, stopper),
    )
    .join("");
}

/** What a page says to search engines: JSON, in which no "<" stands. */
const DATA_IN_PAGE = /(?<=<script type="application\/ld\+json">)([^<]*)(?=<\/script>)/;

/** What a reader sees or hears; `href` only where it is nothing else. */
const TEXT_ATTRIBUTE = /\s(content|title|alt|aria-label|download|href)="([^"]*)"/g;

/** Tags; but places where a text may break (<wbr/>) or not (<bdi>) stand within it, and so do readings. */
const TAG = /(<(?!wbr\/>|\/?(?:ruby|rt|bdi)>)[^>]*>)/;
const RUBY = /<ruby>([^<]*)<rt>([^<]*)<\/rt><\/ruby>/g;

function cleanMarkup(text: string, stopper: Stopper): string {
  if (!stopper.hasTexts) return text;
  const clean = (escaped: string) => {
    const plain = unescapeMarkup(escaped.replace(/<wbr\/>|<\/?bdi>/g, "").replace(RUBY, "$1《$2》"));
    const cleaned = stopper.text(plain);
    if (cleaned === plain) return escaped;
    return escaped.includes("<ruby>") ? rubyMarkup(cleaned) : escapeMarkup(cleaned);
  };
  return text
    .split(TAG)
    .map((part, index) =>
      index % 2 === 1
        ? part.replace(TEXT_ATTRIBUTE, (attribute, name: string, value: string) => {
            const cleaned = clean(value);
            if (cleaned === value) return attribute;
            return ` ${name}="${name === "href" ? "#" : cleaned}"`;
          })
        : clean(part),
    )
    .join("");
}

/** 目標《もくひょう》 with the readings above their characters again. */
function rubyMarkup(text: string): string {
  return withReadings(text)
    .map(({ text: base, reading }) =>
      reading === null
        ? escapeMarkup(base)
        : `<ruby>${escapeMarkup(base)}<rt>${escapeMarkup(reading)}</rt></ruby>`,
    )
    .join("");
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

function unescapeMarkup(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Values alone; what stands before a colon is the program's word. */
const JSON_TEXT = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

function cleanJson(text: string, stopper: Stopper): string {
  const named = eachFile(text, stopper, (json, hash, notice) =>
    json.replace(
      new RegExp(
        `("title":\\s*)"(?:[^"\\\\]|\\\\.)*"(,\\s*"kind":\\s*"file",\\s*(?:"url":\\s*"[^"]*/evidence/${fileName(hash)}"|"sha256":\\s*"${hash}"))`,
        "g",
      ),
      (_, title: string, rest: string) => `${title}${JSON.stringify(stopper.sentence(notice))}${rest}`,
    ),
  );
  if (!stopper.hasTexts) return named;
  return named.replace(JSON_TEXT, (literal, colon?: string) => {
    if (colon !== undefined) return literal;
    const plain = JSON.parse(literal) as string;
    const cleaned = stopper.text(plain);
    return cleaned === plain ? literal : JSON.stringify(cleaned);
  });
}

const CSV_CELL = /"(?:[^"]|"")*"|[^",\r\n]+/g;

function cleanCsv(text: string, stopper: Stopper): string {
  if (!stopper.hasTexts) return text;
  return text.replace(CSV_CELL, (cell) => {
    const isQuoted = cell.startsWith('"');
    const plain = isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    const cleaned = stopper.text(plain);
    if (cleaned === plain) return cell;
    return isQuoted ? `"${cleaned.replaceAll('"', '""')}"` : cleaned;
  });
}
