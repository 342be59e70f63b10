/**
 * 公表された計画の数値と目標達成状況（○△×－）を、だれでも確かめるためのプログラムです。ほかに必要なものは、ありません。
 *
 *   node verify.mjs https://…/                     いま公表されている号（Node.js 18以降）
 *   node verify.mjs https://…/archive/3/           公表第3号
 *   node verify.mjs ./書き出したフォルダー
 *   node verify.mjs https://…/ --all               これまでの号のファイルと評価も、すべて
 *   node verify.mjs https://…/ --expect-last 3 …   控えておいた号とハッシュ値も（末尾が消されていないか）
 *   node verify.mjs https://…/ --lang en           結果を英語で / what it finds, in English
 *
 * ブラウザーでは、公表サイトの data/verify.mjs を開き、その画面のコンソールにこの全文を貼り付けます。
 * (In a browser: open data/verify.mjs of the site and paste all of it into the console; VERIFY_LANG = "en" first for English.)
 *
 * How it works: every publication has a list (manifest.json) of its files with their SHA-256, and the SHA-256 of the list of
 * the publication before. So each list vouches for all that was published until then. The marks are given once more here,
 * by the published rule, from nothing but the published figures and definitions (data/kpis.json).
 * What cannot be known from this: whether a figure was true, and whether the last publications were cut off or all lists
 * were written anew, unless you noted a number and hash before.
 */

/** Versions of the rule that give the marks below. They differ in their sentences alone. */
const RULE_VERSIONS = ["1", "2", "3", "4"];
const SYMBOLS = { achieved: "○", improving: "△", not_achieved: "×", not_evaluated: "－" };
const LIST = "data/manifest.json";
/** An export has its own list, and that of the site under another name; older ones had it under the site's. */
const LIST_IN_EXPORT = "data/manifest-as-published.json";
const FIGURES = "data/kpis.json";
const SELF = "data/verify.mjs";
/** What a stop (公開の停止) changed after the publication: there where one did. */
const STOPS = "data/stops.json";
const MOST_FAULTS_TOLD = 20;
const AT_ONCE = 8;

// --- What it says, in Japanese and (--lang en) in English. ---

