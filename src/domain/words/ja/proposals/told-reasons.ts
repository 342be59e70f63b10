/** A reason that a plan file gives under `changes:` for something else than it changes, with its place in the file. */
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import type { ProposedChange } from "@/domain/proposals/diff";
import type { WrongReason } from "@/domain/proposals/told-reasons";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { CHANGED_PART_WORDS } from "@/domain/words/ja/plan/plan";
import { quoted } from "@/domain/words/ja/quotes";
import { proposedSentence } from "./proposals";

/** So many changes of the same KPI are told; the others are counted. */
const TOLD = 3;

/**
 * changes[0].after：「260」と書かれていますが、このファイルの変更（「手続の種類」の目標値：200件 → 300件）と違います。…
 * @param names of the KPIs of every plan, by their ids
 */
export function wrongReasonSentence(
  wrong: WrongReason,
  before: PlanDefinition,
  proposed: PlanDefinition,
  names: Readonly<Record<string, string>>,
): string {
  const said = (change: ProposedChange) =>
    proposedSentence(change, before, proposed, names).replaceAll("\n", "、");
  const { index, entry } = wrong;
  const at = `changes[${index}]`;
  switch (wrong.kind) {
    case "otherwise": {
      const value = entry[wrong.part];
      const written = wrong.part === "from" ? null : wrong.change[wrong.part];
      const right = written === null ? "" : `計画ファイルの書き方では「${written}」です。`;
      return `${at}.${wrong.part}：「${value}」と書かれていますが、このファイルの変更（${said(wrong.change)}）と違います。${right}どちらかを直してください。`;
    }
    case "repeated":
      return `${at}：この変更（${said(wrong.change)}）の理由や年度は、前の項目にも、別の内容で書かれています。一緒に決める変更の理由は、1つにしてください。`;
    case "unchanged": {
      const told = wrong.changes.slice(0, TOLD).map(said);
      const more = wrong.changes.length > TOLD ? `（ほか${wrong.changes.length - TOLD}件）` : "";
      const whose = entry.kpiId === null ? "計画全体" : "この指標";
      const really =
        told.length === 0
          ? `${whose}で変わることはありません。`
          : `${whose}で変わるのは、${told.join("／")}${more}です。`;
      return `${at}：${partName(wrong, proposed)}を変える理由が書かれていますが、このファイルはそれを変えていません。${really}この項目を除くか、ファイルの内容を直してください。`;
    }
  }
}

/** 「手続の種類」の令和9年度の計画 */
function partName({ entry: { kpiId, what, from } }: WrongReason, plan: PlanDefinition): string {
  const name = listKpis(plan).find(({ kpi }) => kpi.id === kpiId)?.kpi.name;
  const isOfYear = what === "planned" || what === "documented";
  const year = isOfYear && from !== null ? `${fiscalYearJa(from)}の` : "";
  return `${name === undefined ? "" : `${quoted(name)}の`}${year}${CHANGED_PART_WORDS[what]}`;
}
