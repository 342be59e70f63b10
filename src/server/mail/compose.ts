import { DUE_SOON_DAYS } from "@/domain/reports/report";
import {
  isAboutInitiatives,
  type MailOccasion,
  outlivesRound,
  type ReturnedLine,
} from "@/domain/rounds/mail-occasions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { ANSWER_SHEET } from "@/domain/words/ja/imports/answer-sheet";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { awaitedText, FIGURE_STATUS_WORDS } from "@/domain/words/ja/reports/reports";

/** Stands in the stored text for the personal link, which is put in when the mail is sent or written to a file. */
export const LINK_PLACEHOLDER = "{{answer-link}}";
/** What the office sees in its place. */
export const MASKED_LINK = "（ご本人だけのリンク）";

/** One KPI or metric that a mail asks for. */
export interface MailItem {
  readonly kpiId: KpiId;
  readonly name: string;
  /** KPI以外の実績: counted apart from the KPIs. */
  readonly isMetric: boolean;
  /** "" where the figure has none. */
  readonly unit: string;
  /** Returned: what the office wrote. null: not returned. */
  readonly comment: string | null;
  /** Answered with 公表待ち for this day (ISO date), which has come; else null. */
  readonly awaitedOn: IsoDate | null;
  /** Answered with a 年度途中の値, and the year has ended since. */
  readonly hasYearEnded: boolean;
  /** It came into the round, or to the recipient's department, by what the mail tells of. */
  readonly isNew: boolean;
}

export interface MailInput {
  readonly occasion: MailOccasion;
  readonly round: { readonly fy: FiscalYear; readonly instructions: string; readonly dueOn: IsoDate };
  readonly recipient: { readonly name: string; readonly department: string | null };
  /** What is outstanding by the recipient; of an occasion about one KPI, that one; about initiatives, none. */
  readonly items: readonly MailItem[];
  /** How many initiatives (取組項目) of the recipient's department are outstanding; 0 in a mail about one KPI. */
  readonly initiatives: number;
  /** How many of them came by what the mail tells of. */
  readonly newInitiatives: number;
  /** Whether the person gets a personal link; else the address where they sign in. */
  readonly entrance: { readonly kind: "link" } | { readonly kind: "sign_in"; readonly url: string };
  /** The mail carries the department's answer sheet. */
  readonly hasSheet: boolean;
  /** Who to ask: as the round says it, with the extension, else as the plan does. */
  readonly contact: string;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
}

export interface MailText {
  readonly subject: string;
  readonly body: string;
  /** The deadline for the calendar file (ISO date); null: a mail without one. */
  readonly dueOn: IsoDate | null;
}

export function composeMail(input: MailInput): MailText {
  const { occasion, round } = input;
  return {
    subject: subjectOf(input),
    body: bodyOf(input),
    dueOn: outlivesRound(occasion.kind) ? null : round.dueOn,
  };
}

/** The body as the office may see it. */
export function maskLink(body: string): string {
  return body.replaceAll(LINK_PLACEHOLDER, MASKED_LINK);
}

/** The body as it goes out. @param url null where the mail carries no link */
export function fillLink(body: string, url: string | null): string {
  return url === null ? body : body.replaceAll(LINK_PLACEHOLDER, () => url);
}

const INITIATIVES_NOTE =
  "取組の状況を、画面の一覧でお答えください。前の年度から変わらないものは、まとめて回答できます。";

const SHEET_NOTE =
  "添付のファイルに記入して返信していただいても、ご回答になります。いまの内容が入っていますので、変わるところだけ書き換えてください。";

const NEWLY_ADDED = "新しく加わりました。";

const ITEMS_HEADING = "ご回答をお願いする";
const KPIS = "指標";

/**
 * The part of a composed body that lists what is outstanding, for the calendar entry; null where the mail lists nothing.
 * Only `composeMail` writes bodies: their sections are parted by an empty line, and no item holds one.
 */
export function itemsSection(body: string): string | null {
  const starts = [KPIS, METRICS].map((asked) => `■ ${ITEMS_HEADING}${asked}（`);
  return body.split("\n\n").find((part) => starts.some((start) => part.startsWith(start))) ?? null;
}

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

/** 令和8年5月29日（金） */
function dayWithWeekday(iso: IsoDate): string {
  return `${dateJa(iso)}（${WEEKDAYS[new Date(`${iso}T00:00:00Z`).getUTCDay()]}）`;
}

