/**
 * What an event changed, field by field, in words. Only the fields named here are ever shown: whatever else an event
 * might carry one day stays unseen until somebody has given it a name.
 */

import { z } from "zod";
import { CHANGED_PARTS } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { EVIDENCE_KINDS } from "@/domain/reports/entry/evidence";
import { messageField } from "@/domain/reports/entry/messages";
import { FIGURE_STATUSES } from "@/domain/reports/report";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearJa, instantJa } from "@/domain/words/ja/dates";
import { PLAN_ACT_WORDS } from "@/domain/words/ja/plan/life";
import { CHANGED_PART_WORDS, changedValue } from "@/domain/words/ja/plan/plan";
import { STOP_CAUSE_WORDS, STOP_KIND_WORDS } from "@/domain/words/ja/publication/stops";
import { quoted } from "@/domain/words/ja/quotes";
import { EVIDENCE_KIND_WORDS } from "@/domain/words/ja/reports/evidence";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import {
  figureStatusNote,
  MISSING_REASON_WORDS,
  messageFieldWord,
  ON_BEHALF,
  REPORT_STATE_WORDS,
  UNSAID_STEP,
} from "@/domain/words/ja/reports/reports";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { BRIEFINGS } from "@/domain/words/ja/rounds/briefings";

export interface FieldChange {
  readonly label: string;
  /** null: nothing stood before (or the field speaks of this event alone). */
  readonly before: string | null;
  readonly after: string | null;
  /** Both sides say the same; shown all the same because the event is about it. */
  readonly isSame: boolean;
}

/** What an event wrote of its subject, by field. */
export type EventValues = Readonly<Record<string, unknown>>;

interface AuditedFigure {
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly unit: string;
  readonly decimals: number;
}

interface Field {
  readonly label: string;
  readonly show: (value: unknown, kpi: AuditedFigure | null) => string;
  /** It says something of this event, not of how things stood: what it was before is no news. */
  readonly isOwn?: true;
}

const NONE = "なし";

const text = (value: unknown) => (typeof value === "string" ? value.trim() || "（空欄）" : plain(value));
const plain = (value: unknown) => (value === null || value === undefined ? NONE : String(value));
const worded = (words: Readonly<Record<string, string>>) => (value: unknown) =>
  words[String(value)] ?? plain(value);
const counted = (unit: string) => (value: unknown) => (isNumber(value) ? `${value}${unit}` : plain(value));
const numbered = (unit: string) => (value: unknown) => (isNumber(value) ? `第${value}${unit}` : plain(value));
const yesNo = (value: unknown) => (value === true ? "する" : "しない");
const day = (value: unknown) => (isDate(value) ? dateJa(value) : plain(value));
const list = (value: unknown) => (Array.isArray(value) ? value.map(String).join("、") || NONE : plain(value));
const moment = (value: unknown) => (isDate(value) ? instantJa(value) : plain(value));
/** Enough to compare by eye; the whole value stands with the publication and the plan. */
const digest = (value: unknown) => (typeof value === "string" ? `${value.slice(0, 12)}…` : plain(value));

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function isDate(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

const WORDS_OF_KINDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EVIDENCE_KINDS.map((kind) => [kind, EVIDENCE_KIND_WORDS[kind]])),
  url: "Webページ",
};

/** A message about the report as a whole names no field. */
function messageFieldWords(value: unknown, kpi: AuditedFigure | null): string {
  const field = messageField(typeof value === "string" ? value : null);
  return field === null ? "報告の全体" : messageFieldWord(field, { isMetric: kpi?.isMetric ?? false });
}

const saidIn = z.object({ unit: z.string(), decimals: z.int(), direction: z.enum(["up", "down"]) });

/** Events of before say neither the KPI's name nor its units: its id stands in the key. */
const definitionChangesText = z.array(
  z.object({
    key: z.string().default(""),
    kpi: z.string().optional(),
    fy: z.int().refine(isFiscalYear).optional(),
    said: z.object({ before: saidIn, after: saidIn }).optional(),
    what: z.enum(CHANGED_PARTS),
    before: z.string().nullable(),
    after: z.string().nullable(),
    reason: z.string().default(""),
  }),
);

