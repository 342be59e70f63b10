import { num } from "@tests/fixtures/brands";
import { approved, PLAN, working } from "@tests/fixtures/dashboard";
import { realPlan } from "@tests/fixtures/plan";
import { withKpi } from "@tests/fixtures/public-pages";
import { makeContent } from "@tests/fixtures/report-content";
import { makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import { type Kpi, listKpis } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { exploreData } from "../view-model/explore-data";
import { type ExploreState, readAddress } from "./address";
import { chartData, type SharePoint } from "./chart-data";
import { outcomeOf } from "./outcome";

const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const INPUT: Omit<Parameters<typeof exploreData>[0], "state"> = {
  plan: PLAN,
  // 15,000 → 10,000千枚, 35 → 90%, 100 → 200件 until R11; a feeling that shall rise.
  approved: [approved("paper", "14500"), approved("count", "130")],
  working: [working("share", { state: "submitted", content: makeContent({ actual: num("46") }) })],
};

function outcome(state: Partial<ExploreState> = {}) {
  const whole = { ...readAddress({}), ...state };
  return outcomeOf(exploreData({ ...INPUT, state: whole }), whole);
}

function one(id: string, state: Partial<ExploreState> = {}) {
  const found = outcome({ kpiIds: [id], ...state }).shown[0];
  if (!found) throw new Error("not shown");
  return found;
}

describe("what is shown", () => {
  it("without a choice the KPIs that have a way; one with a trend can be chosen, and is said not to be drawn", () => {
    expect(outcome().shown.map(({ kpi }) => kpi.id)).toEqual(["paper", "share", "count"]);
    expect(one("feeling")).toMatchObject({ noWay: "trend" });
    // A letter goes to what is drawn.
    const both = outcome({ kpiIds: ["feeling", "paper"] }).shown;
    expect(both.map(({ kpi, index }) => [kpi.id, index])).toEqual([
      ["feeling", 0],
      ["paper", 0],
    ]);
  });

  it("no more than five, and says that there were more", () => {
    const kpis = ["a", "b", "c", "d", "e", "f"].map((id) => ({ ...PLAN.kpis[0], id }));
    const state = readAddress({ kpi: ["a", "b", "c", "d", "e", "f"] });
    const many = exploreData({ plan: { ...PLAN, kpis: kpis as never }, approved: [], working: [], state });
    const cut = outcomeOf(many, state);
    expect(cut).toMatchObject({ isCut: true });
    expect(cut.shown).toHaveLength(5);
  });

  it("nothing of a draft, nor of what was given back", () => {
    const content = makeContent({ actual: num("46") });
    for (const state of ["draft", "returned", "submitted"] as const) {
      const { kpis } = exploreData({
        ...INPUT,
        working: [working("share", { state, content })],
        state: readAddress({}),
      });
      const shown = kpis.flatMap((each) => each.working.map(({ value }) => value));
      expect(shown, state).toEqual(state === "submitted" ? ["46"] : []);
    }
  });

  it("of a KPI that is not shown nothing but its line in the list of choices", () => {
    const { choices, kpis } = exploreData({ ...INPUT, state: { kpiIds: ["paper"] } });
    expect(kpis.map(({ kpi }) => kpi.id)).toEqual(["paper"]);
    expect(choices.map(({ id, noWay }) => [id, noWay])).toEqual([
      ["feeling", "trend"],
      ["paper", null],
      ["share", null],
      ["count", null],
    ]);
  });

  it("the years between two that are chosen, in whichever order", () => {
    expect(outcome({ from: R9, to: fiscalYear(2025) }).years).toEqual([2025, 2026, 2027]);
    expect(outcome().years).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029]);
  });
});