function subjectOf({ occasion, round, items, today }: MailInput): string {
  const about = `【照会】${fiscalYearJa(round.fy)} 実績`;
  const what = isAboutInitiatives(occasion)
    ? `取組${occasion.lines.length}件`
    : oneLine(items[0]?.name ?? "");
  const due = `（期限：${dateJa(round.dueOn)}）`;
  const isLate = today > round.dueOn;
  switch (occasion.kind) {
    case "opening":
      return `${about}のご回答のお願い${due}`;
    case "reminder":
    case "by_hand":
      return isLate
        ? `${about}のご回答が期限を過ぎています${due}`
        : `${about}のご回答はお済みでしょうか${due}`;
    case "extended":
      return `${about}の期限を変更しました（新しい期限：${dateJa(round.dueOn)}）`;
    case "added":
      return `${about}のご回答のお願いに、項目が加わりました${due}`;
    case "returned":
      return `${about}の差戻しのお知らせ（${what}）`;
    case "reopened":
      return `${about}の入力を再開しました（${what}）`;
    case "question":
      return `${about}についてのお問い合わせ（${what}）`;
  }
}

function bodyOf(input: MailInput): string {
  const { occasion, round, recipient, items, initiatives, newInitiatives, contact } = input;
  const isNamed = outlivesRound(occasion.kind);
  const sections = [
    leadOf(input),
    said(occasion),
    isNamed ? null : section("期限", `${dayWithWeekday(round.dueOn)}　${remaining(input)}`),
    items.length === 0
      ? null
      : section(isNamed ? `対象の${oneWord(items)}` : itemsHeading(items), itemLines(items)),
    initiatives === 0
      ? null
      : section(
          `ご回答をお願いする取組（${initiatives}件）`,
          newInitiatives === 0
            ? INITIATIVES_NOTE
            : `うち${newInitiatives}件は、${NEWLY_ADDED}\n${INITIATIVES_NOTE}`,
        ),
    entranceOf(input),
    input.hasSheet ? section(`${ANSWER_SHEET}（Excel）`, SHEET_NOTE) : null,
    !isNamed && round.instructions.trim() !== "" ? section("説明", plain(round.instructions)) : null,
  ];
  return wholeBody(recipient, sections, contact);
}

/** What every mail begins and ends with. */
export function wholeBody(
  { department, name }: MailInput["recipient"],
  sections: readonly (string | null)[],
  contact: string,
): string {
  const parts = [
    [department, `${name} 様`].filter(Boolean).join(" "),
    ...sections,
    section("お問い合わせ先", plain(contact)),
    "このメールは、システムから自動でお送りしています。",
  ];
  return `${parts.filter((each) => each !== null).join("\n\n")}\n`;
}

/** 「ご回答をお願いする指標（3件）・KPI以外の実績（2件）」: each kind is counted by itself. */
function itemsHeading(items: readonly MailItem[]): string {
  return (
    ITEMS_HEADING +
    kindsOf(items)
      .map(([word, count]) => `${word}（${count}件）`)
      .join("・")
  );
}

function kindsOf(items: readonly MailItem[]): [word: string, count: number][] {
  const metrics = items.filter(({ isMetric }) => isMetric).length;
  const kinds: [string, number][] = [
    [KPIS, items.length - metrics],
    [METRICS, metrics],
  ];
  return kinds.filter(([, count]) => count > 0);
}

/** What a mail about one thing is about. */
function oneWord([item]: readonly MailItem[]): string {
  return item?.isMetric ? METRICS : KPIS;
}

/** 「指標とKPI以外の実績と取組」, as far as they are asked for. */
function askedWords({ items, initiatives }: Pick<MailInput, "items" | "initiatives">): string {
  return [...kindsOf(items).map(([word]) => word), ...(initiatives > 0 ? ["取組"] : [])].join("と") || "取組";
}