/** Every change that was decided at once. @param value JSON text: an event keeps what is no plain value so */
function definitionChanges(value: unknown): string {
  const read = definitionChangesText.safeParse(parsedJson(value));
  if (!read.success) return "（読み取れません）";
  const sentences = read.data.map(({ key, kpi, fy, said, what, before, after, reason }) => {
    const [id = ""] = key.split("/");
    const whose = kpi ?? (isKpiId(id) && id !== "plan" ? id : null);
    const name = `${whose === null ? "" : `${quoted(whose)}の`}${fy === undefined ? "" : `${fiscalYearJa(fy)}の`}`;
    const values = [
      changedValue(what, before, said?.before ?? null),
      changedValue(what, after, said?.after ?? null),
    ];
    const sentence = `${name}${CHANGED_PART_WORDS[what]}：${values.join(" → ")}`;
    return reason.trim() === "" ? sentence : `${sentence}（理由：${reason.trim()}）`;
  });
  return sentences.join("、") || NONE;
}

/** What was tried stands in the line's own words; a stop's key tells nobody anything. */
const SAID_ELSEWHERE = ["attempt", "stop"];

function parsedJson(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return null;
  }
}

const department = { label: "所管課", show: text };

export type SubjectKind =
  | "report"
  | "kpi"
  | "round"
  | "publication"
  | "plan"
  | "account"
  | "department"
  | "settings";