const WORDS = {
  ja: {
    noNumber: (text) => `数値として読めない値「${text}」があります。`,
    noFigures: (no) => `評価：第${no}号に${FIGURES}がありません。`,
    otherRule: (no) => `第${no}号の${FIGURES}の号か評価の規則の版が、一覧と合いません。`,
    unknownRule: (version, no) => `評価：規則の版${version}は、第${no}号の${SELF}で確かめてください。`,
    noEditions: (no) => `評価：第${no}号には定義の版のデータがないため、評価は確かめていません。`,
    record: (no, { kpi_name: name, fiscal_year: fy }, problem) => `第${no}号 ${name} ${fy}年度：${problem}`,
    marksFit: (no, kpis, years) =>
      `評価：第${no}号の${kpis}指標・${years}年度分が、公表された数値と定義から計算したものと合いました。`,
    noEdition: "定義の版か上向きを比べる相手がありません。",
    twice: "同じ年度が二度あります。",
    mixedRules: "評価の規則の版が、ほかと合いません。",
    otherDefinition: (name) => `定義（${name}）が、定義の版の一覧と合いません。`,
    otherMark: (symbol, code, mark) => `公表は「${symbol}」（${code}）ですが、計算すると「${mark}」です。`,
    noFolder: "フォルダーがありません。",
    unreadable: (path, code) => `読めないファイル（${path}、${code}）があります。`,
    unanswered: (address, status) => `${address}を読めませんでした（${status ?? "応答なし"}）。`,
    impossible: (name, path) => `${name}の一覧に、あり得ない場所（${path}）があります。`,
    fileIsOther: (name, path, isAbsent) =>
      `${name}の${path}が${isAbsent ? "ありません" : "、公表したときの内容と違います"}。`,
    fileTwice: (name) => `${name}の一覧に、同じファイルが二度あります。`,
    filesFit: (name, count) => `ファイル：${name}の${count}件のハッシュ値が、一覧と合いました。`,
    filesStopped: (name, count) =>
      `公開の停止：${name}の${count}件は、公表の後に内容が伏せられたため、照らせません。`,
    notYet: (no) => `第${no}号は、まだありません。`,
    checking: (last, no, title) =>
      `公表：第${last}号までのうち、${no === null ? "すべて" : `第${no}号「${title}」`}を確かめます。`,
    deleted: (count) => `公開の停止：これまでに${count}件が削除されました。`,
    noList: (no) => `第${no}号の一覧がありません。`,
    brokenLink: (no) => `第${no - 1}号の一覧が、第${no}号に記録されたものと違います。`,
    listStopped: (no) => `公開の停止：第${no}号の一覧は、後で文言が伏せられ、照らせません。`,
    otherCopy: "いまの公表の一覧が、保存版の一覧と違います。",
    withdrawn: (nos) => `取下げ：${nos.map((no) => `第${no}号`).join("、")}は、取り下げられています。`,
    chainFits: (last) => `号のつながり：第1号から第${last}号まで、つながっています。`,
    toNote: (no, hash) => `控え：次に確かめるときは、--expect-last ${no} ${hash} を付けてください。`,
    cutOff: (no, last) => `第${no}号がなく、第${last}号で終わっています。末尾の公表が消されています。`,
    notHere: (here, no) => `ここにあるのは第${here}号で、控えの第${no}号と照らせません。`,
    rewritten: (no) => `第${no}号の一覧が、控えと違います。書き換えられています。`,
    asNoted: (no) => `控え：第${no}号の一覧のハッシュ値が、控えと合いました。`,
    edition: (no, isKept) => `第${no}号${isKept ? "（保存版）" : ""}`,
    exported: (no, title) =>
      `書き出された第${no}号「${title}」を確かめます。画面は、フォルダーの一覧とだけ照らします。`,
    isWithdrawn: "取下げ：この号は、取り下げられています。",
    folder: "フォルダー",
    allIsOne: "--all：フォルダーには1つの号しかないため、--allは働きません。",
    noPublishedList: `公表したときの一覧（${LIST_IN_EXPORT}）がありません。`,
    otherLists: "公表したときの一覧が、フォルダーの一覧と合いません。",
    publishedData: "公表したときのデータ",
    others: (named, count) =>
      `公表の一部ではありません（一覧にないファイル）：${named.join("、")}${count > named.length ? `など${count}件` : ""}`,
    result: (faults, isPart) => {
      const rest = isPart ? "「－」の行のほかは、すべて合いました。" : "すべて合いました。";
      return `結果：${faults > 0 ? `合わないものが、${faults}件あります。` : rest}`;
    },
    place: (address) => `対象：${address}`,
    noManifest: `公表の一覧（${LIST}）がありません。公表サイトのトップを指定してください。`,
    failed: (why) => `確かめられませんでした。${why ?? "読み取れない内容があります。"}`,
    usage: "使い方：node verify.mjs アドレスかフォルダー … [--all] [--expect-last 号 ハッシュ値] [--lang en]",
  },
  en: {
    noNumber: (text) => `The value “${text}” cannot be read as a number.`,
    noFigures: (no) => `Marks: publication no. ${no} has no ${FIGURES}.`,
    otherRule: (no) =>
      `The number or the version of the rule in ${FIGURES} of publication no. ${no} is not that of its list.`,
    unknownRule: (version, no) =>
      `Marks: version ${version} of the rule is checked by ${SELF} of publication no. ${no}.`,
    noEditions: (no) =>
      `Marks: publication no. ${no} has no data of the editions of its definitions, so its marks were not checked.`,
    record: (no, { kpi_name: name, fiscal_year: fy }, problem) =>
      `Publication no. ${no}, ${name}, FY${fy}: ${problem}`,
    marksFit: (no, kpis, years) =>
      `Marks: all of publication no. ${no} (indicators: ${kpis}, years: ${years}) are those that follow from the published figures and definitions.`,
    noEdition: "The edition of the definition, or what improving is compared with, is missing.",
    twice: "The same year is there twice.",
    mixedRules: "The version of the rule is another one than elsewhere.",
    otherDefinition: (name) => `The definition (${name}) is not that of the list of editions.`,
    otherMark: (symbol, code, mark) => `“${symbol}” (${code}) was published, but “${mark}” follows.`,
    noFolder: "There is no such folder.",
    unreadable: (path, code) => `A file cannot be read (${path}, ${code}).`,
    unanswered: (address, status) => `${address} could not be read (${status ?? "no answer"}).`,
    impossible: (name, path) => `The list of ${name} names an impossible place (${path}).`,
    fileIsOther: (name, path, isAbsent) =>
      `${path} of ${name} ${isAbsent ? "is missing" : "is not what was published"}.`,
    fileTwice: (name) => `The list of ${name} has the same file twice.`,
    filesFit: (name, count) => `Files: the hashes of ${name} are those of its list (${count}).`,
    filesStopped: (name, count) =>
      `Taken off the site: ${count} of ${name} cannot be compared, as something in them was hidden after the publication.`,
    notYet: (no) => `There is no publication no. ${no} yet.`,
    checking: (last, no, title) =>
      `Publications: ${no === null ? "all" : `no. ${no} (${title})`} of those up to no. ${last} will be checked.`,
    deleted: (count) => `Taken off the site: deleted for good so far: ${count}.`,
    noList: (no) => `The list of publication no. ${no} is missing.`,
    brokenLink: (no) => `The list of publication no. ${no - 1} is not the one that no. ${no} recorded.`,
    listStopped: (no) =>
      `Taken off the site: the list of publication no. ${no} cannot be compared, as words in it were hidden later.`,
    otherCopy: "The list of the current publication is not that of its kept copy.",
    withdrawn: (nos) => `Withdrawn: no. ${nos.join(", ")}.`,
    chainFits: (last) => `Chain: publications no. 1 to ${last} vouch for one another.`,
    toNote: (no, hash) => `To note: next time add --expect-last ${no} ${hash}`,
    cutOff: (no, last) =>
      `Publication no. ${no} is missing: it ends with no. ${last}. The last publications were cut off.`,
    notHere: (here, no) =>
      `This is publication no. ${here}, which cannot be compared with the noted no. ${no}.`,
    rewritten: (no) => `The list of publication no. ${no} is not the noted one. It was rewritten.`,
    asNoted: (no) => `Noted: the hash of the list of publication no. ${no} is the noted one.`,
    edition: (no, isKept) => `publication no. ${no}${isKept ? " (kept copy)" : ""}`,
    exported: (no, title) =>
      `The exported publication no. ${no} (${title}) will be checked; its pages against the folder’s own list alone.`,
    isWithdrawn: "Withdrawn: this publication was taken back.",
    folder: "the folder",
    allIsOne: "--all: a folder holds one publication alone, so it means nothing here.",
    noPublishedList: `The list as published (${LIST_IN_EXPORT}) is missing.`,
    otherLists: "The list as published does not fit the folder’s own.",
    publishedData: "the data as published",
    others: (named, count) =>
      `No part of the publication (in no list): ${named.join(", ")}${count > named.length ? ` and others, ${count} in all` : ""}`,
    result: (faults, isPart) => {
      const rest = isPart ? "Everything fits but for the lines with “－”." : "Everything fits.";
      return `Result: ${faults > 0 ? `What does not fit: ${faults}.` : rest}`;
    },
    place: (address) => `Checked: ${address}`,
    noManifest: `There is no list of a publication (${LIST}). Give the first page of the public site.`,
    failed: (why) => `It could not be checked. ${why ?? "Something in it cannot be read."}`,
    usage: "Usage: node verify.mjs ADDRESS-OR-FOLDER … [--all] [--expect-last NO HASH] [--lang en]",
  },
};
let say = WORDS.ja;