function leadOf({ occasion, round, items, initiatives, newInitiatives, today }: MailInput): string {
  const asked = askedWords({ items, initiatives });
  const about = `${fiscalYearJa(round.fy)} 実績の照会`;
  const left = daysBetween(today, round.dueOn);
  switch (occasion.kind) {
    case "opening":
      return `${about}を始めました。次の${asked}について、${items.length === 0 ? "状況" : "実績"}のご回答をお願いいたします。`;
    case "reminder":
    case "by_hand":
      if (left < 0)
        return `${about}について、期限を過ぎてもご回答を確認できていない${asked}があります。お忙しいところ恐れ入りますが、ご回答をお願いいたします。`;
      // The office may remind by hand weeks before: only what is near is said to come near.
      return left <= DUE_SOON_DAYS
        ? `${about}の期限が${left === 0 ? "本日となりました" : "近づいています"}。まだご回答いただいていない${asked}がありますので、お知らせいたします。`
        : `${about}について、まだご回答いただいていない${asked}がありますので、お知らせいたします。期限までにご回答をお願いいたします。`;
    case "extended":
      return `${about}の期限を変更しました。次の${asked}について、新しい期限までにご回答をお願いいたします。`;
    case "added": {
      const added = askedWords({ items: items.filter(({ isNew }) => isNew), initiatives: newInitiatives });
      return `${about}に、ご回答をお願いする${added}が新しく加わりました。${
        left < 0
          ? "期限を過ぎてからのお願いとなり恐れ入りますが、ご回答をお願いいたします。"
          : "期限までにご回答をお願いいたします。"
      }`;
    }
    case "returned":
      return `${about}でご提出いただいた内容を確認し、差し戻しました。コメントをご確認のうえ、修正して再度ご提出ください。`;
    case "reopened":
      return `${about}で、次の${oneWord(items)}の入力を再開しました。内容をご確認のうえ、ご提出ください。`;
    case "question":
      return `${about}でご提出いただく内容について、お問い合わせがあります。ご確認のうえ、画面からお返事をお願いいたします。`;
  }
}

/** What the office wrote on this occasion. */
function said(occasion: MailOccasion): string | null {
  switch (occasion.kind) {
    case "returned":
      return isAboutInitiatives(occasion)
        ? section(`差し戻した取組（${occasion.lines.length}件）`, returnedLines(occasion.lines))
        : section("差戻しのコメント", plain(occasion.comment));
    case "reopened":
      return section("再開の理由", plain(occasion.reason));
    case "question": {
      const asked = section("お問い合わせの内容", plain(occasion.text));
      return isAboutInitiatives(occasion)
        ? [
            section("対象の取組", occasion.lines.map(({ text }) => oneLine(plain(text))).join("\n")),
            asked,
          ].join("\n\n")
        : asked;
    }
    default:
      return null;
  }
}

function returnedLines(lines: readonly ReturnedLine[]): string {
  return lines
    .map(({ text, comment }, index) =>
      [`${index + 1}. ${oneLine(plain(text))}`, `   差戻しのコメント：${oneLine(plain(comment))}`].join("\n"),
    )
    .join("\n");
}

function remaining({ round, today }: MailInput): string {
  const days = daysBetween(today, round.dueOn);
  if (days === 0) return "本日が期限です。";
  return days > 0 ? `期限まであと${days}日です。` : `期限を${-days}日過ぎています。`;
}

function itemLines(items: readonly MailItem[]): string {
  return items
    .map(({ name, isMetric, unit, comment, awaitedOn, hasYearEnded, isNew }, index) => {
      const about = [...(isMetric ? [METRICS] : []), ...(unit === "" ? [] : [`単位：${oneLine(unit)}`])];
      const line = `${index + 1}. ${oneLine(name)}${about.length === 0 ? "" : `（${about.join("、")}）`}`;
      const notes = [
        isNew ? `   ${NEWLY_ADDED}` : null,
        comment === null ? null : `   差戻しのコメント：${oneLine(plain(comment))}`,
        awaitedOn === null ? null : `   ${awaitedText(awaitedOn)}とのご回答でした。予定の日になりました。`,
        hasYearEnded
          ? `   ${FIGURE_STATUS_WORDS.interim}をご回答いただいています。年度が終わりましたので、年度を通した実績をご回答ください。`
          : null,
      ];
      return [line, ...notes.filter((note) => note !== null)].join("\n");
    })
    .join("\n");
}

function entranceOf({ entrance }: MailInput): string {
  return entrance.kind === "link"
    ? section(
        "回答の入り口",
        `次の回答リンクを開くと、パスワードなしで回答できます。\n\n${LINK_PLACEHOLDER}\n\nこの回答リンクはご本人専用です。ほかの方に転送しないでください。照会が終わるまで、何度でも使えます。`,
      )
    : section("回答の入り口", signInText(entrance.url));
}

export function signInText(url: string): string {
  return `次のページからサインインして、ご覧ください。\n\n${url}`;
}

export function section(heading: string, text: string): string {
  return `■ ${heading}\n${text}`;
}

/** A person's words, which must not be taken for the place of the link. */
export function plain(text: string): string {
  return text.trim().replaceAll(LINK_PLACEHOLDER, MASKED_LINK).replace(/\r\n?/g, "\n");
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
