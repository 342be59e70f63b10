import { day } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeKind, PlanEvent } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { proposedTitle, publishSentence } from "./next-publication";
import { CHANGE_KIND_WORDS } from "./publication";

const NAMES = { visitors: "来館者数", paper: "紙の枚数", online: "オンライン手続", long: "あ".repeat(31) };
const change = (kind: ChangeKind, kpi: string | null = null, fy: number | null = null) => ({
  kind,
  kpiId: kpi === null ? null : toKpiId(kpi),
  fy: fy === null ? null : fiscalYear(fy),
});
const INITIATIVE = {
  planId: "dx-2",
  initiativeId: toInitiativeId("i-1"),
  before: "preparing",
  after: "under_way",
  reason: "",
} as const;
const METRIC = {
  planId: "dx-2",
  metricId: toMetricId("visitors"),
  before: null,
  after: null,
  reason: "",
} as const;
const event = (what: PlanEvent, planId: string, after: string | null = null) => ({
  ...change("definition"),
  definition: [{ what, planId, kpiId: null, path: null, from: null, before: null, after, isDecided: false }],
});
type Change = Parameters<typeof proposedTitle>[0][number];
const title = (...changes: Change[]) => proposedTitle(changes, NAMES, day("2026-11-22"));

describe("a title that needs no typing", () => {
  it.each<[string, Change[]]>([
    ["「紙の枚数」の令和7年度の実績の訂正", [change("correction", "paper", 2025)]],
    ["「紙の枚数」の実績の訂正", [change("correction", "paper", 2025), change("correction", "paper", 2024)]],
    [
      "令和6年度の実績の訂正（2件）",
      [change("correction", "paper", 2024), change("correction", "online", 2024)],
    ],
    ["令和7年度の取組の状況の訂正（1件）", [{ ...change("correction", null, 2025), initiative: INITIATIVE }]],
    [
      "令和7年度の内容の訂正（2件）",
      [{ ...change("correction", null, 2025), initiative: INITIATIVE }, change("correction", "paper", 2025)],
    ],
    ["「オンライン手続」の令和7年度の実績", [change("figure", "online", 2025)]],
    ["「来館者数」の令和7年度の実績", [{ ...change("figure", null, 2025), metric: METRIC }]],
    [
      "令和7年度の実績（3件）",
      [
        change("figure", "online", 2025),
        change("figure", "paper", 2025),
        { ...change("figure", null, 2025), metric: METRIC },
      ],
    ],
    ["実績（2件）", [change("figure", "online", 2025), change("figure", "paper", 2024)]],
    [
      "令和7年度の実績（2件）と令和7年度の目標達成状況の変更（2件）",
      [
        change("mark", "online", 2025),
        change("mark", "paper", 2025),
        change("figure", "online", 2025),
        change("figure", "paper", 2025),
      ],
    ],
    ["「紙の枚数」の令和6年度の速報値の確定", [change("confirmation", "paper", 2024)]],
    ["定義の変更（2件）", [change("definition", "paper"), change("definition", "online")]],
    // No room for its name, or nobody knows it.
    ["令和7年度の実績の訂正（1件）", [change("correction", "long", 2025)]],
    ["定義の変更（1件）", [change("definition", "gone")]],
    ["計画の変更（2件）", [change("definition"), change("definition", "paper")]],
    [
      "新しい計画「第3期」の追加",
      [event("plan_leads", "dx-3", "第3期"), event("plan_added", "dx-3", "第3期")],
    ],
    ["新しい計画の追加", [event("plan_added", "dx-3", "あ".repeat(31))]],
    ["サイトの先頭の計画の変更", [event("plan_leads", "dx-3", "第3期")]],
    ["計画の終了", [event("plan_closed", "dx-2", "2030-06-01")]],
    ["計画の終了の取消し", [event("plan_reopened", "dx-2")]],
    ["計画の変更（2件）", [event("plan_added", "dx-3", "第3期"), event("plan_closed", "dx-2", "2030-06-01")]],
    ["計画の変更（2件）", [event("plan_added", "dx-3", "第3期"), change("definition")]],
    [
      "「紙の枚数」の令和7年度の実績の訂正と「オンライン手続」の定義の変更",
      [change("definition", "online"), change("correction", "paper", 2025)],
    ],
    [
      "令和7年度の実績（2件）と令和7年度の取組の状況など",
      [
        change("initiatives", null, 2025),
        change("text", "paper", 2025),
        change("figure", "paper", 2025),
        change("figure", "online", 2025),
      ],
    ],
    ["はじめての公表", [change("figure", "paper", 2025), change("first")]],
    ["令和8年11月22日公表", []],
  ])("%s", (expected, changes) => {
    expect(title(...changes)).toBe(expected);
  });

  it("is never empty and fits its field, whatever has changed", () => {
    const kinds = fc.constantFrom(...(Object.keys(CHANGE_KIND_WORDS) as ChangeKind[]));
    const any = fc.record({
      kind: kinds,
      kpiId: fc.constantFrom(null, toKpiId("paper"), toKpiId("long")),
      fy: fc.constantFrom(null, fiscalYear(2024), fiscalYear(2028)),
    });
    fc.assert(
      fc.property(fc.array(any), fc.string({ maxLength: 40 }), (changes, paper) => {
        const made = proposedTitle(changes, { ...NAMES, paper }, day("2026-11-22"));
        expect(made.trim()).not.toBe("");
        expect([...made].length).toBeLessThanOrEqual(100);
      }),
    );
  });
});

it("what is about to be published is counted and numbered", () => {
  expect(publishSentence(4, 2)).toBe(
    "次の2件を第4号として公表します。取り消せません（訂正と公開の停止はできます）。",
  );
});
