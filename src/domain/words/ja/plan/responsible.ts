/** Who answers for a KPI: what is told whoever chose a department while another person did. */

import { quoted } from "@/domain/words/ja/quotes";

/** What was chosen stays in the form, which then knows what is there: pressed again, it is saved. */
export function departmentChangedMeanwhile({
  by,
  to,
}: {
  /** null: the audit trail names nobody. */
  readonly by: string | null;
  /** null: nobody answers by now. */
  readonly to: string | null;
}): string {
  const now = to === null ? "未設定" : quoted(to);
  const what = by === null ? `所管課が${now}に変わりました。` : `${by}さんが所管課を${now}に変更しました。`;
  return `画面を開いたあとに、${what}選んだ課に変えるときは、もう一度「保存」を押してください。`;
}
