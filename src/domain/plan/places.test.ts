import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { listKpis, type Measure, type Pillar } from "./definition";
import { isSamePlace, pairedPillars, placeNotation, readOrder, readPlace, reorderings } from "./places";

const kpi = (id: string) => makeKpi({ id: toKpiId(id) });
const measure = (no: number, title: string, ...ids: string[]): Measure => ({
  no,
  title,
  initiatives: [],
  source: "",
  kpis: ids.map(kpi),
});
const pillar = (no: number, catchphrase: string, title: string, changes: Partial<Pillar> = {}) =>
  makePillar({ no, catchphrase, title, ...changes });
const planOf = (...pillars: Pillar[]) => makePlan({ kpis: [], pillars });

/** "was → is" by number. */
const pairs = (before: Pillar[], after: Pillar[]) =>
  pairedPillars(planOf(...before), planOf(...after)).map(
    ({ was, is }) => `${was?.no ?? "-"} → ${is?.no ?? "-"}`,
  );
const measurePairs = (before: Measure[], after: Measure[]) =>
  pairedPillars(
    planOf(pillar(1, "便利", "窓口", { measures: before })),
    planOf(pillar(1, "便利", "窓口", { measures: after })),
  ).flatMap(({ measures }) => measures.map(({ was, is }) => `${was?.no ?? "-"} → ${is?.no ?? "-"}`));

describe("which pillar is which", () => {
  const [one, two] = [pillar(1, "便利", "窓口"), pillar(2, "安心", "防災")];

  it("is told by both of its names before all, whatever its number", () => {
    expect(
      pairs(
        [one, two],
        [
          { ...two, no: 1 },
          { ...one, no: 2 },
        ],
      ),
    ).toEqual(["2 → 1", "1 → 2"]);
    // One name alone is less than both.
    const half = pillar(1, "便利", "防災");
    expect(pairs([half, pillar(2, "便利", "窓口")], [pillar(1, "便利", "窓口")])).toEqual(["2 → 1", "1 → -"]);
  });

  it("is told by a KPI within it where both names are others, one of a measure included", () => {
    const was = [
      pillar(1, "甲", "甲", { kpis: [kpi("a")] }),
      pillar(2, "乙", "乙", { measures: [measure(1, "", "b")] }),
    ];
    const is = [
      pillar(1, "丙", "丙", { kpis: [kpi("b")] }),
      pillar(2, "丁", "丁", { measures: [measure(1, "", "a")] }),
    ];
    expect(pairs(was, is)).toEqual(["2 → 1", "1 → 2"]);
  });

  it("is told by one name where no KPI tells it, and by its number where nothing does", () => {
    expect(pairs([one, two], [pillar(1, "安心", "他"), pillar(2, "他", "窓口")])).toEqual(["2 → 1", "1 → 2"]);
    expect(pairs([one, two], [pillar(1, "甲", "乙"), pillar(2, "丙", "丁")])).toEqual(["1 → 1", "2 → 2"]);
    expect(pairs([one], [pillar(2, "甲", "乙")])).toEqual(["- → 2", "1 → -"]);
  });

  it("is the one of the same number among several that are alike", () => {
    const alike = [1, 2, 3].map((no) => pillar(no, "便利", "窓口"));
    expect(pairs(alike, alike.slice(1))).toEqual(["2 → 2", "3 → 3", "1 → -"]);
  });
});

it("a measure is told by its title, then by a KPI, then by its number, within its own pillar", () => {
  const was = [measure(1, "甲", "a"), measure(2, "乙", "b")];
  expect(measurePairs(was, [measure(1, "乙"), measure(2, "甲")])).toEqual(["2 → 1", "1 → 2"]);
  expect(measurePairs(was, [measure(1, "丙", "b"), measure(2, "丁", "a")])).toEqual(["2 → 1", "1 → 2"]);
  expect(measurePairs(was, [measure(1, "丙"), measure(2, "丁")])).toEqual(["1 → 1", "2 → 2"]);
  expect(measurePairs(was, [measure(3, "丙")])).toEqual(["- → 3", "1 → -", "2 → -"]);
});

describe("another order", () => {
  it("is one change of the pillars, by their names of now, and one of each pillar's measures", () => {
    const before = planOf(
      pillar(1, "便利", "窓口", { measures: [measure(1, "甲"), measure(2, "乙"), measure(3, "丙")] }),
      pillar(2, "安心", "防災"),
      pillar(3, "信頼", "情報"),
    );
    const after = planOf(
      pillar(1, "安全", "防災"),
      pillar(2, "便利", "窓口", { measures: [measure(1, "乙"), measure(2, "甲"), measure(3, "丙")] }),
      pillar(3, "信頼", "情報"),
    );
    expect(reorderings(pairedPillars(before, after))).toEqual([
      { path: "pillars", before: "1 便利\n2 安全", after: "1 安全\n2 便利" },
      { path: "pillars[2].measures", before: "2-1 甲\n2-2 乙", after: "2-1 乙\n2-2 甲" },
    ]);
    expect(reorderings(pairedPillars(before, before))).toEqual([]);
  });

  it("is none of what is new or gone", () => {
    const [before, after] = [planOf(pillar(1, "甲", "甲")), planOf(pillar(2, "乙", "乙"))];
    expect(reorderings(pairedPillars(before, after))).toEqual([]);
  });
});

