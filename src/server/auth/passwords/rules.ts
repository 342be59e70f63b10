/**
 * Which passwords are taken (NIST SP 800-63B): long enough, no rule about kinds of characters, nothing that stands
 * on an attacker's first list.
 *
 * A password is normalized to NFKC before it is counted, checked and hashed, as the standard recommends: the same
 * keys give the same password whether the input method wrote full or half width. It is never trimmed.
 */
import { COMMON_PASSWORDS } from "./common-passwords";

/** Counted in characters (code points), both as typed and after NFKC: one typed sign must not count as many. */
export const PASSWORD_MIN_LENGTH = 12;
/** Enough for a sentence; more would only make hashing a burden. */
export const PASSWORD_MAX_LENGTH = 128;

/** Fewer different characters than this is a repetition, whatever its length. */
const MIN_DISTINCT = 5;
/** A unit of up to this length, repeated to the end, is a repetition: abcabcabcabc, ayumi2ayumi2. */
const MAX_REPEATED_UNIT = 6;
/** Neighbours on the keyboard or in the alphabet count as a run from this length on. */
const MIN_RUN = 3;
/** What has to remain beside all runs. */
const MIN_OUTSIDE_RUNS = 4;
/** Shorter parts of an address or a name stand in many words by chance. */
const MIN_PERSONAL_ASCII = 4;
const MIN_PERSONAL_OTHER = 3;
/** So many base words make no phrase of their own. */
const MAX_BASE_WORDS = 2;

const RUN_ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop@[",
  "asdfghjkl;:]",
  "zxcvbnm,./",
  "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも",
  "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ",
];
const RUNS = [...RUN_ROWS, ...RUN_ROWS.map((row) => [...row].reverse().join(""))];

/** Words that people of a city hall reach for first; alone or in pairs, with digits and signs around, they fall at once. */
const BASE_WORDS = new Set(
  (
    "password passwd passcode pass admin administrator root user guest test welcome login letmein master secret " +
    "changeme default qwerty iloveyou sunshine princess dragon monkey football baseball sakura himitsu pasuwado " +
    "ayumi shiyakusho yakusho cityhall city office municipal dx suishin digital " +
    "kpi tokyo japan nippon nihon january february march april may june july august september october november " +
    "december spring summer autumn winter haru natsu aki fuyu reiwa heisei showa " +
    "あゆみ ぱすわーど ひみつ さくら れいわ パスワード ヒミツ サクラ 市役所 推進 推進課 令和 平成 昭和"
  ).split(" "),
);

/** A city hall by its name: 見本市, 見本市役所. */
const PLACE = /^\p{Script=Han}{1,6}(?:[市町村区郡県府都道]|[市区]役所|[町村]役場|[県府都道]庁)$/u;
/** The shortest label of an address that is a word: taro@city.mihon.lg.jp → mihon. */
const MIN_LABEL = 4;

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** What is counted, checked and hashed. */
export function normalizePassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * @param typed as it came from the form
 * @param person whose password it is to be: nothing of theirs may stand in it
 * @returns the sentence that says what to change, or null when the password is taken
 */
export function passwordProblem(typed: string, person: { email: string; name: string }): string | null {
  const password = normalizePassword(typed);
  const length = Math.min([...typed].length, [...password].length);
  if (length < PASSWORD_MIN_LENGTH) return `パスワードは${PASSWORD_MIN_LENGTH}文字以上にしてください。`;
  if (Math.max([...typed].length, [...password].length) > PASSWORD_MAX_LENGTH) {
    return `パスワードは${PASSWORD_MAX_LENGTH}文字以内にしてください。`;
  }
  const lower = password.toLowerCase();
  if (isRepetition(lower)) return "同じ文字や言葉の繰り返しは、推測されやすいため使えません。";
  if (isMostlyRuns(lower))
    return "文字や数字、キーボードの並び順のままのパスワードは、推測されやすいため使えません。";
  if (holdsPersonal(lower, person))
    return "メールアドレスや氏名を含むパスワードは、推測されやすいため使えません。";
  if (isCommon(lower, person.email))
    return "よく使われているパスワードのため使えません。別の言葉を組み合わせてください。";
  return null;
}

function isRepetition(password: string): boolean {
  const signs = [...password];
  if (new Set(signs).size < MIN_DISTINCT) return true;
  for (let unit = 1; unit <= MAX_REPEATED_UNIT; unit += 1) {
    if (signs.every((sign, index) => sign === signs[index % unit])) return true;
  }
  return false;
}

/** Takes the longest run at each place away and counts what is left. */
function isMostlyRuns(password: string): boolean {
  const signs = [...password];
  let outside = 0;
  for (let at = 0; at < signs.length; ) {
    const length = runLength(signs.slice(at));
    if (length >= MIN_RUN) at += length;
    else {
      outside += 1;
      at += 1;
    }
  }
  return outside < MIN_OUTSIDE_RUNS;
}

function runLength(signs: readonly string[]): number {
  let length = 1;
  while (length < signs.length) {
    const candidate = signs.slice(0, length + 1).join("");
    if (!RUNS.some((run) => run.includes(candidate))) break;
    length += 1;
  }
  return length;
}

function holdsPersonal(password: string, person: { email: string; name: string }): boolean {
  const local = person.email.split("@")[0] ?? "";
  const parts = [person.email, local, person.name.replace(/\s/gu, ""), ...person.name.split(/\s+/u)];
  return parts
    .map((part) => normalizePassword(part).toLowerCase())
    .filter((part) => [...part].length >= (isAscii(part) ? MIN_PERSONAL_ASCII : MIN_PERSONAL_OTHER))
    .some((part) => password.includes(part));
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function isCommon(password: string, email: string): boolean {
  // The town's own name is what its people reach for first: it stands in their addresses.
  const labels = (email.split("@")[1] ?? "").toLowerCase().split(".");
  const own = new Set(labels.filter((label) => label.length >= MIN_LABEL));
  const isWord = (word: string) => BASE_WORDS.has(word) || own.has(word) || PLACE.test(word);
  const plain = [...password].map((sign) => LEET[sign] ?? sign).join("");
  return (
    COMMON_PASSWORDS.has(password) ||
    COMMON_PASSWORDS.has(plain) ||
    isBaseWords(lettersOf(password), isWord) ||
    isBaseWords(lettersOf(plain), isWord) ||
    // Signs in the word's place (p@ssw0rd), digits after it (1234): unmask the word, drop the tail.
    isBaseWords(lettersOf(unmaskWord(password)), isWord)
  );
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}ー]/gu, "");
}

function unmaskWord(password: string): string {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [...core].map((sign) => LEET[sign] ?? sign).join("");
}

/** Whether the letters are one or two base words and nothing else. Digits alone are left to the other rules. */
function isBaseWords(letters: string, isWord: (word: string) => boolean, left = MAX_BASE_WORDS): boolean {
  if (letters === "") return left < MAX_BASE_WORDS;
  if (left === 0) return false;
  for (let end = 1; end <= letters.length; end += 1) {
    if (isWord(letters.slice(0, end)) && isBaseWords(letters.slice(end), isWord, left - 1)) return true;
  }
  return false;
}
