import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { GuideMethod, Kpi, Target } from "@/domain/plan/definition";
import { termsOf, withTerm } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/judgement";
import { Mark } from "../mark";
import { boxOf, touch } from "./chart-boxes";
import { FRAME } from "./chart-frame";
import { type ChartModel, chartModel } from "./chart-model";
import { chartGuide } from "./chart-points";
import { chartFinding, chartSeriesText, targetText } from "./chart-text";
import { KpiChart } from "./kpi-chart";
import { KpiTable } from "./kpi-table";

const kpi = (changes: Partial<Kpi> = {}) => makePaperKpi({ name: "紙の枚数", ...changes });

const report = (fy: FiscalYear, actual: string) =>
  makeApprovedReport(actual, { kpiId: toKpiId("paper"), fy });

function chart(definition: Kpi, figures: [number, string][] = [], guideMethod: GuideMethod = "equal-steps") {
  const { years } = buildSeries(
    PLAN_PERIOD,
    definition,
    figures.map(([fy, value]) => report(fiscalYear(fy), value)),
  );
  const plan = { ...PLAN_PERIOD, settings: { ...PLAN_PERIOD.settings, guideMethod } };
  return { kpi: definition, years, plan };
}

/** 千枚 until R8, 枚 from R9, everything else restated; a factor only where one is given. */
function countedInSheets(factor: string | null): Kpi {
  const before = kpi();
  return kpi({
    unit: "枚",
    scale: 1,
    baseline: { fy: fiscalYear(2023), value: num("15000000") },
    target: { fy: fiscalYear(2029), value: { kind: "number", value: num("10000000") } },
    earlier: [
      { ...termsOf(before), until: fiscalYear(2026), ...(factor === null ? {} : { factor: num(factor) }) },
    ],
  });
}

/** 現状値 908手続き (R5); 目標値 2,500 until R8, 2,800 from R9 (R11). */
function retargeted(): Kpi {
  const terms = kpi({
    unit: "手続き",
    scale: 1,
    direction: "up",
    baseline: { fy: fiscalYear(2023), value: num("908") },
    target: { fy: fiscalYear(2029), value: { kind: "number", value: num("2500") } },
  });
  return withTerm(
    terms,
    "target",
    { fy: fiscalYear(2029), value: { kind: "number", value: num("2800") } },
    fiscalYear(2027),
  );
}

const trend: Target = { kind: "trend" };

