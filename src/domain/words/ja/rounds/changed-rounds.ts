/** What a change of a plan does to the rounds (照会) that run, before it is confirmed and on the audit trail. */
import type { AskedItem, AskingRound, ChangedRound } from "@/domain/rounds/changed-items";
import type { RoundState } from "@/domain/rounds/round";
import { quoted } from "@/domain/words/ja/quotes";

type TitledRound = AskingRound & { readonly title: string; readonly state: RoundState };

/** So many names stand in one sentence; the others are counted. */
const NAMED = 3;

/** A sentence for each round and department. */
export function changedRoundSentences(changes: readonly ChangedRound<TitledRound>[]): string[] {
  return changes.flatMap(({ round, added, moved, left }) => {
    const isOpen = round.state === "open";
    const name = `${isOpen ? "実施中" : "準備中"}の${quoted(round.title)}`;
    return [
      ...byDepartment(added).map(([department, items]) =>
        department === null
          ? `${namesOf(items)}は、${name}に加わります。所管課が決まっていないため、入力の依頼はどこにも届きません。`
          : `${namesOf(items)}は、${name}に加わり${isOpen ? `、${department}に入力を依頼します` : "ます"}。`,
      ),
      ...byDepartment(moved).map(([department, items]) =>
        department === null
          ? `${namesOf(items)}は、${name}で、入力を依頼する所管課がなくなります。`
          : `${namesOf(items)}は、${name}で、入力を依頼する課が${department}に変わります。${isOpen ? "未回答のときは、メールで依頼します。" : ""}`,
      ),
      ...(left.length === 0
        ? []
        : [`${namesOf(left)}は、${name}の対象から外れます。これまでに入力された内容は残ります。`]),
    ];
  });
}

function byDepartment(items: readonly AskedItem[]): [department: string | null, items: AskedItem[]][] {
  return [...Map.groupBy(items, ({ department }) => department)];
}

function namesOf(items: readonly AskedItem[]): string {
  const names = items.slice(0, NAMED).map(({ name }) => quoted(name));
  return `${names.join("")}${items.length > NAMED ? `ほか${items.length - NAMED}件` : ""}`;
}

/** The same for the audit trail, by the names of its fields; what is empty is left out. */
export function changedRoundWords({ added, moved, left }: ChangedRound): Record<string, string[]> {
  const lists = {
    added: added.map(({ name }) => name),
    removed: left.map(({ name }) => name),
    respondents: moved.map(
      ({ name, from, department }) => `${name}（${from ?? "所管課なし"}から${department ?? "所管課なし"}へ）`,
    ),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, names]) => names.length > 0));
}
