/**
 * What the year that runs is known by already (年度途中の状況), and what stands beside an answer of 令和7年度: a picture, an address
 * and a page that only the staff sees.
 *
 * | initiative | year | how it stands at the end |
 * |---|---|---|
 * | (1)① 1 | R7 | public, with a picture and an address that are public, and an address that is not |
 * | (1)① 1, 3 | R8 | public, as states of the middle of the year |
 * | (2)④ 2 | R8 | submitted |
 * | a metric of (2)② 1 | R7 | public, with an address that is public |
 */

import sharp from "sharp";
import type { InitiativeContent } from "@/domain/reports/initiatives/initiative";
import { addYears, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { addPicture, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility } from "@/server/reports/evidence/change";
import { listEvidence } from "@/server/reports/evidence/queries";
import { changeInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import type { DemoViewers } from "./accounts";
import { DEMO_FY } from "./figures";
import { demanded } from "./result";

const SHOWN = toInitiativeId("dx-2-1-1-1");

const PICTURE = {
  name: "オンライン申請の件数.png",
  alt: "デモ（架空の数値）：オンライン申請の月ごとの件数の棒グラフ。4月の120件から、3月の410件まで増えています。",
};

const PAGES = [
  { title: "オンライン申請の案内（デモ）", url: "https://www.city.example/online", isPublic: true },
  { title: "打合せの記録（デモ）", url: "https://groupware.city.example/notes/12", isPublic: false },
];

/** A metric of 総務課, and a page beside its figure. */
const METRIC = "electronic-approvals";
const METRIC_PAGE = {
  title: "電子決裁の対象となる文書の一覧（デモ）",
  url: "https://www.city.example/electronic-approvals",
  isPublic: true,
};

/** Twelve months, growing; without letters: whether a machine has Japanese ones is not known. */
function drawChart(): Promise<Buffer> {
  const bars = [120, 135, 150, 170, 165, 190, 230, 260, 275, 310, 360, 410].map(
    (count, month) =>
      `<rect x="${60 + month * 60}" y="${450 - count}" width="40" height="${count}" fill="#3460fb"/>`,
  );
  const lines = [0, 100, 200, 300, 400].map(
    (count) => `<path d="M50 ${450 - count}H780" stroke="#767676" stroke-width="${count === 0 ? 3 : 1}"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="480"><rect width="800" height="480" fill="#fff"/>${lines.join("")}${bars.join("")}</svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}

/** What is there already is not added again. */
export async function attachEvidence({ reform, general }: DemoViewers, now: Date): Promise<void> {
  const place = { kpiId: SHOWN, fy: DEMO_FY };
  const { pieces } = demanded("evidence", await listEvidence(reform, place, now));
  const picture =
    pieces.find((piece) => piece.picture !== null) ??
    demanded("picture", await addPicture(reform, { ...place, ...PICTURE, bytes: await drawChart() }, now));
  demanded("visibility", await changeVisibility(reform, { id: picture.id, isPublic: true }, now));
  for (const page of PAGES) await attachPage(reform, SHOWN, page, now);
  await attachPage(general, METRIC, METRIC_PAGE, now);
}

async function attachPage(
  viewer: Viewer,
  id: string,
  { isPublic, ...page }: (typeof PAGES)[number],
  now: Date,
): Promise<void> {
  const place = { kpiId: toKpiId(id), fy: DEMO_FY };
  const { pieces } = demanded("evidence", await listEvidence(viewer, place, now));
  const piece =
    pieces.find(({ url }) => url === page.url) ??
    demanded("address", await addUrl(viewer, { ...place, ...page }, now));
  if (isPublic) demanded("visibility", await changeVisibility(viewer, { id: piece.id, isPublic }, now));
}

const BEGUN: Readonly<Record<string, InitiativeContent>> = {
  [SHOWN]: {
    progress: "under_way",
    done: "上半期に、子育てと転入の手続きを8種類増やしました。",
    result: "9月までの申請のうち、3割がオンラインでした。",
    nextStep: "下半期は、入力の途中でやめる人が多い画面を直します。",
    warningNote: "",
  },
  "dx-2-1-1-3": {
    progress: "under_way",
    done: "通知サービスを、健康診断の案内で試し始めました。",
    result: "",
    nextStep: "試した結果をまとめ、ほかの通知に広げるかを決めます。",
    warningNote: "",
  },
};
const WAITING: Readonly<Record<string, InitiativeContent>> = {
  "dx-2-2-4-2": {
    progress: "under_way",
    done: "全職員の研修を、上半期に1回行いました。",
    result: "",
    nextStep: "下半期に、2回目の研修を行います。",
    warningNote: "",
  },
};

/** The office writes what it knows of the running year already; another person of it approves. */
export async function beginNextYear({ office, office2 }: DemoViewers, now: Date): Promise<void> {
  const fy = addYears(DEMO_FY, 1);
  if (fiscalYearOf(now) < fy) return;
  const known = demanded("initiatives", await listInitiativeReports(systemActor, { fy }, now));
  const versionOf = (id: string) => known.find(({ initiativeId }) => initiativeId === id)?.version ?? 0;
  for (const [id, content] of Object.entries({ ...BEGUN, ...WAITING })) {
    const line = { initiativeId: toInitiativeId(id), comment: "" };
    const steps = [
      { viewer: office, change: { ...line, event: "submit", version: 0, content } },
      { viewer: office2, change: { ...line, event: "approve", version: 1, content: null } },
    ] as const;
    const wanted = id in BEGUN ? steps : steps.slice(0, 1);
    for (const { viewer, change } of wanted.slice(versionOf(id))) {
      const [outcome] = demanded("answer", await changeInitiatives(viewer, { fy, changes: [change] }, now));
      if (outcome?.outcome !== "done") throw new Error(`${change.event} of ${id}: ${outcome?.outcome}`);
    }
  }
}