describe("the place of a KPI", () => {
  const before = makePlan({
    kpis: [kpi("whole")],
    pillars: [
      pillar(1, "便利", "窓口", { kpis: [kpi("inside")], measures: [measure(1, "甲", "deep")] }),
      pillar(2, "安心", "防災"),
    ],
  });
  const placed = (plan: typeof before, id: string) => {
    const found = listKpis(plan).find((each) => each.kpi.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  const stays = (after: typeof before, ...ids: string[]) =>
    ids.map((id) => isSamePlace(pairedPillars(before, after), placed(before, id), placed(after, id)));

  it("is the same under other numbers", () => {
    const after = makePlan({
      kpis: [kpi("whole")],
      pillars: [
        pillar(1, "安心", "防災"),
        pillar(2, "便利", "窓口", {
          kpis: [kpi("inside")],
          measures: [measure(1, "新"), measure(2, "甲", "deep")],
        }),
      ],
    });
    expect(stays(after, "whole", "inside", "deep")).toEqual([true, true, true]);
  });

  it("is another in another pillar or measure, a new one, or a level higher or lower", () => {
    const after = makePlan({
      kpis: [kpi("inside")],
      pillars: [
        pillar(1, "便利", "窓口", { kpis: [kpi("deep")], measures: [measure(1, "甲")] }),
        pillar(2, "安心", "防災", { kpis: [kpi("whole")] }),
      ],
    });
    expect(stays(after, "whole", "inside", "deep")).toEqual([false, false, false]);
    const inNew = makePlan({
      kpis: [],
      pillars: [
        ...before.pillars.map((each) => ({ ...each, kpis: [], measures: [measure(1, "甲")] })),
        pillar(3, "新", "新", { kpis: [kpi("whole"), kpi("inside"), kpi("deep")] }),
      ],
    });
    expect(stays(inNew, "whole", "inside", "deep")).toEqual([false, false, false]);
    const lower = makePlan({
      kpis: [kpi("whole")],
      pillars: [
        pillar(1, "便利", "窓口", { measures: [measure(1, "甲"), measure(2, "新", "inside", "deep")] }),
        pillar(2, "安心", "防災"),
      ],
    });
    expect(stays(lower, "inside", "deep")).toEqual([false, false]);
  });

  it("is written by numbers and names of its own time", () => {
    expect(placeNotation(placed(before, "whole"))).toBe("");
    expect(placeNotation(placed(before, "inside"))).toBe("1\n便利");
    expect(placeNotation(placed(before, "deep"))).toBe("1-1\n便利\n甲");
  });
});

describe("what a record says of places", () => {
  const name = fc.stringMatching(/^[^\n]+$/);
  const no = fc.integer({ min: 1, max: 99 });

  it("is read as it was written", () => {
    fc.assert(
      fc.property(no, name, fc.option(fc.tuple(no, name)), (pillarNo, called, inside) => {
        const inPillar = makePillar({ no: pillarNo, catchphrase: called });
        const placed = { pillar: inPillar, measure: inside && measure(...inside) };
        expect(readPlace(placeNotation(placed))).toEqual([
          { pillarNo, measureNo: null, name: called },
          ...(inside === null ? [] : [{ pillarNo, measureNo: inside[0], name: inside[1] }]),
        ]);
      }),
    );
    expect(readPlace("")).toEqual([]);
  });

  it("is an order as it was written, of pillars and of measures", () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 5 }), (names) => {
        const numbered = (all: readonly string[]) => all.map((each, index) => pillar(index + 1, each, each));
        const turned = names.toReversed();
        const [told] = reorderings(
          pairedPillars(makePlan({ pillars: numbered(names) }), makePlan({ pillars: numbered(turned) })),
        );
        for (const [said, all] of [
          [told?.before, names],
          [told?.after, turned],
        ] as const) {
          const moved = all.flatMap((each, index) =>
            names[index] === turned[index] ? [] : [{ pillarNo: index + 1, measureNo: null, name: each }],
          );
          expect(readOrder(said ?? "")).toEqual(moved);
        }
      }),
    );
    expect(readOrder("2-1 窓口 の改善\n2-2 甲")).toEqual([
      { pillarNo: 2, measureNo: 1, name: "窓口 の改善" },
      { pillarNo: 2, measureNo: 2, name: "甲" },
    ]);
  });

  it("of before has the numbers alone", () => {
    expect(readPlace("1-2")).toEqual([
      { pillarNo: 1, measureNo: null, name: null },
      { pillarNo: 1, measureNo: 2, name: null },
    ]);
  });

  it.each(["計画", "1-", "1-2-3", "0x1"])("is nothing where it is neither: %s", (value) => {
    expect(readPlace(value)).toBeNull();
    expect(readOrder(`${value} 名称`)).toBeNull();
    expect(readOrder("1 便利\n")).toBeNull();
  });
});
