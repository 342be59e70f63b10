/** Personal links in the words of the pages. The clock is a parameter. */

import { type CountedInitiative, tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { DUE_SOON_DAYS } from "@/domain/reports/report";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearLabel, instantJa } from "@/domain/words/ja/dates";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import type { LinkHolder } from "@/server/access/link-holder";
import type { Viewer } from "@/server/access/viewer";
import type { ReportDto } from "@/server/reports/queries";
import type { PersonLinksDto, RoundLinksDto } from "@/server/rounds/response-links";

/** Who is signed in on this browser already. */
export type PresentPerson = Pick<Viewer, "id" | "name" | "responseScope">;

export interface ResponseStartView {
  readonly name: string;
  readonly department: string | null;
  readonly roundTitle: string;
  /** 令和7年度（2025年度） */
  readonly year: string;
  /** 令和8年5月31日（あと3日です） */
  readonly deadline: string;
  readonly tone: "info" | "warning";
  /** 7項目, 取組の状況25件: what is outstanding of each, as the mail with the link counts it. */
  readonly items: readonly string[];
  /** Somebody else's session on this browser ends when this person begins; null where nobody's does. */
  readonly endsSessionOf: string | null;
}

/** What is asked of the person, as the entry page lists it. */
export interface AskedByLink {
  readonly reports: readonly Pick<ReportDto, "outstanding">[];
  readonly initiatives: readonly CountedInitiative[];
}

/** @param today ISO date in Asia/Tokyo */
export function responseStartView(
  { person, round }: Pick<LinkHolder, "person" | "round">,
  asked: AskedByLink,
  present: PresentPerson | null,
  today: IsoDate,
): ResponseStartView {
  const left = daysBetween(today, round.dueOn);
  return {
    name: person.name,
    department: person.department?.name ?? null,
    roundTitle: round.title,
    year: fiscalYearLabel(round.fy),
    deadline: `${dateJa(round.dueOn)}（${leftWords(left)}）`,
    tone: left <= DUE_SOON_DAYS ? "warning" : "info",
    items: itemWords(asked),
    endsSessionOf: present && present.id !== person.id ? present.name : null,
  };
}

function itemWords({ reports, initiatives }: AskedByLink): string[] {
  const items = reports.filter(({ outstanding }) => outstanding !== null).length;
  const { unanswered, returned } = tallyInitiatives(initiatives);
  const lines = unanswered + returned;
  return [
    ...(items === 0 ? [] : [`${items}項目`]),
    ...(lines === 0 ? [] : [`${INITIATIVES_TITLE}${lines}件`]),
  ];
}

/** A deadline that has passed closes nothing: the office does. */
function leftWords(left: number): string {
  if (left < 0) return `${-left}日過ぎていますが、まだ受け付けています`;
  return left === 0 ? "本日が期限です" : `あと${left}日です`;
}

const LINK_STANDINGS = ["usable", "revoked", "round_closed", "may_not_answer"] as const;
export type LinkStanding = (typeof LINK_STANDINGS)[number];

export const LINK_STANDING_WORDS: Record<LinkStanding, string> = {
  usable: "使えます",
  revoked: "取り消し済み",
  round_closed: "受付中でないため使えません",
  may_not_answer: "アカウントの停止か役割の変更により使えません",
};

interface PersonLinksRow {
  readonly userId: string;
  readonly name: string;
  readonly department: string | null;
  /** 2件（最新：令和8年4月1日 09:00） */
  readonly made: string;
  readonly standing: LinkStanding;
  /** When the latest of those taken back was; null where none was. */
  readonly revoked: string | null;
  /** Whether there is one left to take back. */
  readonly isRevocable: boolean;
}

export interface RoundLinksView {
  readonly roundId: string;
  readonly rows: readonly PersonLinksRow[];
}

export function roundLinksView(source: RoundLinksDto): RoundLinksView {
  return { roundId: source.roundId, rows: source.people.map((each) => personRow(each, source.isOpen)) };
}

function personRow(person: PersonLinksDto, isOpen: boolean): PersonLinksRow {
  const { userId, name, departmentName, mayAnswer, links } = person;
  const newest = links[0]?.createdAt;
  const revoked = links.flatMap(({ revokedAt }) => (revokedAt === null ? [] : [revokedAt])).sort();
  const isRevocable = revoked.length < links.length;
  const latest = revoked.at(-1);
  return {
    userId,
    name,
    department: departmentName,
    made: `${links.length}件${newest ? `（最新：${instantJa(newest)}）` : ""}`,
    standing: !isRevocable ? "revoked" : !isOpen ? "round_closed" : !mayAnswer ? "may_not_answer" : "usable",
    revoked: latest ? instantJa(latest) : null,
    isRevocable,
  };
}
