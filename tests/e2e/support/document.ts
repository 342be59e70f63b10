/** What the city's document says (別紙5-1, 別紙5-2), written out by hand: the pages are held against it. */

export interface FirstPlanRow {
  readonly kpi: string;
  /** 計画 of R3, R4, R5, R6. */
  readonly planned: readonly [string, string, string, string];
  /** 実績 of R3, R4, R5; that of R6 is blank in the document. */
  readonly actual: readonly [string, string, string];
  /** At the end of R5. */
  readonly mark: "○ 達成" | "△ 上向き" | "× 未達";
}

/** 別紙5-2. */
export const FIRST_PLAN: readonly FirstPlanRow[] = [
  {
    kpi: "オンラインで可能な手続きの割合",
    planned: ["—", "40%", "70%", "90%"],
    actual: ["18.2%", "30.6%", "35.0%"],
    mark: "△ 上向き",
  },
  {
    kpi: "予めの情報の刷り込みや、タブレット等の操作により入力支援できる手続きの割合",
    planned: ["—", "10%", "20%", "50%"],
    actual: ["13.6%", "14.7%", "18.7%"],
    mark: "△ 上向き",
  },
  {
    kpi: "まちづくり市民アンケートで「効率的で良質な行政サービスが提供されている」と回答する市民の割合",
    planned: ["56.3%", "↗", "↗", "↗"],
    actual: ["56.3%", "52.1%", "51.4%"],
    mark: "× 未達",
  },
  {
    kpi: "市民のマイナンバーカード取得率",
    planned: ["—", "60%", "75%", "90%"],
    actual: ["45.6%", "70.7%", "76.2%"],
    mark: "○ 達成",
  },
  {
    kpi: "セキュリティ重大インシデントの件数／年",
    planned: ["—", "0件", "0件", "0件"],
    actual: ["0件", "0件", "0件"],
    mark: "○ 達成",
  },
  {
    kpi: "身近な場所で相談・学習できる環境や仕組みの構築",
    planned: ["—", "10箇所", "20箇所", "30箇所"],
    actual: ["1箇所", "14箇所", "20箇所"],
    mark: "○ 達成",
  },
  {
    kpi: "ICT分野を主な事業とする市外から移転したサテライトオフィス等・市内で起業した事業所数",
    planned: ["—", "3社", "6社", "10社"],
    actual: ["1社", "1社", "1社"],
    mark: "× 未達",
  },
  {
    kpi: "専用のホームページで公開、随時更新するオープンデータの総数",
    planned: ["—", "30件", "40件", "50件"],
    actual: ["14件", "99件", "109件"],
    mark: "○ 達成",
  },
  {
    kpi: "官民連携による学習会や啓発イベント、地域課題解決プロジェクトなどの取組みの実施",
    planned: ["—", "10回", "15回", "20回"],
    actual: ["1回", "3回", "19回"],
    mark: "○ 達成",
  },
];

export interface SecondPlanRow {
  readonly id: string;
  readonly kpi: string;
  /** R5; null where the document has a dash. */
  readonly baseline: string | null;
  /** R11. */
  readonly target: string;
}

/** 別紙5-1. */
export const SECOND_PLAN: readonly SecondPlanRow[] = [
  {
    id: "digital-feeling",
    kpi: "「地域におけるデジタル活用が進んでいる」と感じている市民の割合",
    baseline: null,
    target: "上昇",
  },
  {
    id: "online-procedures",
    kpi: "オンラインで可能な行政手続の種類",
    baseline: "908手続き",
    target: "2,500手続き",
  },
  {
    id: "mynumber-services",
    kpi: "マイナンバーカードを活用したサービスの種類",
    baseline: "5種類",
    target: "10種類",
  },
  {
    id: "ai-hours-saved",
    kpi: "AI等先端技術の活用による業務時間削減数",
    baseline: "850時間",
    target: "5,000時間",
  },
  {
    id: "paper-sheets",
    kpi: "プリンターやコピー機で印刷した紙の枚数",
    baseline: "15,000千枚",
    target: "10,000千枚",
  },
  {
    id: "learning-events",
    kpi: "市民のデジタルリテラシー向上や産業・地域社会のDXを支える人材の育成につながる学習会などの数",
    baseline: "19回",
    target: "40回",
  },
  {
    id: "data-projects",
    kpi: "デジタル技術やデータを活用した地域課題の解決や産業活性化につながるプロジェクトの数",
    baseline: "1種類",
    target: "10種類",
  },
];

/** 別紙3: the lines under the measures, and how many of each marker. */
export const INITIATIVES = { "○": 36, "・": 37 } as const;

/** What the document's character recognition made of it; none of this is to be read on any page. */
export const RECOGNITION_ERRORS = [
  "飞",
  "ロードコードツール",
  "府内各種データ",
  "手續",
  "有效",
  "もなく・分かりやすく",
  "作業の徹底して",
  "データをした地域課題",
  "A I",
  "R P A",
  "パブリックコメント",
] as const;

export function kpiName(id: string): string {
  const found = SECOND_PLAN.find((row) => row.id === id);
  if (!found) throw new Error(`The second plan has no KPI ${id}`);
  return found.kpi;
}
