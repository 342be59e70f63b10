/** What waits for a person on the staff home. Pure. */

import { DUE_SOON_DAYS } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { daysBetween } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import type { RunningRoundDto } from "@/server/rounds/running";
import { assessmentItems } from "./assessment-items";
import { type FirstRunLine, firstRunOf } from "./first-run";
import type { HomeInput, HomeItem } from "./home-input";
import { initiativeItems, owesInitiatives } from "./initiative-items";
import { accountItems, assignmentItems, mailItems, planItems, readingItems } from "./other-items";
import { pastFigureItems } from "./past-figure-items";
import { decisionItems, entryItems, outstandingFor, publicationItems } from "./report-items";
import { suggestionItems } from "./suggestion-items";

interface Deadline {
  readonly text: string;
  readonly tone: "info" | "warning" | "error";
}

export interface HomeView {
  /** 「照会の期限は…」 of every round that runs, the nearest first; none where it is not the person's matter. */
  readonly deadlines: readonly Deadline[];
  /** A contributor whose account names no department can do nothing here. */
  readonly withoutDepartment: boolean;
  /** For who can have it mended; null while there is room, and for everybody else. */
  readonly disk: { readonly title: string; readonly text: string } | null;
  /** はじめての準備; null once it has ended, and for who has no part in it. */
  readonly firstRun: readonly FirstRunLine[] | null;
  /** How much there is to do, in one sentence. */
  readonly said: string;
  /** What waits for this person, what is urgent first; the empty list means that nothing does. */
  readonly waiting: readonly HomeItem[];
  /** What waits for others. */
  readonly others: readonly HomeItem[];
  /** What one may look at. */
  readonly more: readonly HomeItem[];
}

export function buildHome(input: HomeInput): HomeView {
  const items = [
    ...mailItems(input),
    ...input.fys.flatMap((fy) => entryItems(input, fy)),
    ...input.fys.flatMap((fy) => decisionItems(input, fy)),
    ...input.fys.flatMap((fy) => initiativeItems(input, fy)),
    ...assessmentItems(input),
    ...publicationItems(input),
    ...planItems(input),
    ...assignmentItems(input),
    ...accountItems(input),
    ...readingItems(input),
    ...pastFigureItems(input),
    ...suggestionItems(input),
  ];
  const { viewer } = input;
  const counted = items.filter((item) => item.count !== null && item.count > 0);
  const own = counted.filter(({ isOthers }) => !isOthers);
  const waiting = [...own.filter(({ urgent }) => urgent), ...own.filter(({ urgent }) => !urgent)];
  return {
    said: saidOf(viewer.name, waiting.length),
    deadlines: deadlinesOf(input),
    withoutDepartment: viewer.role === "contributor" && viewer.departmentId === null,
    disk: diskWarningFor(input),
    firstRun: firstRunOf(input),
    waiting,
    others: counted.filter(({ isOthers }) => isOthers),
    more: items.filter((item) => item.count === null),
  };
}

function saidOf(name: string, count: number): string {
  return `${name} さん、${count === 0 ? "いま対応が必要なものはありません。" : `いま対応が必要なものが${count}つあります。`}`;
}

function deadlinesOf(input: HomeInput): Deadline[] {
  const { rounds, viewer } = input;
  const concerned =
    viewer.role === "office" || (viewer.role === "contributor" && viewer.departmentId !== null);
  if (!concerned) return [];
  return [...rounds]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : b.fy - a.fy))
    .map((round) => deadlineOf(input, round));
}

function deadlineOf(input: HomeInput, round: RunningRoundDto): Deadline {
  const left = daysBetween(input.today, round.dueOn);
  const until = `${quoted(round.title)}の期限は${dateJa(round.dueOn)}です。`;
  if (outstandingFor(input, round.fy).length === 0 && !owesInitiatives(input, round.fy))
    return { text: `${until}すべて提出されています。`, tone: "info" };
  if (left < 0) return { text: `${until}期限を${-left}日過ぎています。`, tone: "error" };
  if (left === 0) return { text: `${until}本日が期限です。`, tone: "warning" };
  return { text: `${until}あと${left}日です。`, tone: left <= DUE_SOON_DAYS ? "warning" : "info" };
}

function diskWarningFor({ viewer, disk }: HomeInput): HomeView["disk"] {
  if (disk === "ample") return null;
  if (can(viewer, "account.manage", {})) return DISK_WORDS[disk].administrator;
  return can(viewer, "publication.publish", {}) ? DISK_WORDS[disk].office : null;
}

const DISK_WORDS = {
  low: {
    administrator: {
      title: "サーバーのディスクの空きが少なくなっています",
      text: "このままでは、入力や公表ができなくなります。データフォルダーのあるディスクの空きを増やしてください。",
    },
    office: {
      title: "サーバーのディスクの空きが少なくなっています",
      text: "このままでは、入力や公表ができなくなります。システム管理者に、ディスクの空きを増やすよう伝えてください。",
    },
  },
  full: {
    administrator: {
      title: "サーバーのディスクの空きが足りないため、入力と公表を止めています",
      text: "データフォルダーのあるディスクの空きを増やしてください。空きができると、自動で元に戻ります。公開の停止は、いまもできます。",
    },
    office: {
      title: "サーバーのディスクの空きが足りないため、入力と公表を止めています",
      text: "システム管理者に、ディスクの空きを増やすよう伝えてください。空きができると、自動で元に戻ります。公開の停止は、いまもできます。",
    },
  },
} as const;