describe("chart model", () => {
  it("gives every year from the baseline to the target its place, and breaks the line at a gap", () => {
    const model = chartModel({
      ...chart(kpi(), [
        [2025, "14000"],
        [2026, "13500"],
        [2028, "12000"],
      ]),
      size: "large",
    });
    expect(model.years.map((year) => year.text)).toEqual(["R5", "R6", "R7", "R8", "R9", "R10", "R11"]);
    expect(model.actualPath.match(/M/g)).toHaveLength(2);
    expect(model.actualDots).toHaveLength(3);
    expect(model.baselineDots).toHaveLength(1);
  });

  it("has its origin at 0 and lower figures further down", () => {
    const model = chartModel({ ...chart(kpi(), [[2025, "14000"]]), size: "large" });
    expect(model.zeroY).toBe(model.plot.bottom);
    expect(model.targetDots[0]?.y).toBeGreaterThan(model.baselineDots[0]?.y ?? Number.POSITIVE_INFINITY);
  });

  it("draws the guide from the year before the plan, and none beside 計画 of every year or when the plan has none", () => {
    const guided = chartModel({ ...chart(kpi()), size: "small" });
    expect(guided.guidePath.match(/[ML]/g)).toHaveLength(6);
    expect(guided.labels.some((label) => label.text === "目安")).toBe(true);
    expect(chartModel({ ...chart(kpi(), [], "none"), size: "small" }).guidePath).toBe("");
    const years = [2025, 2026, 2027, 2028, 2029].map((fy, index) => ({
      fy: fiscalYear(fy),
      planned: { kind: "number", value: num(`${14000 - index * 1000}`) } as const,
      actual: null,
    }));
    const planned = chartModel({ ...chart(kpi({ years })), size: "small" });
    expect(planned.guidePath).toBe("");
    expect(planned.plannedPath).toMatch(/^(M[\d.]+,[\d.]+h[\d.]+){5}$/);
    // 計画 that was set for one year takes nothing from the others.
    const once = chartModel({ ...chart(kpi({ years: years.slice(0, 1) })), size: "small" });
    expect(once.guidePath).toBe(guided.guidePath);
    expect(once.plannedPath).toMatch(/^M[\d.]+,[\d.]+h[\d.]+$/);
  });

  it("shades the better side of a trend target and invents no number", () => {
    const definition = kpi({ target: { fy: fiscalYear(2029), value: trend } });
    const down = chartModel({ ...chart(definition), size: "large" });
    expect(down.targetDots).toEqual([]);
    expect(down.zones[0]?.area?.y).toBe(down.zones[0]?.area?.lineY);
    const up = chartModel({ ...chart({ ...definition, direction: "up" }), size: "large" });
    expect(up.zones[0]?.area?.y).toBeLessThan(up.zones[0]?.area?.lineY ?? 0);
    expect(
      chartModel({
        ...chart(
          kpi({
            baseline: { fy: fiscalYear(2023), value: null },
            target: { fy: fiscalYear(2029), value: trend },
          }),
        ),
        size: "small",
      }).zones[0]?.area,
    ).toBeNull();
  });

  it.each<[string, Kpi, [number, string][]]>([
    [
      "nothing known",
      kpi({
        baseline: { fy: fiscalYear(2023), value: null },
        target: { fy: fiscalYear(2029), value: trend },
      }),
      [],
    ],
    [
      "all zero",
      kpi({
        baseline: { fy: fiscalYear(2023), value: num("0") },
        target: { fy: fiscalYear(2029), value: { kind: "number", value: num("0") } },
      }),
      [[2025, "0"]],
    ],
    ["negative", kpi({ baseline: { fy: fiscalYear(2023), value: num("-5") } }), [[2025, "-8"]]],
    ["no target", kpi({ target: { fy: fiscalYear(2029), value: { kind: "none" } } }), [[2025, "1"]]],
    [
      "many digits",
      kpi({ baseline: { fy: fiscalYear(2023), value: num("999999999999.123456") } }),
      [[2025, "123456789012.5"]],
    ],
  ])("draws finite coordinates with %s", (_name, definition, figures) => {
    for (const size of ["small", "large"] as const) {
      const markup = renderToStaticMarkup(
        <KpiChart {...chart(definition, figures)} size={size} idPrefix="x" />,
      );
      expect(markup).not.toMatch(/NaN|Infinity|undefined/);
      for (const [number] of markup.matchAll(/(?<=["M, LHhv])-?\d+\.\d+(?=[",LHhvz])/g))
        expect(number).toMatch(/\.\d$/);
    }
  });

  it("keeps its values inside the drawing, one label per figure", () => {
    const model = chartModel({
      ...chart(kpi(), [
        [2025, "14000"],
        [2029, "10000"],
      ]),
      size: "large",
    });
    const printed = model.labels.filter((label) => label.kind === "value").map((label) => label.text);
    expect(printed).toEqual(["14,000", "10,000", "現状値 15,000"]);
    for (const label of model.labels) {
      expect(label.y).toBeGreaterThan(12);
      expect(label.y).toBeLessThan(model.height);
    }
  });
});

