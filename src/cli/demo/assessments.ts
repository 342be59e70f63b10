/**
 * Invented words on 令和7年度 (総括・意見), with amounts and a committee's opinion, and the next year begun.
 *
 * | of | year | how it stands at the end |
 * |---|---|---|
 * | the plan | R7 | public, with a committee's opinion and the city's answer |
 * | every pillar | R7 | public |
 * | (1)①, (2)② | R7 | public, with budget and settlement; the settlement of (2)② was corrected after it was public |
 * | (1)② | R7 | public: budget and settlement alone |
 * | (1)② | R8 | public: what is said of the middle of the year, with the budget |
 * | (1)① | R8 | submitted |
 * | the plan | R8 | a draft |
 */

import type { AssessmentContent } from "@/domain/reports/assessment";
import { addYears, type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { Viewer } from "@/server/access/viewer";
import { systemActor } from "@/server/access/viewer";
import { changeAssessment, listAssessments } from "@/server/reports/assessments/queries";
import type { DemoViewers } from "./accounts";
import { DEMO_FY, type DemoCalendar } from "./figures";
import { demanded } from "./result";

const NOTHING: AssessmentContent = {
  summary: "",
  opinion: "",
  opinionBy: "",
  opinionOn: null,
  response: "",
  budgetText: "",
  settlementText: "",
};

const PAPER = "dx-2:2-2";
const PAPER_CONTENT: AssessmentContent = {
  ...NOTHING,
  summary:
    "会議の資料と庁内の通知を電子で送ることにし、印刷する枚数が減り始めました。申請書の控えなど、紙のほうが早い業務が残っています。",
  budgetText: "8,400",
  settlementText: "7,950",
};

/** 令和7年度's, by the id of what they are of. */
function contentsOf({ dueOn }: DemoCalendar): Readonly<Record<string, AssessmentContent>> {
  return {
    "dx-2:plan": {
      ...NOTHING,
      summary:
        "計画の初年度として、オンラインでできる手続きを増やし、庁内の紙を減らす取組を始めました。利用のしかたが分かりにくいという声があり、次の年度は使いやすさに力を入れます。",
      opinion:
        "手続きの数だけでなく、実際に使われた割合も示してほしい。高齢の方が窓口で困らないよう、手助けを続けてほしい。",
      opinionBy: "行政経営推進委員会",
      opinionOn: dueOn,
      response:
        "利用された割合を、次の報告から載せられるように集計の方法を検討します。窓口で操作を手伝う職員を、引き続き置きます。",
    },
    "dx-2:1": {
      ...NOTHING,
      summary:
        "申請の多い手続きから順にオンラインにしました。マイナンバーカードの活用は、使える場面を増やすことが課題です。",
    },
    "dx-2:2": {
      ...NOTHING,
      summary:
        "AIを使った議事録の作成などで、作業の時間が短くなりました。効果の出た業務を、ほかの課にも広げます。",
    },
    "dx-2:3": {
      ...NOTHING,
      summary: "事業者との勉強会を始めました。データの提供は、対象を選ぶ段階です。",
    },
    "dx-2:1-1": {
      ...NOTHING,
      summary:
        "オンラインでできる手続きを増やしました。入力の途中でやめる人が多い手続きがあり、画面の順番を直しています。",
      budgetText: "12,000",
      settlementText: "11,460",
    },
    "dx-2:1-2": { ...NOTHING, budgetText: "5,200", settlementText: "4,875" },
    [PAPER]: PAPER_CONTENT,
  };
}

type Said = Pick<Parameters<typeof changeAssessment>[1], "event" | "content" | "correctionReason">;

/** @param version the newest revision before it: what was done is not done again */
async function act(
  viewer: Viewer,
  place: { readonly partId: string; readonly fy: FiscalYear; readonly version: number },
  said: Said,
  now: Date,
): Promise<void> {
  const { partId, fy, version } = place;
  const listed = demanded("assessments", await listAssessments(systemActor, { fys: [fy] }, now));
  const known = listed.find((each) => each.partId === partId);
  if (!known || known.version > version) return;
  const change = { planId: known.planId, partId, fy, version, ...said };
  demanded(`${said.event} of ${partId}`, await changeAssessment(viewer, change, now));
}

/** One of the office writes, the other approves, before the figures are published. */
export async function writeAssessments(
  { office, office2 }: DemoViewers,
  calendar: DemoCalendar,
  now: Date,
): Promise<void> {
  for (const [partId, content] of Object.entries(contentsOf(calendar))) {
    await act(office, { partId, fy: DEMO_FY, version: 0 }, { event: "submit", content }, now);
    await act(office2, { partId, fy: DEMO_FY, version: 1 }, { event: "approve" }, now);
  }
}

/** An amount that was public is corrected, with the reason that the public is told; and the next year is begun. */
export async function correctAssessment({ office, office2 }: DemoViewers, now: Date): Promise<void> {
  const content = { ...PAPER_CONTENT, settlementText: "8,020" };
  const correctionReason = "年度末の支払いが集計から漏れていたため";
  const place = { partId: PAPER, fy: DEMO_FY };
  await act(office, { ...place, version: 2 }, { event: "submit", content, correctionReason }, now);
  await act(office2, { ...place, version: 3 }, { event: "approve" }, now);
  const next = addYears(DEMO_FY, 1);
  if (fiscalYearOf(now) < next) return;
  const begun = { fy: next, version: 0 };
  const told = { fy: next, partId: "dx-2:1-2" };
  const halfYear =
    "上半期は、マイナンバーカードで申請できる手続きの案内を、窓口と広報で始めました。下半期は、使い方の相談会を開きます。";
  await act(
    office,
    { ...told, version: 0 },
    { event: "submit", content: { ...NOTHING, summary: halfYear, budgetText: "5,600" } },
    now,
  );
  await act(office2, { ...told, version: 1 }, { event: "approve" }, now);
  const summary = "上半期は、申請の画面を分かりやすくする作業を進めました。";
  await act(
    office,
    { ...begun, partId: "dx-2:1-1" },
    { event: "submit", content: { ...NOTHING, summary, budgetText: "13,500" } },
    now,
  );
  const drafted = "（書きかけ）利用された割合の集計を始めました。";
  await act(
    office2,
    { ...begun, partId: "dx-2:plan" },
    { event: "save_draft", content: { ...NOTHING, summary: drafted } },
    now,
  );
}
