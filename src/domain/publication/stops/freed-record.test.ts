import { createHash } from "node:crypto";
import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { DefinitionChange } from "@/domain/plan/definition";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { openReason } from "@/domain/words/ja/reports/reasons";
import { freedRecord } from "./freed-record";
import { printOf } from "./passages";
import { makeStopper, withoutStopped } from "./stops";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const stopperOf = (passages: readonly string[], files: readonly string[] = []) =>
  makeStopper(
    [null, ...files].map((fileSha256) => ({
      id: "a",
      notice: { cause: "personal", on: day("2026-11-27") },
      fileSha256,
      prints: fileSha256 === null ? passages.map((passage) => printOf(passage, hash)) : [],
    })),
    hash,
    { inPlace: () => "〔停止〕", sentence: () => "停止しました" },
  );

const [FIRST, SECOND] = ["鈴木花子さんの申出による。", "高山太郎さんの指摘による。"];
const KPI = toKpiId("paper");
const FY = fiscalYear(2025);
const plan = makePlan({ pillars: [], kpis: [makeKpi({ id: KPI, name: "紙の枚数" })] });
const decision = (kpiId: string, reason: string): DefinitionChange => ({
  kpiId: toKpiId(kpiId),
  what: "target",
  from: fiscalYear(2027),
  before: "100",
  after: "200",
  reason,
  decidedOn: null,
  document: null,
  rejudges: false,
});
const decided = [decision("paper", FIRST), decision("people", SECOND)];
const SHA = "f".repeat(64);

/** What was told of two corrections, a decision, a publication taken back and a file. */
const correction = (no: number, reason: string): RecordedChange => ({
  kind: "correction",
  kpiId: KPI,
  fy: FY,
  text: `「紙の枚数」の実績値を訂正しました。理由：${reason}`,
  no,
  publishedAt: `2026-0${no}-02T00:00:00.000Z`,
});
const RECORD: readonly RecordedChange[] = [
  correction(2, FIRST),
  correction(3, SECOND),
  ...decided.map(
    ({ reason, ...told }): RecordedChange => ({
      ...correction(4, reason),
      kind: "definition",
      kpiId: told.kpiId,
      fy: told.from,
      definition: [{ ...told, planId: plan.id, path: null, isDecided: true }],
    }),
  ),
  { ...correction(5, FIRST), kind: "withdrawal", kpiId: null, fy: null },
  {
    ...correction(6, ""),
    kind: "evidence",
    text: "資料を載せました。",
    evidence: { added: [{ kind: "file", sha256: SHA, title: "名簿.pdf" }], removed: [] },
  },
];
const RECORDED = {
  plans: [{ definition: { ...plan, changes: decided }, isPublic: true }],
  reports: [FIRST, SECOND].map((correctionReason, index) =>
    makeApprovedReport("100", {
      kpiId: KPI,
      fy: FY,
      revision: index + 2,
      approvedAt: `2026-0${index + 2}-01T00:00:00.000Z`,
      correctionReason,
    }),
  ),
  approvedInitiatives: [],
  evidence: [
    {
      kpiId: KPI,
      fy: FY,
      title: "名簿.pdf",
      url: null,
      file: { sha256: SHA, size: 3, contentType: "application/pdf" },
    },
  ],
  withdrawals: [FIRST],
};

/** The record as the stops of then had it told, once those of now stand. */
function freed(then: readonly string[], now: readonly string[]): readonly RecordedChange[] {
  const [was, is] = [stopperOf(then, [SHA]), stopperOf(now)];
  const told = withoutStopped(withoutStopped(RECORD, was), is);
  return freedRecord(
    told,
    withoutStopped(withoutStopped(RECORDED, was), is),
    withoutStopped(RECORDED, is),
    openReason,
  );
}

it.each([
  ["a name in the reason", ["鈴木花子", "高山太郎"]],
  ["a part that ends the reason", ["申出による", "指摘による"]],
  ["the whole reason, which leaves nothing to tell two of them apart", [FIRST, SECOND]],
])("tells again what was stopped and is free: %s", (_, stopped) => {
  expect(freed(stopped, [])).toEqual(RECORD);
});

it("gives nothing free that stays stopped, whatever else is freed beside it", () => {
  for (const [then, now] of [
    [[FIRST, SECOND], [SECOND]],
    [["鈴木花子", "高山太郎"], ["高山太郎"]],
    [[FIRST], ["高山太郎"]],
  ] as const) {
    const texts = freed(then, now).map(({ text }) => text);
    expect(texts).toEqual(withoutStopped(RECORD, stopperOf(now)).map(({ text }) => text));
    expect(texts.join()).toContain("鈴木花子");
    expect(texts.join()).not.toContain("高山太郎");
  }
});

it("leaves a text as it stands where it could be either of two", () => {
  const both = RECORDED.reports.map((report) => ({ ...report, approvedAt: "2026-02-01T00:00:00.000Z" }));
  const [was, is] = [stopperOf([FIRST, SECOND]), stopperOf([])];
  const told = withoutStopped(RECORD.slice(0, 1), was);
  const of = { ...RECORDED, reports: both };
  expect(freedRecord(told, withoutStopped(of, was), withoutStopped(of, is), openReason)).toEqual(told);
});