describe("a definition that changed", () => {
  const figures: [number, string][] = [
    [2025, "1226"],
    [2026, "1500"],
    [2027, "1900"],
  ];

  it("draws each target over its own years, and the guide of each edition by itself", () => {
    const input = chart(retargeted(), figures);
    expect(chartGuide(input).map(({ value }) => value)).toEqual([
      "1226.4",
      "1544.8",
      "2043.2",
      "2421.6",
      "2800",
    ]);
    const model = chartModel({ ...input, size: "large" });
    expect(model.targetSteps.match(/M/g)).toHaveLength(2);
    expect(model.guidePath.match(/M/g)).toHaveLength(2);
    const targets = model.labels.filter(({ kind }) => kind === "target").map(({ text }) => text);
    expect(targets.sort()).toEqual(["目標値 2,500", "目標値 2,800"]);
    // Another target is no other number: the line goes on.
    expect(model.breaks).toEqual([]);
    expect(model.actualPath.match(/M/g)).toHaveLength(1);
  });

  it("tells the change in the table, and reads each year by its own edition", () => {
    const input = chart(retargeted(), figures);
    const markup = renderToStaticMarkup(<KpiTable {...input} />);
    expect(markup).toContain("令和9年度から：目標値 2,500手続き（令和11年度） → 2,800手続き（令和11年度）");
    expect(markup).toContain("<td>1,544.8手続き</td>");
    expect(markup).toContain("<td>2,043.2手続き</td>");
    expect(chartFinding(input.kpi, input.years, fiscalYear(2025))).toContain(
      "目標値（令和11年度）は2,500手続きです",
    );
    expect(chartFinding(input.kpi, input.years)).toContain("目標値（令和11年度）は2,800手続きです");
  });

  it("puts figures of another unit at their height where a factor leads there, and never rewrites them", () => {
    const model = chartModel({
      ...chart(countedInSheets("1000"), [
        [2025, "13900"],
        [2026, "13000"],
        [2027, "12000000"],
        [2028, "11000000"],
      ]),
      size: "large",
    });
    expect(model.breaks).toHaveLength(1);
    expect(model.actualPath.match(/M/g)).toHaveLength(2);
    expect(model.units.map(({ text }) => text)).toEqual(["単位：枚"]);
    const heights = model.actualDots.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    const printed = model.labels.filter(({ kind }) => kind === "value").map(({ text }) => text);
    expect(printed).toEqual(["13,900千枚", "13,000千枚", "12,000,000", "11,000,000", "現状値 15,000千枚"]);
    expect(model.targetSteps).toBe("");
  });

  it("gives the years before their own scale where nobody gave a factor", () => {
    const input = chart(countedInSheets(null), [
      [2026, "13000"],
      [2027, "12000000"],
    ]);
    const model = chartModel({ ...input, size: "large" });
    expect(model.units.map(({ text }) => text)).toEqual(["単位：千枚", "単位：枚"]);
    expect(model.ticks).toEqual([]);
    expect(model.actualDots[0]?.y).toBeLessThan(model.plot.bottom - 100);
    const markup = renderToStaticMarkup(<KpiChart {...input} size="large" idPrefix="x" />);
    expect(markup).toContain("令和9年度から単位・単位の倍率が変わったため、線を切っています。");
    expect(markup).toContain("R8 実績13,000千枚");
    expect(markup).toContain("R9 実績12,000,000枚");
  });
});