/** By the kind of thing that was changed, in the order in which they are read. */
const FIELDS: Readonly<Record<SubjectKind, Readonly<Record<string, Field>>>> = {
  report: {
    state: { label: "状態", show: worded(REPORT_STATE_WORDS) },
    progress: { label: "取組の状況", show: worded(INITIATIVE_STATE_WORDS) },
    correctionReason: { label: "訂正の理由", show: text, isOwn: true },
    comment: { label: "コメント", show: text, isOwn: true },
    onBehalfOf: { label: ON_BEHALF, show: text, isOwn: true },
    commentField: { label: "コメントの項目", show: messageFieldWords, isOwn: true },
    version: { label: "版", show: numbered("版"), isOwn: true },
    evidence: { label: "根拠資料", show: text, isOwn: true },
    evidenceKind: { label: "資料の種類", show: worded(WORDS_OF_KINDS) },
    isPublic: { label: "公開範囲", show: worded({ true: "公開", false: "内部" }) },
    url: { label: "URL", show: text },
    sha256: { label: "内容のハッシュ値", show: digest },
    message: { label: "書き込み", show: text, isOwn: true },
    messageField: { label: "項目", show: messageFieldWords, isOwn: true },
    mails: { label: "送るメール", show: counted("通"), isOwn: true },
  },
  round: {
    title: { label: "件名", show: text },
    instructions: { label: "説明", show: text },
    contact: { label: "庁内の問い合わせ先", show: text },
    attachesSheets: { label: "メールに回答票を添付", show: yesNo },
    opensOn: { label: "開始日", show: day },
    dueOn: { label: "期限", show: day },
    items: { label: "対象の指標", show: counted("件") },
    handedOver: { label: "新しい計画の所管課に引き継いだもの", show: counted("件") },
    added: { label: "加えたもの", show: list, isOwn: true },
    removed: { label: "外したもの", show: list, isOwn: true },
    respondents: { label: "担当者の変更", show: list, isOwn: true },
    problems: { label: "依頼が届かない指標", show: counted("件"), isOwn: true },
    missing: { label: "回答のない指標", show: counted("件"), isOwn: true },
    kpi: { label: "再開したもの", show: text, isOwn: true },
    reason: { label: "再開の理由", show: text, isOwn: true },
    respondent: { label: "担当者", show: text },
    moved: { label: "引き継いだ指標", show: list, isOwn: true },
    department,
    person: { label: "リンクの持ち主", show: text, isOwn: true },
    links: { label: "取り消したリンク", show: counted("件"), isOwn: true },
    mails: { label: "送るメール", show: counted("通"), isOwn: true },
    occasion: { label: "きっかけ", show: text, isOwn: true },
    recipients: { label: "宛先", show: text, isOwn: true },
    onBehalfOf: { label: ON_BEHALF, show: list, isOwn: true },
    importedAs: { label: "取り込み方", show: worded({ save_draft: "下書き", submit: "提出" }), isOwn: true },
    answers: { label: "取り込んだ回答", show: counted("件"), isOwn: true },
    files: { label: "ファイル", show: list, isOwn: true },
    mail: { label: "メールの件名", show: text, isOwn: true },
  },
  kpi: { department },
  department: {
    name: { label: "名称", show: text },
    department: { label: "担当課", show: text },
    initiatives: { label: "取組項目", show: counted("件"), isOwn: true },
  },
  settings: {
    database: { label: "データベース", show: text },
    secondFactorRoles: {
      label: "2段階認証を必須にする役割",
      show: (value) => list(Array.isArray(value) ? value.map(worded(ROLE_WORDS)) : value),
    },
    backupOf: { label: "バックアップの日時", show: moment, isOwn: true },
    lastEvent: { label: "バックアップの最後の記録", show: numbered("番"), isOwn: true },
    heldSince: { label: "止めた日時", show: moment, isOwn: true },
    mails: { label: "送るメール", show: counted("通"), isOwn: true },
    unsent: { label: "送らずに残したメール", show: counted("通"), isOwn: true },
  },
  plan: {
    version: { label: "版", show: numbered("版") },
    kpis: { label: "指標の数", show: counted("件") },
    sha256: { label: "内容のハッシュ値", show: digest },
    changes: { label: "定義の変更", show: definitionChanges, isOwn: true },
    leads: { label: "公開サイトの先頭", show: worded({ true: "選んでいる", false: "選んでいない" }) },
    closedOn: { label: "終了した日", show: day },
    presentationClosing: { label: "発表の最後の画面の文", show: text },
    act: { label: "したこと", show: worded(PLAN_ACT_WORDS), isOwn: true },
    reason: { label: "理由", show: text, isOwn: true },
    draft: { label: "変更案", show: numbered("稿"), isOwn: true },
    proposed: { label: "変更案の項目", show: list, isOwn: true },
    suggestion: { label: "提案された数値", show: text, isOwn: true },
    suggestionPlace: { label: "提案された位置", show: text, isOwn: true },
    metric: { label: "加えた実績の記号（id）", show: text, isOwn: true },
    answer: { label: "課への回答", show: text, isOwn: true },
    mails: { label: "送るメール", show: counted("通"), isOwn: true },
    occasion: { label: "きっかけ", show: text, isOwn: true },
    recipients: { label: "宛先", show: text, isOwn: true },
    mail: { label: "メールの件名", show: text, isOwn: true },
    pastFigures: { label: "取り込んだ実績", show: counted("件"), isOwn: true },
    file: { label: "ファイル", show: text, isOwn: true },
    fileSha256: { label: "ファイルのハッシュ値", show: digest, isOwn: true },
    lostDraft: { label: "なくなった変更案の内容", show: definitionChanges, isOwn: true },
  },
  publication: {
    no: { label: "号", show: numbered("号") },
    title: { label: "題名", show: text },
    stopKind: { label: "停止したもの", show: worded(STOP_KIND_WORDS), isOwn: true },
    cause: { label: "公開ページに載せた理由", show: worded(STOP_CAUSE_WORDS), isOwn: true },
    stopReason: { label: "理由", show: text, isOwn: true },
    publications: { label: "載っていた公表の号", show: list, isOwn: true },
    sha256: { label: "内容のハッシュ値", show: digest, isOwn: true },
    redactions: { label: "書き換えたところ", show: counted("か所"), isOwn: true },
    redactionsSha256: { label: "書き換えの記録のハッシュ値", show: digest, isOwn: true },
    reason: { label: "取下げの理由", show: text },
    by: { label: "伝える公表", show: numbered("号") },
    mails: { label: "送るメール", show: counted("通"), isOwn: true },
    occasion: { label: "きっかけ", show: text, isOwn: true },
    files: { label: "ファイル", show: counted("件") },
    manifestSha256: { label: "マニフェストのハッシュ値", show: digest },
  },
  account: {
    name: { label: "氏名", show: text },
    email: { label: "メールアドレス", show: text },
    role: { label: "役割", show: worded(ROLE_WORDS) },
    department: { ...department, label: "所属" },
    active: { label: "利用", show: worded({ true: "できる", false: "停止" }) },
    expiresAt: { label: "リンクの期限", show: moment },
    getsBriefings: { label: BRIEFINGS, show: worded({ true: "受け取る", false: "受け取らない" }) },
    sessions: { label: "終了したサインイン", show: counted("台"), isOwn: true },
    secondFactor: {
      label: "2段階認証",
      show: worded({ app: "確認コード", recovery: "回復コード" }),
    },
    method: {
      label: "方法",
      show: worded({ password: "パスワード", oidc: "組織のアカウント" }),
    },
  },
};

