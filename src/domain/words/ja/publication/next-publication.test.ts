import { day } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChangeKind } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { proposedTitle, publishSentence } from "./next-publication";
import { CHANGE_KIND_WORDS } from "./publication";

const NAMES = { paper: "紙の枚数", online: "オンライン手続", long: "あ".repeat(31) };
const change = (kind: ChangeKind, kpi: string | null = null, fy: number | null = null) => ({
  kind,
  kpiId: kpi === null ? null : toKpiId(kpi),
  fy: fy === null ? null : fiscalYear(fy),
});
type Change = ReturnType<typeof change>;
const title = (...changes: Change[]) => proposedTitle(changes, NAMES, day("2026-11-22"));

describe("a title that needs no typing", () => {
  it.each<[string, Change[]]>([
    ["「紙の枚数」の訂正", [change("correction", "paper", 2025)]],
    ["「紙の枚数」の訂正", [change("correction", "paper", 2025), change("correction", "paper", 2024)]],
    ["実績の訂正", [change("correction", "paper", 2025), change("correction", "online", 2025)]],
    ["「オンライン手続」の令和7年度の実績", [change("figure", "online", 2025)]],
    ["令和7年度の実績", [change("figure", "online", 2025), change("figure", "paper", 2025)]],
    ["実績", [change("figure", "online", 2025), change("figure", "paper", 2024)]],
    // No room for its name, or nobody knows it.
    ["実績の訂正", [change("correction", "long", 2025)]],
    ["計画の変更", [change("definition", "gone")]],
    [
      "「紙の枚数」の訂正と「オンライン手続」の変更",
      [change("definition", "online"), change("correction", "paper", 2025)],
    ],
    [
      "令和7年度の実績と令和7年度の取組の状況など",
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
      fy: fc.constantFrom(null, fiscalYear(2024), fiscalYear(2025)),
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
