/** An invented metric (KPI以外の実績) that a department suggests, and that nobody has decided on. */
import { suggestedYears } from "@/domain/proposals/metric-suggestion";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { makeSuggestion } from "@/server/proposals/suggestions/change";
import { listOpenPlaces, listSuggestions } from "@/server/proposals/suggestions/queries";
import type { DemoViewers } from "./accounts";
import { demanded } from "./result";

const PLAN = "dx-2";
/** The first measure of the first pillar. */
const PLACE = "dx-2:1-1";

/** Once; none where the plan's period is over. */
export async function suggestMetric({ citizens }: DemoViewers, now: Date): Promise<void> {
  if (demanded("suggestions", await listSuggestions(citizens)).length > 0) return;
  const open = demanded("places", await listOpenPlaces(citizens, now));
  const plan = open.find((each) => each.plan.id === PLAN)?.plan;
  const from = fiscalYearOf(now);
  if (!plan || !suggestedYears(plan, tokyoDate(now)).includes(from)) return;
  const typed = {
    place: `${PLAN}/${PLACE}`,
    name: "申請書を書かずに済んだ窓口の手続きの件数",
    unit: "件",
    decimals: "0",
    lowest: "",
    source: "窓口支援システムの統計",
    from: String(from),
    until: "",
    reason:
      "オンラインの手続きを使わない方にも、窓口での便利さが届いているかを数値で示せます。システムから毎月集計でき、手間はかかりません。",
  };
  demanded("suggestion", await makeSuggestion(citizens, typed, now));
}
