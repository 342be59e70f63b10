import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { parsePair } from "./schema";
import { differenceGroups, pairOf, placeLink } from "./view-model";

it("compares the newest publication with the one before it, unless the address says otherwise", () => {
  expect(pairOf(parsePair({}), [5, 4, 1])).toEqual({ ok: true, from: 4, to: 5 });
  expect(pairOf(parsePair({ from: "1", to: "" }), [5, 4, 1])).toEqual({ ok: true, from: 1, to: 5 });
  expect(pairOf(parsePair({ to: "4" }), [5, 4, 1])).toEqual({ ok: true, from: 1, to: 4 });
});

it("puts the earlier one first", () => {
  expect(pairOf(parsePair({ from: "5", to: "1" }), [5, 4, 1])).toEqual({ ok: true, from: 1, to: 5 });
});

it("says why two cannot be compared", () => {
  expect(pairOf(parsePair({ from: "3", to: "5" }), [5, 4, 1], [3, 2])).toEqual({
    ok: false,
    problem: "第3号は取り下げられています。ほかの号を選んでください。",
  });
  expect(pairOf(parsePair({ to: "9" }), [5, 4, 1], [3, 2])).toEqual({
    ok: false,
    problem: "第9号という公表はありません。ほかの号を選んでください。",
  });
  expect(pairOf(parsePair({ from: "4", to: "4" }), [5, 4, 1])).toEqual({
    ok: false,
    problem: "同じ号を選んでいます。別の2つの号を選んでください。",
  });
});

it("answers an address that it cannot read, and compares nothing that nobody asked for", () => {
  for (const odd of ["abc", "0", "-1", "1.5", "9".repeat(20), ["1", "4"]]) {
    expect(pairOf(parsePair({ from: odd, to: "5" }), [5, 4, 1]), String(odd)).toEqual({
      ok: false,
      problem: "アドレスにある号の番号を読み取れません。比べる2つの号を選んでください。",
    });
  }
});

it("leads from a difference to where it stands, as of the later publication", () => {
  const of = { planId: "dx-2", fy: fiscalYear(2025) };
  expect(placeLink({ ...of, kind: "kpi", kpiId: toKpiId("paper-sheets"), name: "紙の枚数" }, 5)).toEqual({
    href: "/staff/dashboard/kpis/paper-sheets?plan=dx-2&fy=2025&as-of=5",
    label: "「紙の枚数」を第5号の時点で見る",
  });
  const pillar = { no: 2, catchphrase: "効率的", title: "行政運営" };
  expect(placeLink({ ...of, kind: "pillar", pillar }, 5)).toEqual({
    href: "/staff/dashboard/pillars/2?plan=dx-2&fy=2025&as-of=5",
    label: "(2) 「効率的」を第5号の時点で見る",
  });
  expect(placeLink({ planId: "dx-2", fy: null, kind: "plan" }, 5)?.href).toBe(
    "/staff/dashboard?plan=dx-2&as-of=5",
  );
  expect(placeLink(null, 5)).toBeNull();
});

it("has nothing to compare before there are two", () => {
  expect(pairOf(parsePair({ from: "1", to: "2" }), [1])).toEqual({ ok: false, problem: null });
});

it("groups differences by kind, marks first, without empty groups", () => {
  const of = (kind: "text" | "mark", text: string) => ({ kind, text, texts: [], link: null });
  expect(differenceGroups([of("text", "一"), of("mark", "二"), of("text", "三")])).toEqual([
    { kind: "mark", differences: [of("mark", "二")] },
    { kind: "text", differences: [of("text", "一"), of("text", "三")] },
  ]);
});