describe("figures on one axis", () => {
  const { kpis, guides } = chartData(outcome(), ["guide", "landing"]);
  const [paper, share, count] = kpis;
  const told = (points: readonly SharePoint[] | undefined) => points?.map(({ fy, share: of }) => [fy, of]);

  it("the baseline is 0, what was measured its share, what waits for approval a line of its own", () => {
    // 500 of 5,000; 11 of 55; 30 of 100
    expect(told(paper?.lines.measured)).toEqual([
      [2023, "0"],
      [2025, "0.1"],
    ]);
    expect(told(share?.lines.measured)).toEqual([[2023, "0"]]);
    expect(told(share?.lines.working)).toEqual([[2025, "0.2"]]);
    expect(told(count?.lines.measured)?.at(-1)).toEqual([2025, "0.3"]);
  });

  it("KPIs with the same 目安 share its line, which says whose it is", () => {
    expect(guides.map(({ indexes }) => indexes)).toEqual([[0, 1, 2]]);
    expect(told(guides[0]?.points)?.[1]).toEqual([2026, "0.4"]);
    // Who begins later goes another way.
    const late = readAddress({ kpi: ["paper", "share"] });
    const data = exploreData({ ...INPUT, state: late });
    const until = fiscalYear(2027);
    const moved = data.kpis.map(({ kpi, ...each }) => ({
      ...each,
      kpi: kpi.id === "share" ? { ...kpi, target: { ...kpi.target, fy: until } } : kpi,
    }));
    const apart = chartData(outcomeOf({ ...data, kpis: moved }, late), ["guide"]);
    expect(apart.guides.map(({ indexes }) => indexes)).toEqual([[0], [1]]);
  });

  it("lands where the pace says: 500 fewer a step is half of the way, 30 a step reaches 250", () => {
    expect(paper?.landing).toMatchObject({ to: { fy: 2029, share: "0.5" }, isOffAxis: false });
    expect(share?.landing).toBeNull();
    expect(count?.landing?.to.share).toBe("1.5");
  });

  it("the axis has round steps, and holds what goes beyond the target", () => {
    // Down to 0, up to the 150 that is landed at.
    expect(chartData(outcome(), ["landing"]).ticks).toEqual([0, 20, 40, 60, 80, 100, 120, 140, 160]);
    expect(chartData(outcome(), []).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it.each([
    [num("1000"), "0.5"],
    [null, undefined],
  ])(
    "a landing beyond a change of the unit is said in the new one (factor %s), or not at all",
    (factor, share) => {
      const paper = listKpis(PLAN).find(({ kpi }) => kpi.id === "paper")?.kpi;
      const target = { fy: fiscalYear(2029), value: { kind: "number" as const, value: num("10000000") } };
      const baseline = { fy: fiscalYear(2023), value: num("15000000") };
      const counted = withFactor(
        withTerm(
          withTerm(
            withTerm(withTerm(paper as Kpi, "unit", "枚", R9), "scale", 1, R9),
            "baseline",
            baseline,
            R9,
          ),
          "target",
          target,
          R9,
        ),
        R9,
        factor,
      );
      const state = { ...readAddress({}), kpiIds: ["paper"] };
      const found = exploreData({ ...INPUT, plan: withKpi(PLAN, "paper", () => counted), state });
      const { kpis } = chartData(outcomeOf(found, state), ["landing"]);
      // 15,000 → 14,500 in R7 of 千枚 lands half of the way to 10,000.
      expect(kpis[0]?.landing?.to.share).toBe(share);
    },
  );

  it("one landing far away presses nothing flat: it keeps its value, and is said to be off the axis", () => {
    const far = exploreData({ ...INPUT, approved: [approved("count", "180")], state: readAddress({}) });
    const { kpis: drawn, ticks, drawn: kinds } = chartData(outcomeOf(far, readAddress({})), ["landing"]);
    expect(ticks.at(-1)).toBe(200);
    // 80 a step: 500 in R11, four times the way.
    expect(drawn[2]?.landing).toMatchObject({ to: { fy: 2029, share: "4" }, isOffAxis: true });
    expect(kinds.has("off_axis")).toBe(true);
    expect(chartData(outcome(), ["landing"]).drawn.has("off_axis")).toBe(false);
  });

  it.each(["999999999999", "9".repeat(60), "-1e400", "1e400"])(
    "a figure of %s that is tried draws a chart",
    (text) => {
      const state = { ...readAddress({}), trials: [{ kpiId: "paper", fy: R8, text }] };
      const { ticks } = chartData(outcomeOf(exploreData({ ...INPUT, state }), state), ["landing"]);
      expect(ticks.length).toBeLessThan(12);
      expect(ticks.every(Number.isFinite)).toBe(true);
    },
  );

  it("what an axis reaches that goes farther for something measured is not off it", () => {
    // 3,800千枚 is 224% of the way: the axis goes to 250, and holds the 240 that count lands at.
    const state = readAddress({});
    const reports = [approved("paper", "3800"), approved("count", "148")];
    const wide = exploreData({ ...INPUT, approved: reports, state });
    const { ticks, kpis: drawn } = chartData(outcomeOf(wide, state), ["landing"]);
    // 2,240千枚 a step lands at 1,120%, which is off it.
    expect(ticks.at(-1)).toBe(250);
    expect(drawn[2]?.landing).toMatchObject({ to: { share: "2.4" }, isOffAxis: false });
  });

  it("a figure that is only tried, or not approved, presses nothing flat either: the axis is held, the figure kept", () => {
    // 3,800千枚 is 224% of the way, 80% of a share 35 → 90 is on it.
    const trials = [{ kpiId: "paper", fy: R8, text: "3800" }];
    const tried = chartData(outcome({ trials }), []);
    expect(tried.ticks.at(-1)).toBe(200);
    expect(tried.kpis[0]?.lines.trial.at(-1)).toEqual({ fy: R8, share: "2.24" });
    expect([...tried.drawn].sort()).toEqual(["measured", "off_axis_figure", "trial", "working"]);
    expect(chartData(outcome(), []).drawn.has("off_axis_figure")).toBe(false);
    // 15,000 → 10,000: 40,000 is −500%.
    const far = [
      working("paper", { fy: R8, state: "submitted", content: makeContent({ actual: num("40000") }) }),
    ];
    const state = readAddress({});
    const waiting = chartData(outcomeOf(exploreData({ ...INPUT, working: far, state }), state), []);
    expect(waiting.ticks[0]).toBe(-100);
    expect(waiting.drawn.has("off_axis_figure")).toBe(true);
    expect(waiting.kpis[0]?.lines.working).toEqual([{ fy: R8, share: "-5" }]);
  });

  it("a landing whose year is not shown is neither drawn nor in the legend, nor a line that is not asked for", () => {
    const short = chartData(outcome({ kpiIds: ["paper"], to: R9 }), ["landing"]);
    expect(short.kpis[0]?.landing).toBeNull();
    expect([...short.drawn]).toEqual(["measured"]);
    expect([...chartData(outcome(), []).drawn].sort()).toEqual(["measured", "working"]);
  });
});

describe("a trial", () => {
  it("goes on from the latest figure, with mark, pace and landing of the year", () => {
    const trials = [{ kpiId: "paper", fy: R8, text: "１３，０００千枚" }];
    const paper = one("paper", { trials });
    const row = paper.rows.find(({ fy }) => fy === R8);
    // 2,000 of 5,000; the 目安 of R8 is 13,000; 1,000 fewer a step reach 10,000
    expect(row).toMatchObject({ share: "0.4", figure: { kind: "trial", value: "13000" } });
    expect(row?.year).toMatchObject({ judgement: { code: "improving" }, pace: { code: "on_track" } });
    expect(paper.landing).toMatchObject({ fy: 2029, value: "10000" });
    const { kpis } = chartData(outcome({ kpiIds: ["paper"], trials }), []);
    expect(kpis[0]?.lines.trial).toEqual([
      { fy: 2025, share: "0.1" },
      { fy: R8, share: "0.4" },
    ]);
  });

  it("that cannot be read is kept as typed, told at its field, and changes nothing", () => {
    const paper = one("paper", { trials: [{ kpiId: "paper", fy: R8, text: "たくさん" }] });
    expect(paper.fields[0]).toMatchObject({ fy: R8, text: "たくさん", year: null });
    expect(paper.fields[0]?.fault).toMatch(/数値/);
    expect(paper.landing?.value).toBe("12500");
  });

  it("above or below what can be true is refused at its field as where it is reported, and stays as typed", () => {
    const of = (id: string, text: string) => {
      const tried = one(id, { trials: [{ kpiId: id, fy: R8, text }] });
      return tried.fields.find(({ fy }) => fy === R8);
    };
    expect(of("share", "120")?.fault).toBe("この数値の上限は100%です。100以下の数値を入力してください。");
    for (const text of ["-5", "−5", "▲５", "ー５"]) {
      expect(of("paper", text)).toMatchObject({
        text,
        fault: "この数値はマイナスになりません。0以上の数値を入力してください。",
        year: null,
      });
    }
    expect(of("paper", "-")?.fault).toBe("「-」だけでは数値が分かりません。数字を入力してください。");
  });

  it("is not offered for a year whose figure is approved", () => {
    expect(one("paper").fields.map(({ fy }) => fy)).toEqual([2026, 2027, 2028, 2029]);
    expect(one("share").fields.map(({ fy }) => fy)).toEqual([2025, 2026, 2027, 2028, 2029]);
  });
});

describe("as of a publication", () => {
  const reports = [publicReport("online-procedures", 1, { actual: num("1180"), reason: "内密の事情" })];
  const [told] = makeSnapshot({ reports }).plans;
  const state = {
    ...readAddress({ kpi: "online-procedures", "try.online-procedures.2026": "9999" }),
    asOf: 3,
  };
  const data = () =>
    exploreData({
      plan: realPlan("dx-2"),
      approved: [],
      working: [],
      told: told?.courses ?? [],
      state,
    });

  it("shows the years with mark, pace and landing as they were told, and nothing to try", () => {
    const shown = outcomeOf(data(), state).shown[0];
    // 908 → 2,500 in five years; 272 a step.
    expect(shown?.rows.find(({ fy }) => fy === 2025)).toMatchObject({
      figure: { kind: "measured", value: "1180" },
      year: { judgement: { code: "improving" }, pace: { code: "slightly_behind" } },
    });
    expect(shown?.landing).toMatchObject({ fy: 2029, value: "2268" });
    expect(shown?.fields).toEqual([]);
    expect(shown?.rows.find(({ fy }) => fy === 2026)?.figure).toBeNull();
  });

  it("has no words of a report", () => {
    expect(JSON.stringify(data())).not.toContain("内密の事情");
  });
});

describe("what crosses to the browser", () => {
  it("has figures, and no words of a report", () => {
    const told = exploreData({
      state: { kpiIds: null },
      plan: PLAN,
      approved: [
        {
          ...approved("paper", "14500"),
          content: makeContent({ actual: num("14500"), reason: "内密の事情" }),
        },
      ],
      working: [],
    });
    expect(JSON.stringify(told)).not.toContain("内密の事情");
  });
});