describe("labels", () => {
  const collisions = ({ labels }: ChartModel, size: "small" | "large") =>
    labels.flatMap((label, i) =>
      labels
        .slice(i + 1)
        .filter((other) => touch(boxOf(label, FRAME[size].type), boxOf(other, FRAME[size].type)))
        .map((other) => `${label.text} / ${other.text}`),
    );
  const withInterim = (recorded: string, interim: string, definition = kpi()) => {
    const { years } = buildSeries(PLAN_PERIOD, definition, [
      report(fiscalYear(2025), recorded),
      makeApprovedReport(
        interim,
        { kpiId: toKpiId("paper"), fy: fiscalYear(2026) },
        { figureStatus: "interim" },
      ),
    ]);
    return { kpi: definition, years, plan: PLAN_PERIOD };
  };

  it.each(["small", "large"] as const)(
    "do not touch each other beside a figure of a part of the year (%s)",
    (size) => {
      for (const [recorded, interim] of [
        ["14100", "12900"],
        ["13900", "13900"],
        ["9000", "12900"],
        ["10100", "400"],
      ] as const) {
        for (const definition of [kpi(), kpi({ until: fiscalYear(2026) })]) {
          const model = chartModel({ ...withInterim(recorded, interim, definition), size });
          expect(collisions(model, size)).toEqual([]);
          const value = formatQuantity(num(recorded), { unit: "", decimals: 0 });
          expect(model.labels.map(({ text }) => text)).toContain(value);
        }
      }
    },
  );

  it.each(["small", "large"] as const)(
    "do not touch each other in the type that a telephone shows (%s)",
    (size) => {
      // Kana and kanji are as wide as the type is high.
      const boxes = ({ labels }: ChartModel) =>
        labels.map(({ text, x, y, anchor }) => {
          const type = size === "small" ? 12 : 16;
          const width = [...text].reduce((sum, char) => sum + (char < "\u0100" ? 0.6 : 1) * type, 0);
          const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
          return { text, left, right: left + width, top: y - type * 0.85, bottom: y + type * 0.15 };
        });
      for (const definition of [kpi(), countedInSheets("1000")]) {
        for (const figure of ["15240", "15000", "14100", "13900", "12000", "10000", "9000"]) {
          for (const figures of [
            [[2025, figure]],
            [
              [2024, figure],
              [2025, "15240"],
            ],
            [
              [2025, "15240"],
              [2026, figure],
            ],
            [
              [2025, figure],
              [2026, figure],
              [2027, "10100"],
            ],
          ] as [number, string][][]) {
            const found = boxes(chartModel({ ...chart(definition, figures), size }));
            const met = found.flatMap((box, i) =>
              found
                .slice(i + 1)
                .filter((other) => touch(box, other))
                .map((other) => `${box.text} / ${other.text}`),
            );
            expect(met, JSON.stringify(figures)).toEqual([]);
          }
        }
      }
    },
  );

  it("leave the dot of the year before uncovered by a figure of a part of the year", () => {
    const model = chartModel({ ...withInterim("14100", "12900"), size: "large" });
    const interim = model.labels.find(({ text }) => text.startsWith("年度途中"));
    const [dot] = model.actualDots;
    if (!interim || !dot) throw new Error("no label or no dot");
    const box = boxOf(interim, FRAME.large.type);
    expect(touch(box, { left: dot.x - 5, right: dot.x + 5, top: dot.y - 5, bottom: dot.y + 5 })).toBe(false);
  });

  it("print the figure on record where plan, former target and figure fall into one year", () => {
    const model = chartModel({
      ...chart(retargeted(), [
        [2026, "900"],
        [2029, "2700"],
      ]),
      size: "small",
    });
    const texts = model.labels.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["900", "2,700", "目標値 2,800"]));
    expect(collisions(model, "small")).toEqual([]);
  });

  it("leave room at the edge for figures of eight digits", () => {
    const wide = kpi({
      unit: "枚",
      baseline: { fy: fiscalYear(2023), value: num("15000000") },
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("10000000") } },
    });
    const { plot, ticks } = chartModel({ ...chart(wide), size: "large" });
    expect(ticks.map(({ text }) => text)).toContain("15,000,000");
    // Ten characters of about seven units each.
    expect(plot.left).toBeGreaterThan(70);
    expect(chartModel({ ...chart(kpi()), size: "large" }).plot.left).toBe(46);
  });

  it("leave no word of 目安 where no guide is drawn", () => {
    const none = { ...chart(kpi(), [[2025, "14000"]], "none"), size: "large" } as const;
    expect(renderToStaticMarkup(<KpiChart {...none} idPrefix="n" />)).not.toContain("目安");
    expect(renderToStaticMarkup(<KpiTable {...none} />)).not.toContain("目安");
  });
});

