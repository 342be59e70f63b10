/**
 * A withdrawn publication's archive: the very bytes that were published, each page with a notice at its top. Pure.
 * The pages are marked, not rendered anew: a newer program might draw them otherwise than they were.
 */

import { EDITION_LANGUAGES, type EditionLanguage } from "@/domain/plan/translations";
import type { SiteFile } from "@/domain/publication/snapshot";
import { EDITION_WORDS } from "@/domain/words/editions";
import { dateJa } from "@/domain/words/ja/dates";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { plainText } from "@/domain/words/public/phrase";
import { markup } from "@/lib/markup";
import { publicRoutes } from "@/lib/public-paths";
import { withRuby } from "./ruby";

export interface WithdrawalNotice {
  readonly no: number;
  /** ISO instant of the withdrawal. */
  readonly at: string;
  readonly reason: string;
  /** Where all publications are listed; null where this tree cannot know (an exported folder). */
  readonly archiveHref: string | null;
}

/**
 * The page's beginning, with its link to the content where it has one: that stays the first that a keyboard reaches, and, as it
 * stands outside the landmarks, axe accepts it only there.
 */
const BEGINNING = /<body(?:\s[^>]*)?>(?:<a class="sk"[^>]*>.*?<\/a>)?/;

/**
 * Data files stay as they are.
 * @throws Error for a page without a body element: it could not be marked
 */
export function markWithdrawn(files: readonly SiteFile[], notice: WithdrawalNotice): SiteFile[] {
  return files.map((file) => {
    if (!file.contentType.startsWith("text/html")) return file;
    const page = Buffer.from(file.body).toString("utf8");
    const beginning = BEGINNING.exec(page);
    if (!beginning) throw new Error(`no place for the notice of withdrawal in ${file.path}`);
    const at = beginning.index + beginning[0].length;
    const language = EDITION_LANGUAGES.find((each) => file.path.startsWith(`${each}/`));
    const html = language === undefined ? noticeHtml(notice) : noticeIn(language, notice);
    return { ...file, body: Buffer.from(`${page.slice(0, at)}${html}${page.slice(at)}`, "utf8") };
  });
}

/** The class `old` is the archive's own banner: a page's policy allows no style but its own sheet. */
function noticeHtml({ no, at, reason, archiveHref }: WithdrawalNotice): string {
  const link = archiveHref === null ? "" : `<a href="${escapeHtml(archiveHref)}">これまでの公表を見る</a>`;
  return [
    '<aside class="old" aria-label="取下げのお知らせ"><p class="w">',
    `<strong>この公表（第${no}号）は、${dateJa(at)}に取り下げられました。</strong>`,
    `${escapeHtml(reasonWords(reason))}${link}</p></aside>`,
  ].join("");
}

/** On a page in another language the reason alone is Japanese. */
function noticeIn(language: EditionLanguage, { no, at, reason, archiveHref }: WithdrawalNotice): string {
  const words = EDITION_WORDS[language].withdrawal;
  const because = markup` ${withRuby(words.reason)} <span lang="ja">${reason}</span>`;
  const href = archiveHref && publicRoutes.edition(language, archiveHref);
  return markup`<aside class="old" aria-label="${plainText(words.heading)}"><p class="w"><strong>${withRuby(
    words.withdrawn(no, at),
  )}</strong>${reason === "" ? null : because}${
    href === null ? null : markup` <a href="${href}">${withRuby(words.toArchive)}</a>`
  }</p></aside>`.html;
}

function escapeHtml(text: string): string {
  const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}