// --- Decimals, exactly: whole numbers of any length, with the number of their decimal places. ---

function exact(text) {
  const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(say.noNumber(text));
  return { units: BigInt(`${sign}${whole}${part}`), places: part.length };
}

/** Negative, zero or positive: how a stands to b. */
function compare(a, b) {
  const difference = a.units * 10n ** BigInt(b.places) - b.units * 10n ** BigInt(a.places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function times(a, b) {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** JSON with every number as the text that stands there: none goes through a binary fraction. */
function parseExactly(text) {
  const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return JSON.parse(text.replace(stringOrNumber, (part) => (part.startsWith('"') ? part : `"${part}"`)));
}

// --- The rule. A year is read by the edition of the definition that was in force for it. ---

const COUNTING_TERMS = ["unit", "unit_scale", "aggregation"];
const BREAKING_TERMS = [...COUNTING_TERMS, "direction"];

/** Whether the next edition changes any of these terms. */
function changes(terms, edition, next) {
  return terms.some((term) => edition[term] !== next[term]);
}

/** Which edition (its place in the list) is in force for a year. */
function editionOf(editions, fy) {
  const index = editions.findIndex(({ until_fiscal_year: until }) => until === null || fy <= Number(until));
  return index < 0 ? editions.length - 1 : index;
}

/** A figure of one year in the terms of a later one; null where a break without a factor lies between them. */
function inTermsOf(editions, value, of, later) {
  let converted = value;
  for (const [index, edition] of editions.slice(0, -1).entries()) {
    const until = Number(edition.until_fiscal_year);
    if (until < of || until >= later || !changes(BREAKING_TERMS, edition, editions[index + 1])) continue;
    if (edition.factor === null) return null;
    converted = times(converted, exact(edition.factor));
  }
  return converted;
}

/** Whether the baseline (現状値) that a year is read with is said in that year's terms: not left behind by a break before. */
function isBaselineInTerms(editions, fy) {
  for (let index = editionOf(editions, fy); index > 0; index -= 1) {
    const [before, here] = [editions[index - 1], editions[index]];
    if (before.baseline_value !== here.baseline_value) return true;
    const isOne = before.factor !== null && compare(exact(before.factor), exact("1")) === 0;
    if (changes(COUNTING_TERMS, before, here) && !isOne) return false;
  }
  return true;
}

/**
 * The mark of one year.
 * @param record the year, as data/kpis.json has it
 * @param earlier the records of the KPI's earlier years, oldest first
 * @param editions of the KPI's definition, oldest first
 */
function markOf(record, earlier, editions) {
  // Without a figure of the whole year there is no mark; neither where the plan sets no target.
  if (record.actual_value === null || record.figure_status === "interim") return "not_evaluated";
  const isPlanned = record.planned_kind !== null;
  const kind = isPlanned ? record.planned_kind : record.target_kind;
  if (kind === "none") return "not_evaluated";

  const fy = Number(record.fiscal_year);
  const { direction, baseline_value, baseline_fiscal_year } = editions[editionOf(editions, fy)];
  const better = (a, b) => (direction === "up" ? compare(a, b) : compare(b, a));
  const measured = earlier
    .filter((year) => year.actual_value !== null && year.figure_status !== "interim")
    .map(({ fiscal_year, actual_value }) => {
      const of = Number(fiscal_year);
      return { fy: of, value: inTermsOf(editions, exact(actual_value), of, fy) };
    });
  const comparable = measured.filter(({ value }) => value !== null);
  const isInTerms = isBaselineInTerms(editions, fy);
  const isBroken = !isInTerms || comparable.length < measured.length;
  const baseline =
    isInTerms && baseline_value !== null
      ? { fy: Number(baseline_fiscal_year), value: exact(baseline_value) }
      : null;

  // A number is met when it is reached; a trend (上昇・低下) by a figure better than where it began.
  const actual = exact(record.actual_value);
  const start = baseline ?? comparable[0] ?? null;
  if (kind === "trend") {
    if (start === null) return "not_evaluated";
    if (better(actual, start.value) > 0) return "achieved";
  } else if (better(actual, exact(isPlanned ? record.planned_value : record.target_value)) >= 0) {
    return "achieved";
  }

  // Not met: is it better than what it is compared with?
  const begun = baseline !== null && baseline.fy < fy ? baseline : null;
  const last = comparable.at(-1) ?? null;
  const latest = last !== null && (begun === null || last.fy >= begun.fy) ? last : begun;
  const reference = record.improvement_reference === "baseline" ? start : latest;
  if (reference === null) return isBroken ? "not_evaluated" : "not_achieved";
  return better(actual, reference.value) > 0 ? "improving" : "not_achieved";
}

/** Every mark of a publication. @param bytes its data/kpis.json */
function checkMarks(bytes, list, report) {
  if (!(bytes instanceof Uint8Array)) return report.open(say.noFigures(list.no));
  const data = parseExactly(textOf(bytes));
  const { no, rule_version: version } = data.publication;
  if (no !== String(list.no) || version !== list.ruleVersion) return report.fault(say.otherRule(list.no));
  if (!RULE_VERSIONS.includes(version)) return report.open(say.unknownRule(version, no));
  // What brings this program brings the data for it as well.
  if (data.definition_editions === undefined && !list.files.some(({ path }) => path === SELF))
    return report.open(say.noEditions(no));
  const before = report.faults();
  const [kpis, editions] = [data.records, data.definition_editions ?? []].map(grouped);
  for (const [key, records] of kpis) {
    records.sort((a, b) => Number(a.fiscal_year) - Number(b.fiscal_year));
    for (const [index, record] of records.entries()) {
      const problem = problemOf(record, records.slice(0, index), editions.get(key) ?? [], version);
      if (problem !== null) report.fault(say.record(no, record, problem));
    }
  }
  if (report.faults() === before) report.fits(say.marksFit(no, kpis.size, data.records.length));
}

/** @returns null where the record fits */
function problemOf(record, earlier, editions, ruleVersion) {
  const { fiscal_year, judgement_code, judgement_symbol, improvement_reference, rule_version } = record;
  const edition = editions[editionOf(editions, Number(fiscal_year))];
  if (!edition || improvement_reference === undefined) return say.noEdition;
  if (earlier.at(-1)?.fiscal_year === fiscal_year) return say.twice;
  if (rule_version !== ruleVersion) return say.mixedRules;
  const other = Object.keys(edition).find(
    (name) => Object.hasOwn(record, name) && record[name] !== edition[name],
  );
  if (other !== undefined) return say.otherDefinition(other);
  const mark = markOf(record, earlier, editions);
  if (judgement_code === mark && judgement_symbol === SYMBOLS[mark]) return null;
  return say.otherMark(judgement_symbol, judgement_code, SYMBOLS[mark]);
}

/** By plan and KPI, in the order in which they stand there. */
function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = `${row.plan_id}/${row.kpi_id}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

// --- Places: an address or a folder. `read` gives a file's bytes, null where it is not there, GONE where it is stopped. ---

const GONE = Symbol("gone");

async function openPlace(place) {
  if (/^https?:\/\//.test(place)) return { isWeb: true, read: (path) => fetchFile(place, path) };
  const { readFile, readdir, stat } = await import("node:fs/promises");
  const folder = await stat(place).catch(() => null);
  if (!folder?.isDirectory()) throw new Error(say.noFolder);
  const absent = ["ENOENT", "EISDIR", "ENOTDIR"];
  const read = (path) =>
    readFile(`${place}/${path}`).catch(({ code }) => {
      if (absent.includes(code)) return null;
      throw new Error(say.unreadable(path, code));
    });
  // Every file of a folder and of those in it.
  const list = async (within = "") => {
    const entries = await readdir(`${place}/${within}`, { withFileTypes: true });
    const inside = entries.map(({ name }) => `${within}${name}`);
    return (
      await Promise.all(
        inside.map((path, index) => (entries[index].isDirectory() ? list(`${path}/`) : [path])),
      )
    ).flat();
  };
  return { isWeb: false, read, list };
}

async function fetchFile(place, path) {
  const address = `${place}/${path.split("/").map(encodeURIComponent).join("/")}`;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) return new Uint8Array(await answer.arrayBuffer());
    if (answer?.status === 404) return null;
    if (answer?.status === 410) return GONE;
    if (attempt === 3) throw new Error(say.unanswered(address, answer?.status));
    await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
  }
}

/** Below the place and nowhere else, whatever a list says. */
function isInside(path) {
  return typeof path === "string" && /^[^/\\]/.test(path) && !/(^|\/)\.{1,2}(\/|$)|[\\:]/.test(path);
}

async function sha256(bytes) {
  const digest = await globalThis.crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const textOf = (bytes) => new TextDecoder().decode(bytes);

/** @returns null where there is no such file, or none that is JSON */
async function readJson(place, path) {
  const bytes = await place.read(path);
  if (bytes === null || bytes === GONE) return null;
  try {
    return { value: JSON.parse(textOf(bytes)), bytes, hash: await sha256(bytes) };
  } catch {
    return null;
  }
}

/** What a stop changed, by path: the hash as published, and now (null: not given any more). */
async function readStops(place, base) {
  const stops = await readJson(place, `${base}${STOPS}`);
  return new Map((stops?.value.files ?? []).map((file) => [file.path, file]));
}

/**
 * The banner over an archived page is another one when it is answered: it says what was corrected since. The one that was
 * published stands behind it as a comment, and is put back here.
 */
function asPublished(bytes) {
  const banner =
    /(<div class="old"><p class="w">)(?:[^<]|<a href="\/[^"<>]*">|<\/a>|<\/?(?:ruby|rt)>)*<\/p><!--((?:(?!-->).)*)--><\/div>/s;
  const page = textOf(bytes);
  const before = page.replace(banner, (_, open, said) => `${open}${said}</p></div>`);
  return before === page ? bytes : new TextEncoder().encode(before);
}

/** @param files as a list has them  @param base where they stand within the place */
async function checkFiles(place, base, files, report, name) {
  const before = report.faults();
  let stops = null;
  // Asked for where something is missing or another, and nowhere else.
  const stopOf = async (path, published) => {
    stops ??= readStops(place, base);
    const stop = (await stops).get(path);
    return stop?.published === published ? stop : undefined;
  };
  let [fitting, stopped] = [0, 0];
  const checkFile = async ({ path, sha256: published }) => {
    if (!isInside(path)) return report.fault(say.impossible(name, path));
    // A site answers a page by its address, without index.html.
    const address = place.isSite ? path.replace(/(^|\/)index\.html$/, "") : path;
    const bytes = await place.read(`${base}${address}`);
    const isAbsent = bytes === null || bytes === GONE;
    const isPage = base !== "" && path.endsWith(".html");
    const hash = isAbsent ? null : await sha256(isPage ? asPublished(bytes) : bytes);
    if (hash === published) fitting += 1;
    else if ((await stopOf(path, published))?.now === hash) stopped += 1;
    else report.fault(say.fileIsOther(name, path, isAbsent));
  };
  if (new Set(files.map(({ path }) => path)).size < files.length) report.fault(say.fileTwice(name));
  const waiting = files.values();
  const worker = async () => {
    for (const file of waiting) await checkFile(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (report.faults() === before) report.fits(say.filesFit(name, fitting));
  if (stopped > 0) report.open(say.filesStopped(name, stopped));
}

// --- A site with all its publications, and an exported folder, which holds one. ---

/** @param only the number of an archived publication; null: the newest, as it is served now */
async function checkSite(place, newest, { all, expected }, only, report) {
  const chain = await readChain(place, newest, report);
  if (chain === null) return;
  checkExpected(chain, expected, report);
  const last = newest.value.no;
  if (only > last) return report.fault(say.notYet(only));
  const { no, title } = chain[(only ?? last) - 1].value;
  report.note(say.checking(last, all ? null : no, title));
  if (only === null) await checkEdition(place, chain, last, "current", report);
  for (const { value } of chain)
    if (all || value.no === only) await checkEdition(place, chain, value.no, "archive", report);
  const deleted = newest.value.stops?.length ?? 0;
  if (deleted > 0) report.note(say.deleted(deleted));
}

/** All lists, first to last, each with the hash that it was published with; null where one is missing. */
async function readChain(place, newest, report) {
  const chain = [];
  const before = report.faults();
  for (let no = 1; no <= newest.value.no; no += 1) {
    const base = `archive/${no}/`;
    const list = await readJson(place, `${base}${LIST}`);
    if (list?.value.no !== no) {
      report.fault(say.noList(no));
      return null;
    }
    const previous = chain.at(-1);
    const link = list.value.previousSha256;
    if (previous !== undefined && link !== previous.hash) await askPublished(place, previous);
    if (link !== (previous?.published ?? null)) report.fault(say.brokenLink(no));
    chain.push({ ...list, base, published: list.hash });
  }
  await askPublished(place, chain.at(-1));
  for (const { value, hash, published } of chain)
    if (hash !== published) report.open(say.listStopped(value.no));
  if (chain.at(-1)?.hash !== newest.hash) report.fault(say.otherCopy);
  const withdrawn = chain.flatMap(({ value }) => (value.withdraws ? [value.withdraws.no] : []));
  if (withdrawn.length > 0) report.note(say.withdrawn(withdrawn));
  if (report.faults() === before) report.fits(say.chainFits(chain.length));
  return chain;
}

/** A list in which a stop changed words has another hash than it was published with. */
async function askPublished(place, list) {
  const stop = (await readStops(place, list.base)).get(LIST);
  if (stop?.now === list.hash) list.published = stop.published;
}

/** Against the number and hash that somebody noted; and what to note for the next time. */
function checkExpected(chain, expected, report) {
  const { value, published } = chain.at(-1);
  report.note(say.toNote(value.no, published));
  if (expected === null) return;
  const { no, hash } = expected;
  const known = chain.find((list) => list.value.no === no);
  if (value.no < no) report.fault(say.cutOff(no, value.no));
  else if (known === undefined) report.fault(say.notHere(value.no, no));
  else if (known.published !== hash) report.fault(say.rewritten(no));
  else report.fits(say.asNoted(no));
}

/** The archive of a publication that was taken back is the marked one, which the publication that did so lists. */
async function checkEdition(place, chain, no, edition, report) {
  const list = chain[no - 1].value;
  const by = edition === "archive" ? chain.find(({ value }) => value.withdraws?.no === no) : undefined;
  const files = by?.value.withdraws.files ?? list.files.filter((file) => file.edition === edition);
  const base = edition === "archive" ? `archive/${no}/` : "";
  await checkFiles(place, base, files, report, say.edition(no, edition === "archive"));
  checkMarks(await place.read(`${base}${FIGURES}`), list, report);
}

/** What an export holds byte for byte as it was published; its pages link otherwise than those of the site. */
const UNCHANGED = /^data\/kpis(\.schema)?\.json$|^data\/kpis\/[^/]+\.json$|\/evidence\//;

async function checkExport(place, { value: own }, list, { all, expected }, report) {
  const { no, title, withdrawn, manifestSha256 } = own.publication;
  report.note(say.exported(no, title));
  if (withdrawn !== null) report.note(say.isWithdrawn);
  // From a web server, compressed twins may come unpacked, and the sample is not given.
  const given = own.files.filter(({ path }) => !place.isWeb || !/\.(br|gz|sample)$/.test(path));
  await checkFiles(place, "", given, report, say.folder);
  if (all) report.note(say.allIsOne);
  if (!place.isWeb) await tellOthers(place, own.files, report);
  if (list === null) return report.fault(say.noPublishedList);
  const published = { ...list, base: "", published: list.hash };
  await askPublished(place, published);
  if (published.published !== manifestSha256 || list.value.no !== no) report.fault(say.otherLists);
  checkExpected([published], expected, report);
  const data = list.value.files.filter(({ edition, path }) => edition === "current" && UNCHANGED.test(path));
  await checkFiles(place, "", data, report, say.publishedData);
  checkMarks(await place.read(FIGURES), list.value, report);
}

/** What somebody put beside the publication is no fault of it, but is no part of it either. */
async function tellOthers(place, files, report) {
  const listed = new Set(["manifest.json", ...files.map(({ path }) => path)]);
  const others = (await place.list()).filter((path) => !listed.has(path)).sort();
  if (others.length === 0) return;
  const named = others.slice(0, MOST_FAULTS_TOLD);
  report.note(say.others(named, others.length));
}

// --- What is printed, and how it is started. ---

function makeReport() {
  let [faults, open] = [0, 0];
  // Names of the checked site stand in it: none of them moves the terminal's cursor.
  const tell = (sign, text) => console.log(`${sign} ${text.replace(/\p{Cc}/gu, "")}`);
  return {
    note: (text) => tell("　", text),
    fits: (text) => tell("○", text),
    open: (text) => {
      open += 1;
      tell("－", text);
    },
    fault: (text) => {
      faults += 1;
      if (faults <= MOST_FAULTS_TOLD) tell("×", text);
    },
    faults: () => faults,
    end: () => {
      console.log(`${say.result(faults, open > 0)}\n`);
      return faults === 0;
    },
  };
}

/** @returns whether everything that can be checked fits */
async function verify(address, options) {
  console.log(say.place(address));
  const report = makeReport();
  try {
    const [, root, no] = /^(.*?)(?:\/archive\/([1-9]\d*))?\/*$/.exec(address);
    const place = await openPlace(root === "" ? "/" : root);
    const own = no === undefined ? await readJson(place, "manifest.json") : null;
    const isExport = own?.value.format === "ayumi-export";
    const list = (isExport && (await readJson(place, LIST_IN_EXPORT))) || (await readJson(place, LIST));
    if (isExport) await checkExport(place, own, list, options, report);
    else if (list === null) report.fault(say.noManifest);
    else await checkSite({ ...place, isSite: place.isWeb }, list, options, no ? Number(no) : null, report);
  } catch (error) {
    // What JavaScript says of a list that has another form is no sentence of this program.
    const isOwn = error.constructor === Error;
    report.fault(say.failed(isOwn ? error.message : null));
  }
  return report.end();
}

/** In a language that there is; Japanese for any other. */
function wordsIn(lang) {
  return Object.hasOwn(WORDS, lang) ? WORDS[lang] : WORDS.ja;
}

async function main(words) {
  const [places, options] = [[], { all: false, expected: null }];
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--all") options.all = true;
    else if (word === "--lang") say = wordsIn(words.shift());
    else if (word === "--expect-last") options.expected = { no: Number(words.shift()), hash: words.shift() };
    else places.push(word);
  }
  const { no, hash } = options.expected ?? { no: 1, hash: "0".repeat(64) };
  if (places.length === 0 || !(no >= 1) || !/^[0-9a-f]{64}$/.test(hash)) {
    console.log(say.usage);
    return false;
  }
  let fits = true;
  for (const place of places) fits = (await verify(place, options)) && fits;
  return fits;
}

if (typeof process === "object" && process.versions?.node) {
  // Node 18 has no global crypto.
  globalThis.crypto ??= (await import("node:crypto")).webcrypto;
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} else {
  // A browser's console: the site, or the archived publication, whose page is open.
  const { origin, pathname } = location;
  const lang = globalThis.VERIFY_LANG === "en" ? "en" : "ja";
  await main(["--lang", lang, `${origin}${/^(.*?)\/data\/verify\.mjs$/.exec(pathname)?.[1] ?? ""}`]);
}