/** Of a refusal, whatever it was about. What was attempted stands in the event's own words. */
const OF_REFUSAL: Readonly<Record<string, Field>> = {
  refusal: {
    label: "断った理由",
    show: worded({ forbidden: "権限がないため", not_found: "対象がないか、見せられないため" }),
  },
  isLastKept: {
    label: "このあとの記録",
    show: worded({ true: "回数が多いため、この人への拒否は15分のあいだ記録しません" }),
  },
};

/** Columns of a report that together say one thing. */
const FIGURE = ["actual", "missing", "actualText", "figureStatus"];

/**
 * The changes of one event: what differs between before and after, everything where there is no before. The figure of
 * a report's revision is always among them: an approval is about it though it changes nothing in it.
 * @param kind what was changed: "report", "account", …
 * @param kpi how the figure is printed; null where the KPI is not known
 */
export function changesOf(
  kind: SubjectKind | null,
  {
    before,
    after,
    isUnsaid,
  }: {
    readonly before: EventValues | null;
    readonly after: EventValues | null;
    readonly isUnsaid: boolean;
  },
  kpi: AuditedFigure | null,
): FieldChange[] {
  const fields = { ...(kind === null ? {} : FIELDS[kind]), ...OF_REFUSAL };
  const changes: FieldChange[] = [];
  // What stands beside the report, evidence and thread, says nothing of its figure.
  const hasFigure = (values: EventValues | null): values is EventValues =>
    values !== null && FIGURE.some((name) => name in values);
  if (kind === "report" && hasFigure(after)) {
    const [was, is] = [hasFigure(before) ? figureWords(before, kpi) : null, figureWords(after, kpi)];
    changes.push({ label: "実績", before: was, after: is, isSame: was === is });
  }
  if (isUnsaid) changes.push({ label: "内容", before: null, after: UNSAID_STEP, isSame: false });
  for (const [name, field] of Object.entries(fields)) {
    const change = changeOf(name, field, { before, after }, kpi);
    if (change) changes.push(change);
  }
  const unnamed = Object.keys({ ...before, ...after }).filter(
    (name) =>
      !(name in fields) && !SAID_ELSEWHERE.includes(name) && !(kind === "report" && FIGURE.includes(name)),
  );
  return [
    ...changes,
    ...unnamed.map((name) => ({
      label: `そのほかの項目（${name}）`,
      before: null,
      after: "画面には表示していません",
      isSame: false,
    })),
  ];
}

function changeOf(
  name: string,
  { label, show, isOwn }: Field,
  { before, after }: { readonly before: EventValues | null; readonly after: EventValues | null },
  kpi: AuditedFigure | null,
): FieldChange | null {
  const was = before && name in before && !isOwn ? show(before[name], kpi) : null;
  const is = after && name in after ? show(after[name], kpi) : null;
  if (was === is) return null;
  return { label, before: was, after: is, isSame: false };
}

/** 850時間; 公表待ち; 「abc」（数値として読めない入力）; 未入力. */
function figureWords(values: EventValues, kpi: AuditedFigure | null): string {
  const { actual, missing, actualText, figureStatus } = values;
  if (typeof actual === "string") {
    const figure = kpi ? formatQuantity(toDecimalString(decimal(actual)), kpi) : actual;
    const status = FIGURE_STATUSES.find((each) => each === figureStatus) ?? "final";
    return `${figure}${figureStatusNote(status)}`;
  }
  if (typeof missing === "string") return worded(MISSING_REASON_WORDS)(missing);
  if (typeof actualText === "string" && actualText.trim() !== "") {
    return `「${actualText.trim()}」（数値として読めない入力）`;
  }
  return MISSING_REASON_WORDS.not_entered;
}