describe("figures that are not final", () => {
  const input = () => {
    const { years } = buildSeries(PLAN_PERIOD, kpi(), [
      makeApprovedReport(
        "14000",
        { kpiId: toKpiId("paper"), fy: fiscalYear(2025) },
        { figureStatus: "provisional" },
      ),
      makeApprovedReport(
        "6000",
        { kpiId: toKpiId("paper"), fy: fiscalYear(2026) },
        { figureStatus: "interim", asOf: day("2026-09-30") },
      ),
    ]);
    return { kpi: kpi(), years, plan: PLAN_PERIOD };
  };

  it("stand apart in the chart: 速報値 on the line, 年度途中の値 beside it", () => {
    const model = chartModel({ ...input(), size: "large" });
    expect([model.actualDots, model.provisionalDots, model.interimDots].map(({ length }) => length)).toEqual([
      0, 1, 1,
    ]);
    expect(model.actualPath).toBe("");
    expect(model.labels.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["速報値 14,000", "年度途中 6,000"]),
    );
  });

  it("are named in table and sentence", () => {
    const markup = renderToStaticMarkup(<KpiTable {...input()} />);
    expect(markup).toContain("14,000千枚（速報値）");
    expect(markup).toContain("6,000千枚（年度途中の値）");
    const text = chartSeriesText(input().kpi, input().years);
    expect(text).toContain("R8 年度途中の値6,000千枚（令和8年9月30日時点）");
    expect(text).not.toContain("R8 実績");
    const { kpi: definition, years } = input();
    expect(chartFinding(definition, years, fiscalYear(2025))).toContain(
      "令和7年度は14,000千枚（速報値）で、",
    );
    expect(chartFinding(definition, years)).toContain(
      "令和8年度の年度途中の値（令和8年9月30日時点）は6,000千枚です。",
    );
  });
});

describe("chart for those who do not see it", () => {
  it("has role, title, description and one sentence", () => {
    const markup = renderToStaticMarkup(
      <KpiChart {...chart(kpi(), [[2025, "14000"]])} size="small" idPrefix="p" />,
    );
    expect(markup).toContain('role="img" aria-labelledby="p-t p-d"');
    expect(markup).toContain('<title id="p-t">紙の枚数の推移</title>');
    expect(markup).toContain("R5 現状値15,000千枚、R7 実績14,000千枚、R11 目標値10,000千枚");
    expect(markup).toContain(
      "<figcaption>令和7年度は14,000千枚で、令和5年度の15,000千枚から減っています。目標値（令和11年度）は10,000千枚です。</figcaption>",
    );
  });

  it("has the same figures in a table with scopes, blank where nothing is known", () => {
    const markup = renderToStaticMarkup(
      <KpiTable {...chart(kpi(), [[2025, "14000"]])} asOfFy={fiscalYear(2026)} />,
    );
    expect(markup.match(/scope="row"/g)).toHaveLength(6);
    expect(markup).toContain("<td>14,000千枚</td>");
    expect(markup.match(/mk mk-/g)).toHaveLength(2);
  });
});

describe("words", () => {
  it("finds what the figures say", () => {
    const finding = (definition: Kpi, figures: [number, string][]) =>
      chartFinding(definition, chart(definition, figures).years);
    expect(finding(kpi(), [[2025, "9000"]])).toBe(
      "令和7年度は9,000千枚で、目標値（令和11年度）の10,000千枚を達成しました。",
    );
    expect(finding(kpi(), [[2025, "15000"]])).toContain("令和5年度の15,000千枚から変わっていません");
    expect(finding(kpi(), [[2025, "16000"]])).toContain("から増えています");
    expect(finding(kpi(), [])).toBe(
      "実績はまだありません。令和5年度の現状値は15,000千枚、目標値（令和11年度）は10,000千枚です。",
    );
    expect(finding(kpi({ baseline: { fy: fiscalYear(2023), value: null } }), [])).toContain(
      "現状値・実績はまだありません",
    );
    expect(finding(kpi({ target: { fy: fiscalYear(2029), value: { kind: "none" } } }), [[2025, "1"]])).toBe(
      "令和7年度は1千枚です。目標値は定められていません。",
    );
  });

  it("writes a target with the decimals it was written with", () => {
    const share = { unit: "%", decimals: 1, direction: "up" } as const;
    expect(targetText({ kind: "number", value: num("70") }, share)).toBe("70%");
    expect(targetText({ kind: "number", value: num("56.3") }, share)).toBe("56.3%");
    expect(targetText(trend, share)).toBe("上昇");
    expect(chartSeriesText(kpi({ target: { fy: fiscalYear(2029), value: trend } }), [])).toContain(
      "目標値減少",
    );
  });

  it.each(JUDGEMENT_CODES)("prints the mark %s as symbol and word", (code) => {
    const { symbol, word } = JUDGEMENT_WORDS[code];
    const text = renderToStaticMarkup(<Mark code={code} />).replace(/<[^>]+>/g, "");
    expect(text).toBe(`${symbol} ${word}`);
  });
});
