/** What is said before a publication: what would be published, and a title that tells it. */

import {
  type ChangeKind,
  isPlanEvent,
  type PlanEvent,
  type PublicationChange,
} from "@/domain/publication/snapshot";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";

type Told = Pick<
  PublicationChange,
  "kind" | "kpiId" | "fy" | "initiative" | "metric" | "assessment" | "definition"
>;

/** 「次の2件を第4号として公表します。取り消せません（訂正と公開の停止はできます）。」 */
export function publishSentence(no: number, changes: number): string {
  return `次の${changes}件を第${no}号として公表します。取り消せません（訂正と公開の停止はできます）。`;
}

/** Beside the button that does nothing then. */
export const NOTHING_TO_PUBLISH =
  "前回の公表から変わったところがないため、公表できません。承認された実績や、確定した計画の変更があると、公表できます。";

/** Where whoever publishes has not had a page of it open. */
export const LOOK_FIRST =
  "この内容のページを、まだ開いていません。公表の前に、公表したあとのページを開いて確かめてください。";

/** Beside the button, until they have. */
export const PUBLISH_AFTER_LOOK =
  "「3 公表前の確認」で、公表したあとのページを開いて確かめると、公表できます。";

/** Once they have. */
export const HAS_LOOKED = "この内容のページを確かめました。公表できます。";

/** Longest name of a KPI that a title carries, in characters. */
const LONGEST_NAME = 30;

/** What concerns citizens most comes first. What stands alone needs no company: the first publication is one of everything. */
const ORDER: readonly ChangeKind[] = [
  "first",
  "correction",
  "confirmation",
  "figure",
  "mark",
  "definition",
  "initiatives",
  "assessments",
  "evidence",
  "text",
  "withdrawal",
];

/** As many parts as a title holds. */
const PARTS = 2;

/**
 * A title that needs no typing: what is new, by kind and in numbers, 「令和7年度の実績（6件）と令和6年度の実績の訂正（1件）」. With
 * its name where one KPI or metric alone is concerned; what there is no room for is 「など」. Always within the title's 100
 * characters.
 * @param names of KPIs and metrics, by id
 * @param today for a publication without a change
 */
export function proposedTitle(
  changes: readonly Told[],
  names: Readonly<Record<string, string>>,
  today: IsoDate,
): string {
  const kinds = ORDER.filter((kind) => changes.some((change) => change.kind === kind));
  if (kinds.length === 0) return `${dateJa(today)}公表`;
  if (kinds[0] === "first") return "はじめての公表";
  const parts = kinds.map((kind) =>
    partOf(
      kind,
      changes.filter((change) => change.kind === kind),
      names,
    ),
  );
  return `${parts.slice(0, PARTS).join("と")}${parts.length > PARTS ? "など" : ""}`;
}

function partOf(kind: ChangeKind, changes: readonly Told[], names: Readonly<Record<string, string>>): string {
  const years = yearsOf(changes);
  // One thing goes by its name, several by their number.
  const name = onlyName(changes, names);
  const told = (what: string) => (name === null ? `${what}（${changes.length}件）` : `${name}の${what}`);
  switch (kind) {
    case "correction":
      return told(`${years}${correctedThing(changes)}の訂正`);
    case "confirmation":
      return told(`${years}速報値の確定`);
    case "figure":
      return told(`${years}実績`);
    case "mark":
      return told(`${years}目標達成状況の変更`);
    case "definition":
      return (
        planEvent(changes) ?? told(changes.every(({ kpiId }) => kpiId !== null) ? "定義の変更" : "計画の変更")
      );
    // One line tells how many of them there are.
    case "initiatives":
      return `${years}取組の状況`;
    case "assessments":
      return `${years}総括・意見`;
    case "evidence":
      return "根拠資料の更新";
    case "text":
      return "説明の更新";
    case "withdrawal":
      return "取下げのお知らせ";
    case "first":
      return "はじめての公表";
  }
}

/** What a plan went through, in the order in which it concerns citizens: one that comes in leads the site as well. */
const EVENTS: readonly (readonly [PlanEvent, (plan: string) => string])[] = [
  ["plan_added", (plan) => `新しい計画${plan}の追加`],
  ["plan_closed", () => "計画の終了"],
  ["plan_reopened", () => "計画の終了の取消し"],
  ["plan_leads", () => "サイトの先頭の計画の変更"],
];

/** Where nothing but events of one plan is told. */
function planEvent(changes: readonly Told[]): string | null {
  const told = changes.map(({ definition }) => definition?.[0]);
  const [first, ...others] = told;
  if (!first || others.some((each) => each?.planId !== first.planId)) return null;
  const event = EVENTS.find(([what]) => told.some((each) => each?.what === what));
  if (!event || told.some((each) => each === undefined || !isPlanEvent(each.what))) return null;
  const name = told.find((each) => each?.what === event[0])?.after ?? "";
  return event[1]([...name].length > LONGEST_NAME ? "" : quoted(name));
}

/** What was told before and reads differently now. */
function correctedThing(changes: readonly Told[]): string {
  const things = new Set(
    changes.map(({ initiative, assessment }) => {
      if (initiative) return "取組の状況";
      return assessment ? "総括・意見" : "実績";
    }),
  );
  const [thing = "実績", ...others] = things;
  return others.length > 0 ? "内容" : thing;
}

/** 「令和7年度の」; nothing where there are several years, or none. */
function yearsOf(changes: readonly Told[]): string {
  const [fy, ...others] = new Set(changes.map((change) => change.fy));
  return fy === undefined || fy === null || others.length > 0 ? "" : `${fiscalYearJa(fy)}の`;
}

/** null where several are concerned, none is known, or its name would fill the title. */
function onlyName(changes: readonly Told[], names: Readonly<Record<string, string>>): string | null {
  const [id, ...others] = new Set(changes.map(({ kpiId, metric }) => kpiId ?? metric?.metricId ?? null));
  const name = id === undefined || id === null || others.length > 0 ? undefined : names[id];
  return name === undefined || [...name].length > LONGEST_NAME ? null : quoted(name);
}
