/**
 * Invented figures for 令和7年度 and what people write about them: every mark, every state, and a correction.
 *
 * | KPI | department | how it stands at the end |
 * |---|---|---|
 * | digital-feeling | 企画課 | － 公表待ち is public; its first measured value waits for approval (a trend has nothing to rise from yet) |
 * | online-procedures | 行政改革課 | △, returned once on the way |
 * | mynumber-services | 市民課 | returned |
 * | ai-hours-saved | 行政改革課 | draft |
 * | paper-sheets | 総務課 | × after a correction; △ was published first (fewer is better) |
 * | learning-events | 生涯学習課 | ○, of a 速報値 |
 * | data-projects | 商工振興課 | overdue, nothing entered |
 */

import type { FigureStatus, ReportEvent } from "@/domain/reports/report";
import { fiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import { type IsoDate, isoDate } from "@/domain/shared/iso-date";
import type { DemoPersonKey } from "./people";

/** 令和7年度: the first year of the second plan. */
export const DEMO_FY = fiscalYear(2025);

/** Who answers for which KPI. */
export const DEMO_OWNERS = {
  "digital-feeling": "planning",
  "online-procedures": "reform",
  "mynumber-services": "citizens",
  "ai-hours-saved": "reform",
  "paper-sheets": "general",
  "learning-events": "learning",
  "data-projects": "commerce",
} as const satisfies Record<string, DemoPersonKey>;

export type DemoKpiId = keyof typeof DEMO_OWNERS;

/** As `changeReport` takes it. */
export interface DemoContent {
  readonly actualText: string;
  /** Left out: of the whole year. */
  readonly figureStatus?: FigureStatus;
  readonly missing: {
    readonly reason: "awaiting_release" | "not_surveyed";
    readonly note: string;
    readonly expectedOn: IsoDate | null;
  } | null;
  readonly asOf: IsoDate | null;
  readonly basisNote: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly warningNote: string;
}

export interface DemoEvent {
  /** A KPI's id, or a metric's. */
  readonly kpiId: string;
  readonly by: DemoPersonKey;
  readonly event: ReportEvent;
  /** null for a decision. */
  readonly content: DemoContent | null;
  readonly comment: string;
  readonly correctionReason: string;
}

/** Dates counted from the day of the first start, so that the deadline has always just passed. ISO dates in Japan. */
export interface DemoCalendar {
  readonly opensOn: IsoDate;
  readonly dueOn: IsoDate;
  /** 時点 of the figures: the last day of the year, or today while the year still runs. */
  readonly asOf: IsoDate;
  /** When the figure that is not there yet is expected. */
  readonly expectedOn: IsoDate;
}

/** A round runs four weeks; its deadline passed twelve days ago. */
const OPENED_DAYS_AGO = 40;
const DUE_DAYS_AGO = 12;
const EXPECTED_IN_DAYS = 45;

/** @param today ISO date in Japan */
export function demoCalendar(today: IsoDate): DemoCalendar {
  const { end } = fiscalYearRange(DEMO_FY);
  return {
    opensOn: addDays(today, -OPENED_DAYS_AGO),
    dueOn: addDays(today, -DUE_DAYS_AGO),
    asOf: end < today ? end : today,
    expectedOn: addDays(today, EXPECTED_IN_DAYS),
  };
}

function addDays(day: IsoDate, days: number): IsoDate {
  return isoDate(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
}

export const EMPTY: DemoContent = {
  actualText: "",
  missing: null,
  asOf: null,
  basisNote: "",
  reason: "",
  nextStep: "",
  warningNote: "",
};

/** What the owner of a KPI does. */
function work(
  kpiId: DemoKpiId,
  event: "save_draft" | "submit",
  content: Partial<DemoContent>,
  correctionReason = "",
): DemoEvent {
  const filled = { ...EMPTY, ...content };
  return { kpiId, by: DEMO_OWNERS[kpiId], event, content: filled, comment: "", correctionReason };
}

/** What the office decides. */
function decision(kpiId: DemoKpiId, event: "approve" | "return", comment: string): DemoEvent {
  return { kpiId, by: "office", event, content: null, comment, correctionReason: "" };
}

/** Everything up to the publication of the year's figures. */
export function eventsBeforeFigures({ asOf, expectedOn }: DemoCalendar): DemoEvent[] {
  const procedures = {
    actualText: "１，２８６",
    asOf,
    reason:
      "ローコードツールで申請フォームを作成する研修を全課で行い、職員が自ら手続きをオンライン化できるようになったことから、子育てや証明書の請求を中心に大きく増えました。",
    nextStep:
      "利用の多い手続きのうち、対面での本人確認が残っているものから、マイナンバーカードによる本人確認への切替えを進めます。",
  };
  return [
    work("online-procedures", "submit", procedures),
    decision(
      "online-procedures",
      "return",
      "県の共同システムで受け付けている手続きを含むかどうか、数え方を「集計の範囲」に書き添えてください。数値はこのままで結構です。",
    ),
    work("online-procedures", "submit", {
      ...procedures,
      basisNote: "市の電子申請システムと、県の共同システムで受け付けている手続きの合計です。",
    }),
    decision("online-procedures", "approve", "数え方を確認しました。"),
    work("learning-events", "submit", {
      actualText: "42",
      figureStatus: "provisional",
      asOf,
      basisNote: "市が主催または共催したもの。連続講座は1回ごとに数えています。",
      reason:
        "地区の公民館と協力したスマートフォン教室が定着したことに加え、事業者向けの生成AI体験会を新たに始めたため、当初の見込みを上回る回数になりました。",
      nextStep:
        "回数はすでに目標に達したため、今後は参加者の少ない地区での開催や、講師を務められる市民の育成に重点を移します。",
    }),
    decision("learning-events", "approve", ""),
    work("paper-sheets", "submit", {
      actualText: "14,620",
      asOf,
      basisNote: "複合機とプリンターの使用枚数を、機器ごとの検針値から集計しました。",
      reason: "庁内会議の資料を電子化し、タブレット端末で閲覧するようにしたため、印刷枚数が減りました。",
      nextStep: "電子決裁の対象を広げるとともに、課ごとの印刷枚数を毎月庁内で共有します。",
    }),
    decision("paper-sheets", "approve", ""),
    work("digital-feeling", "submit", {
      missing: {
        reason: "awaiting_release",
        note: "市民満足度調査の回答を集計しているところです。",
        expectedOn,
      },
      nextStep: "調査の結果がまとまり次第、年代別・地区別の傾向とあわせて報告します。",
    }),
    decision("digital-feeling", "approve", "公表の見込みの日付を確認しました。"),
  ];
}

/** The correction that the last publication carries, and the work in progress that no publication shows. */
export function eventsBeforeCorrection({ asOf }: DemoCalendar): DemoEvent[] {
  return [
    work(
      "paper-sheets",
      "submit",
      {
        actualText: "15,240",
        asOf,
        basisNote: "本庁と全ての支所の複合機・プリンターの使用枚数を、機器ごとの検針値から集計しました。",
        reason:
          "会議資料の電子化により本庁の印刷枚数は減りましたが、支所では制度改正に伴う通知文書や申請書の印刷が増え、全体では前回を上回りました。",
        nextStep:
          "支所にもタブレット端末を配備し、会議資料と通知文書の電子化を進めます。あわせて、集計の対象とする機器の一覧を毎年度確認します。",
      },
      "支所に設置した複合機の使用枚数が、集計から漏れていたため。",
    ),
    decision(
      "paper-sheets",
      "approve",
      "機器の一覧と照らし合わせ、全ての支所が含まれていることを確認しました。",
    ),
    work("mynumber-services", "submit", {
      actualText: "5",
      asOf,
      reason: "新たなサービスの開始に向けて、関係機関との調整を続けています。",
      nextStep: "図書館の貸出しや、施設の予約での活用を検討します。",
      warningNote: "年度内に新しく始まったサービスはないため、前回と同じ値です。",
    }),
    decision(
      "mynumber-services",
      "return",
      "年度の途中に始まった「書かない窓口」と、避難所での受付が数に入っていないようです。対象となるサービスの一覧を確かめ、数え方を「集計の範囲」に書いたうえで、もう一度提出してください。",
    ),
    work("ai-hours-saved", "save_draft", {
      actualText: "1,4",
      reason:
        "議事録の作成支援と、定型的な入力作業の自動化による削減時間。各課からの回答を集計中（残り3課）。",
    }),
    work(
      "digital-feeling",
      "submit",
      {
        actualText: "41.6",
        asOf,
        basisNote:
          "無作為に選んだ18歳以上の市民への調査で、「そう思う」「どちらかといえばそう思う」の合計です。",
        reason:
          "キャッシュレス決済や行政手続きのオンライン化を身近に感じるという回答が多い一方、70歳以上では「利用のしかたが分からない」という回答が目立ちました。",
        nextStep:
          "この計画での最初の値となるため、次の年度からの変化を見ていきます。高齢の方には、身近な場所での相談会を増やします。",
      },
      "公表待ちとしていた調査の結果が、見込みより早くまとまったため。",
    ),
  ];
}
