/**
 * Invented metrics (KPI以外の実績) of the second plan, which the shipped plan file does not have, and what their departments
 * answer.
 *
 * | metric | where it stands | department | how it stands at the end |
 * |---|---|---|---|
 * | training-hours | the plan | 総務課 | approved, before the year's figures are published |
 * | online-applications | pillar 1 | 行政改革課 | approved, and put right since |
 * | convenience-certificates | measure 1-2 | 市民課 | waits for a decision |
 * | phone-class-people | an initiative of measure 1-3 | 生涯学習課 | returned |
 * | cashless-shops | pillar 3 | 商工振興課 | overdue, nothing entered |
 * | meeting-records | measure 2-1 | 行政改革課 | public: a 速報値 |
 * | electronic-approvals | an initiative of measure 2-2 | 総務課 | public, with an address that is public |
 * | site-visitors | measure 1-4 | 企画課 | public: 公表待ち |
 * | data-users | measure 3-2 | 企画課 | public: 調査なし |
 *
 * Of the year that runs, online-applications and electronic-approvals have a public 年度途中の値 (the office's own).
 */
import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import type { MetricPlace } from "@/domain/plan/metrics";
import { metricPath } from "@/domain/plan/texts/metric-texts";
import { type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { withMetric } from "@/domain/proposals/edit-metrics";
import { decimalString } from "@/domain/shared/decimal";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import { toMetricId } from "@/domain/shared/metric-id";
import { type DemoCalendar, type DemoContent, type DemoEvent, EMPTY } from "./figures";
import { DEMO_PEOPLE, type DemoPersonKey } from "./people";

const PLAN_ITSELF: MetricPlace = { pillar: null, measure: null, initiative: null };

interface DemoMetric {
  readonly owner: DemoPersonKey;
  readonly place: MetricPlace;
  readonly metric: Pick<Metric, "name" | "definition" | "unit" | "aggregation" | "source"> & Partial<Metric>;
}

const DEMO_METRICS = {
  "training-hours": {
    owner: "general",
    place: PLAN_ITSELF,
    metric: {
      name: "職員1人当たりのデジタル研修の受講時間",
      definition: null,
      unit: "時間",
      decimals: 1,
      aggregation: "annual",
      source: "研修の受講記録",
    },
  },
  "online-applications": {
    owner: "reform",
    place: { ...PLAN_ITSELF, pillar: 1 },
    metric: {
      name: "オンライン申請の利用件数",
      definition: "市の電子申請システムで受け付けた件数。",
      unit: "件",
      aggregation: "annual",
      source: "電子申請システムの統計",
    },
  },
  "convenience-certificates": {
    owner: "citizens",
    place: { ...PLAN_ITSELF, pillar: 1, measure: 2 },
    metric: {
      name: "証明書のコンビニ交付件数",
      definition: null,
      unit: "件",
      aggregation: "annual",
      source: "証明書交付システムの統計",
    },
  },
  "phone-class-people": {
    owner: "learning",
    place: { pillar: 1, measure: 3, initiative: toInitiativeId("dx-2-1-3-1") },
    metric: {
      name: "スマートフォン教室の参加者数",
      definition: "延べ人数。",
      unit: "人",
      aggregation: "annual",
      source: "教室の受付簿",
    },
  },
  "cashless-shops": {
    owner: "commerce",
    place: { ...PLAN_ITSELF, pillar: 3 },
    metric: {
      name: "キャッシュレス決済を使える店の割合",
      definition: null,
      unit: "%",
      decimals: 1,
      aggregation: "share",
      upperLimit: decimalString("100"),
      source: "商店街へのアンケート",
    },
  },
  "meeting-records": {
    owner: "reform",
    place: { ...PLAN_ITSELF, pillar: 2, measure: 1 },
    metric: {
      name: "AIで下書きを作成した会議録の数",
      definition: null,
      unit: "件",
      aggregation: "annual",
      source: "会議録作成システムの統計",
    },
  },
  "electronic-approvals": {
    owner: "general",
    place: { pillar: 2, measure: 2, initiative: toInitiativeId("dx-2-2-2-1") },
    metric: {
      name: "電子決裁で処理した文書の割合",
      definition: "決裁を受けた文書のうち、紙を使わずに決裁したものの割合。",
      unit: "%",
      decimals: 1,
      aggregation: "share",
      upperLimit: decimalString("100"),
      source: "文書管理システムの統計",
    },
  },
  "site-visitors": {
    owner: "planning",
    place: { ...PLAN_ITSELF, pillar: 1, measure: 4 },
    metric: {
      name: "市のホームページの閲覧回数",
      definition: null,
      unit: "千回",
      scale: 1000,
      aggregation: "annual",
      source: "ホームページの管理システムの統計",
    },
  },
  "data-users": {
    owner: "planning",
    place: { ...PLAN_ITSELF, pillar: 3, measure: 2 },
    metric: {
      name: "市のオープンデータを使ったことのある事業者の割合",
      definition: null,
      unit: "%",
      decimals: 1,
      aggregation: "share",
      upperLimit: decimalString("100"),
      source: "事業者アンケート（隔年）",
    },
  },
} as const satisfies Record<string, DemoMetric>;
type DemoMetricId = keyof typeof DEMO_METRICS;

const IDS = Object.keys(DEMO_METRICS) as DemoMetricId[];

/** The plan with its metrics. */
export function withDemoMetrics(plan: PlanDefinition): PlanDefinition {
  return IDS.reduce((before, id) => {
    const { owner, place, metric }: DemoMetric = DEMO_METRICS[id];
    const { department } = DEMO_PEOPLE[owner];
    const whole = { id: toMetricId(id), scale: 1, decimals: 0, upperLimit: null, department, ...metric };
    return withMetric(before, whole, place);
  }, plan);
}

/** Why the office puts them into the plan. */
export const DEMO_METRIC_DECISIONS: PlanDecisions = Object.fromEntries(
  IDS.map((id) => [
    decisionKey(null, "text", metricPath(id)),
    { ...UNDECIDED, reason: "KPIだけでは分からない取組の広がりを、数値で把握するため" },
  ]),
);

/** What the owner of a metric does. */
function work(kpiId: DemoMetricId, content: Partial<DemoContent>, correctionReason = ""): DemoEvent {
  const by = DEMO_METRICS[kpiId].owner;
  return { kpiId, by, event: "submit", content: { ...EMPTY, ...content }, comment: "", correctionReason };
}

function decision(kpiId: DemoMetricId, event: "approve" | "return", comment = ""): DemoEvent {
  return { kpiId, by: "office", event, content: null, comment, correctionReason: "" };
}

/** Up to the publication of the year's figures. */
export function metricsBeforeFigures({
  asOf,
  expectedOn,
}: Pick<DemoCalendar, "asOf" | "expectedOn">): DemoEvent[] {
  return [
    work("training-hours", {
      actualText: "6.5",
      asOf,
      reason: "全職員を対象に、動画で学べる研修を始めたため。",
    }),
    decision("training-hours", "approve"),
    work("online-applications", {
      actualText: "41,280",
      asOf,
      reason: "子育てと税の手続きで、スマートフォンからの申請が増えたため。",
    }),
    decision("online-applications", "approve"),
    work("meeting-records", {
      actualText: "1,060",
      figureStatus: "provisional",
      asOf,
      basisNote: "出先機関の3月分は、まだ含んでいません。",
    }),
    decision("meeting-records", "approve"),
    work("electronic-approvals", {
      actualText: "63.5",
      asOf,
      reason: "支出の伝票を電子決裁の対象に加えたため。",
    }),
    decision("electronic-approvals", "approve"),
    work("site-visitors", {
      missing: {
        reason: "awaiting_release",
        note: "ホームページの更新に伴い、数え方をそろえる作業をしています。",
        expectedOn,
      },
    }),
    decision("site-visitors", "approve"),
    work("data-users", {
      missing: {
        reason: "not_surveyed",
        note: "2年に1度の調査のため、この年度は調査していません。",
        expectedOn: null,
      },
    }),
    decision("data-users", "approve"),
  ];
}

/** Of the year that runs: figures of a part of it, entered by one of the office and approved by the other. */
export function metricsOfNextYear(asOf: IsoDate): DemoEvent[] {
  const begun = (kpiId: DemoMetricId, actualText: string): DemoEvent[] => [
    {
      ...work(kpiId, { actualText, figureStatus: "interim", asOf, reason: "年度の途中までの集計です。" }),
      by: "office",
    },
    { ...decision(kpiId, "approve"), by: "office2" },
  ];
  return [...begun("online-applications", "21,500"), ...begun("electronic-approvals", "71.2")];
}

/** Up to the last publication: a correction, and what waits still. */
export function metricsBeforeCorrection(asOf: IsoDate): DemoEvent[] {
  return [
    work(
      "online-applications",
      {
        actualText: "39,860",
        asOf,
        reason: "子育てと税の手続きで、スマートフォンからの申請が増えたため。",
      },
      "取り下げられた申請を二重に数えていたため。",
    ),
    decision("online-applications", "approve"),
    work("convenience-certificates", {
      actualText: "18,930",
      asOf,
      reason: "マイナンバーカードを持つ人が増えたため。",
    }),
    work("phone-class-people", {
      actualText: "612",
      asOf,
      reason: "地区の公民館での開催を増やしたため。",
    }),
    decision(
      "phone-class-people",
      "return",
      "事業者向けの体験会の参加者を含むかどうか、「集計の範囲・注記」に書き添えてください。",
    ),
  ];
}
