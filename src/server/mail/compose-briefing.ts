/** The mail to a manager: how a year stands when a round has ended, and with a publication. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { BRIEFINGS } from "@/domain/words/ja/rounds/briefings";
import { type MailInput, type MailText, oneLine, plain, section, signInText, wholeBody } from "./compose";

export interface BriefingInput {
  readonly recipient: MailInput["recipient"];
  readonly about:
    | { readonly kind: "round_closed"; readonly fy: FiscalYear; readonly title: string }
    | { readonly kind: "published"; readonly no: number; readonly title: string };
  /** Of the plan that leads. */
  readonly fy: FiscalYear;
  /** How the year stands, a sentence each. */
  readonly standing: readonly string[];
  /** The marks that turned, a line each, and how many there are. */
  readonly turned: { readonly lines: readonly string[]; readonly count: number };
  /** Who has not answered, a sentence for each round. */
  readonly late: readonly string[];
  readonly dashboardUrl: string;
  /** Where the person switches these mails off. */
  readonly settingsUrl: string;
  /** Who to ask, as the plan says it. */
  readonly contact: string;
}

export function composeBriefing(input: BriefingInput): MailText {
  const { about, recipient, standing, turned, late, contact } = input;
  const isClosed = about.kind === "round_closed";
  const title = quoted(oneLine(plain(about.title)));
  const lines = (texts: readonly string[]) => texts.map((text) => oneLine(plain(text))).join("\n");
  const sections = [
    isClosed
      ? `${fiscalYearJa(about.fy)} 実績の照会${title}が終了しましたので、承認済みの実績による状況をお知らせします。まだ公表していない内容を含みます。`
      : `第${about.no}号${title}を公表しましたので、その内容による状況をお知らせします。`,
    section(`${fiscalYearJa(input.fy)}の状況`, lines(standing)),
    turned.count === 0
      ? null
      : section(`前回の公表から変わった評価（${turned.count}件）`, lines(turned.lines)),
    late.length === 0 ? null : section("未回答", lines(late)),
    section("進捗の画面", signInText(input.dashboardUrl)),
    section(`${BRIEFINGS}を止めるには`, `次のページで、いつでも止められます。\n\n${input.settingsUrl}`),
  ];
  return {
    subject: isClosed
      ? `【進捗】${fiscalYearJa(about.fy)} 実績の照会が終了しました`
      : `【進捗】第${about.no}号を公表しました（${oneLine(plain(about.title))}）`,
    body: wholeBody(recipient, sections, contact),
    dueOn: null,
  };
}
