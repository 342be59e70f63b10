import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { changesSince, type FirstTold, type InitiativePart, type ToldChange } from "./since";

const ONE = toKpiId("one");
const [R6, R7, R8] = [fiscalYear(2024), fiscalYear(2025), fiscalYear(2026)];
const told = (no: number, over: Partial<ToldChange> = {}): ToldChange => ({
  no,
  kind: "correction",
  kpiId: ONE,
  fy: R7,
  ...over,
});
const NO_WORDS = { ofKpis: false, ofInitiatives: false };
const always: FirstTold = () => 1;
const since = (record: readonly ToldChange[], no: number, upTo = null as typeof R7 | null, first = always) =>
  changesSince(record, { no, ids: new Set([ONE]), upTo, hasWords: NO_WORDS }, first);

describe("what came after a publication", () => {
  it("is told by kind, with each publication once", () => {
    const record = [told(5), told(3), told(5, { fy: R6 }), told(4, { kind: "definition", fy: null })];
    expect(since(record, 2)).toEqual([
      { kind: "correction", nos: [3, 5] },
      { kind: "definition", nos: [4] },
    ]);
  });

  it("is nothing of its own or of earlier publications, of other KPIs, or of the plan as a whole", () => {
    expect(since([told(2), told(3)], 3)).toEqual([]);
    expect(since([told(4, { kpiId: toKpiId("other") }), told(4, { kpiId: null })], 3)).toEqual([]);
  });

  it("is another name, place or end of an initiative or metric that the page shows", () => {
    const about = (...paths: (string | null)[]) =>
      told(4, { kind: "definition", kpiId: null, fy: null, definition: paths.map((path) => ({ path })) });
    const shown = (...paths: (string | null)[]) =>
      changesSince(
        [about(...paths)],
        { no: 3, ids: new Set(["line-1", "cards"]), upTo: null, hasWords: NO_WORDS },
        always,
      ).length === 1;
    expect(shown("pillars[1].measures[2].initiatives[line-1]")).toBe(true);
    expect(shown(null, "pillars[2].measures[1].initiativePlaces[line-1]")).toBe(true);
    expect(shown("pillars[1].measures[2].initiativeEnds[line-1]")).toBe(true);
    expect(shown("metrics[cards].name")).toBe(true);
    expect(shown("pillars[1].measures[2].initiatives[line-11]", "pillars[1].title", null)).toBe(false);
  });

  it("is what a page says of an initiative: who is responsible, its KPIs, its place, that it came or went", () => {
    const at = "pillars[1].measures[2]";
    const initiativeIds = [toInitiativeId("line-1")];
    const changes = {
      words: { path: `${at}.initiatives[line-1]` },
      presence: { path: `${at}.initiatives[line-1]`, isWhole: true },
      place: { path: `${at}.initiativePlaces[line-1]` },
      end: { path: `${at}.initiativeEnds[line-1]` },
      department: { path: `${at}.initiativeDepartments`, initiativeIds },
      measure: { path: `${at}.department`, initiativeIds },
      supports: { path: `${at}.supports`, initiativeIds },
      order: { path: `${at}.initiativeOrder` },
    };
    const told = (parts?: readonly InitiativePart[]) =>
      Object.entries(changes).flatMap(([name, definition]) => {
        const change = { no: 4, kind: "text", kpiId: null, fy: null, definition: [definition] } as const;
        const page = { no: 3, ids: new Set(["line-1"]), upTo: null, hasWords: NO_WORDS };
        const shown = parts ? { ...page, parts: new Set(parts) } : page;
        return changesSince([change], shown, always).length > 0 ? [name] : [];
      });
    expect(told()).toEqual(["words", "presence", "place", "end", "department", "measure", "supports"]);
    expect(told(["presence", "place", "end"])).toEqual(["presence", "place", "end"]);
    expect(told(["department"])).toEqual(["department", "measure"]);
    expect(told([])).toEqual([]);
  });

  it("is an initiative that moved into the pillar or the measure that it is of", () => {
    const path = "pillars[2].measures[1].initiativePlaces[line-9]";
    const definition = [{ planId: "plan", path }];
    const move = { no: 4, kind: "text", kpiId: null, fy: null, definition } as const;
    const isTold = (pillarNo: number, measureNo: number | null, planId = "plan") => {
      const page = { no: 3, ids: new Set(["line-1"]), upTo: null, hasWords: NO_WORDS };
      return changesSince([move], { ...page, place: { planId, pillarNo, measureNo } }, always).length > 0;
    };
    expect([isTold(2, null), isTold(2, 1)]).toEqual([true, true]);
    expect([isTold(1, null), isTold(2, 2), isTold(2, null, "other")]).toEqual([false, false, false]);
  });

  it("is a state of the years that the page shows, and 完了 of one before", () => {
    const initiative = {
      initiativeId: toInitiativeId("line-1"),
      before: "under_way",
      after: "preparing",
    } as const;
    const page = {
      no: 3,
      ids: new Set(["line-1"]),
      upTo: null,
      hasWords: NO_WORDS,
      stateYears: new Set([R7]),
    };
    const isTold = (fy: typeof R7, after: "preparing" | "completed") =>
      changesSince([told(4, { kpiId: null, fy, initiative: { ...initiative, after } })], page, always)
        .length > 0;
    expect(isTold(R7, "preparing")).toBe(true);
    expect(isTold(R6, "preparing")).toBe(false);
    expect(isTold(R6, "completed")).toBe(true);
    expect(isTold(R8, "completed")).toBe(false);
  });

  it("is nothing of years that a year's page does not show", () => {
    expect(since([told(4, { fy: R8 })], 3, R7)).toEqual([]);
    expect(since([told(4)], 3, R7)).toEqual([{ kind: "correction", nos: [4] }]);
    expect(since([told(4, { kind: "definition", fy: null })], 3, R7)).not.toEqual([]);
  });

  it("is nothing of a figure that was published and corrected after it", () => {
    expect(since([told(5)], 3, null, () => 4)).toEqual([]);
    expect(since([told(5)], 4, null, () => 4)).toHaveLength(1);
  });

  it("is a figure of the document that its year's first report corrects", () => {
    expect(since([told(5)], 3, null, () => 5)).toHaveLength(1);
    expect(since([told(5)], 3, null, () => null)).toHaveLength(1);
  });

  it("is words and evidence as well on the KPI's own page, which alone shows them", () => {
    const record = [told(4, { kind: "evidence" }), told(4, { kind: "text" }), told(5, { kind: "text" })];
    const page = { no: 3, ids: new Set([ONE]), upTo: null };
    expect(
      changesSince(record, { ...page, hasWords: { ofKpis: true, ofInitiatives: false } }, always),
    ).toEqual([
      { kind: "text", nos: [4, 5] },
      { kind: "evidence", nos: [4] },
    ]);
    expect(
      changesSince(record, { ...page, hasWords: { ofKpis: false, ofInitiatives: true } }, always),
    ).toEqual([]);
  });

  it("is an initiative's state on every page that shows it, its words where they stand", () => {
    const initiative = { initiativeId: toInitiativeId("line-1") };
    const ofLine = (over: Partial<ToldChange> = {}) => told(4, { kpiId: null, initiative, ...over });
    const record = [ofLine(), ofLine({ kind: "text" }), ofLine({ kind: "definition", fy: null })];
    const page = { no: 3, ids: new Set(["line-1"]), upTo: null };
    expect(
      changesSince(record, { ...page, hasWords: { ofKpis: true, ofInitiatives: false } }, always),
    ).toEqual([
      { kind: "correction", nos: [4] },
      { kind: "definition", nos: [4] },
    ]);
    const words = changesSince(record, { ...page, hasWords: { ofKpis: false, ofInitiatives: true } }, always);
    expect(words.map(({ kind }) => kind)).toEqual(["correction", "definition", "text"]);
    expect(since(record, 3)).toEqual([]);
    // It came after the page, and was corrected later still.
    expect(changesSince([ofLine({ no: 6 })], { ...page, hasWords: NO_WORDS }, () => 5)).toEqual([]);
  });

  it("leaves out what concerns no page", () => {
    expect(since([told(4, { kind: "withdrawal" }), told(4, { kind: "text" })], 3)).toEqual([]);
  });
});
