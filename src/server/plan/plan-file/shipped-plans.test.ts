/** The two plans of prisma/plans against the document they were taken from, number by number. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { buildSeries } from "@/domain/reports/series";
import { tally } from "@/domain/reports/tally";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { parsePlanFile } from "./schema";

const file = (name: string) =>
  readFileSync(new URL(`../../../../prisma/plans/${name}`, import.meta.url), "utf8");

function load(text: string): PlanDefinition {
  const result = parsePlanFile(text);
  if (!result.ok) throw new Error(result.errors.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return withInitiativeIds(result.plan);
}

const dx1 = load(file("dx-1.yaml"));
const dx2 = load(file("dx-2.yaml"));
const kpi = (plan: PlanDefinition, id: string) => {
  const found = listKpis(plan).find((placed) => placed.kpi.id === id);
  if (!found) throw new Error(`no KPI ${id}`);
  return found.kpi;
};
const number = (value: string) => ({ kind: "number", value });

describe("the second plan", () => {
  const measures = dx2.pillars.flatMap((pillar) => pillar.measures);
  const initiatives = measures.flatMap((measure) => measure.initiatives);

  it("has every pillar, measure, initiative and KPI of the document", () => {
    expect(dx2.pillars.map((pillar) => pillar.measures.length)).toEqual([4, 5, 5]);
    expect(measures).toHaveLength(14);
    expect(initiatives).toHaveLength(73);
    expect(initiatives.filter(({ marker }) => marker === "○")).toHaveLength(36);
    expect(initiatives.filter(({ marker }) => marker === "・")).toHaveLength(37);
    // Counted by hand in 別紙3, measure by measure.
    expect(measures.map((measure) => measure.initiatives.length)).toEqual([
      7, 7, 6, 5, 6, 7, 6, 4, 5, 5, 4, 3, 3, 5,
    ]);
    expect(dx2.kpis).toHaveLength(1);
    expect(dx2.pillars.map((pillar) => pillar.kpis.length)).toEqual([2, 2, 2]);
    expect(dx2.pillars.map((pillar) => pillar.vision.length)).toEqual([3, 3, 3]);
    expect(measures.flatMap((measure) => measure.kpis)).toEqual([]);
  });

  it("says what it is", () => {
    expect(dx2).toMatchObject({
      id: "dx-2",
      name: "DX推進計画（第2期）",
      municipality: { code: "212032", name: "高山市" },
      startFy: 2025,
      endFy: 2029,
      aim: "人にやさしいデジタル都市 飛騨高山",
      settings: {
        improvementReference: "previous-actual",
        guideMethod: "equal-steps",
        allowSelfApproval: false,
      },
    });
    expect(dx2.positioning).toHaveLength(3);
    expect(dx2.pillars.map(({ catchphrase, title, viewpoint }) => [catchphrase, title, viewpoint])).toEqual([
      ["便利・快適", "DXによる 市民サービスの向上", "市民サービス"],
      ["効率的・効果的", "DXによる 市役所業務の刷新", "市役所業務"],
      ["活気", "DXによる 産業や地域社会のイノベーションの創出", "産業や地域社会"],
    ]);
  });

  it("has baseline and target of every KPI as printed in 別紙5-1", () => {
    const rows = listKpis(dx2).map(({ kpi: { id, baseline, target, unit, scale, direction } }) => [
      id,
      baseline.value,
      target.value.kind === "number" ? target.value.value : target.value.kind,
      unit,
      scale,
      direction,
    ]);
    expect(rows).toEqual([
      ["digital-feeling", null, "trend", "%", 1, "up"],
      ["online-procedures", "908", "2500", "手続き", 1, "up"],
      ["mynumber-services", "5", "10", "種類", 1, "up"],
      ["ai-hours-saved", "850", "5000", "時間", 1, "up"],
      ["paper-sheets", "15000", "10000", "千枚", 1000, "down"],
      ["learning-events", "19", "40", "回", 1, "up"],
      ["data-projects", "1", "10", "種類", 1, "up"],
    ]);
    for (const { kpi } of listKpis(dx2)) {
      expect([kpi.baseline.fy, kpi.target.fy, kpi.years]).toEqual([2023, 2029, []]);
      expect(kpi.rationale).not.toBeNull();
      expect(kpi.source).toMatch(/^別紙5-1/);
    }
  });

  it("lists オープンデータ化推進 under (2)③ and (3)②, as two initiatives", () => {
    const under = (pillar: number, measure: number) =>
      dx2.pillars[pillar - 1]?.measures[measure - 1]?.initiatives.map(({ text }) => text);
    expect(under(2, 3)).toContain("庁内各種データのオープンデータ化推進");
    expect(under(3, 2)).toContain("市が保有する各種データのオープンデータ化推進");
  });

  it("keeps what the readings say to keep", () => {
    expect(initiatives.map(({ text }) => text)).toContain(
      "地域情報化アドバイザーリストの活用など外部知見の活用",
    );
  });
});

describe("the first plan", () => {
  it("has nine measures with a KPI each, R3 to R6, and R6 not yet known", () => {
    expect([dx1.startFy, dx1.endFy, dx1.settings.guideMethod]).toEqual([2021, 2024, "none"]);
    expect(dx1.pillars.map((pillar) => pillar.measures.map(({ kpis }) => kpis.length))).toEqual([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    for (const { kpi } of listKpis(dx1)) {
      expect(kpi.years.map(({ fy }) => fy)).toEqual([2021, 2022, 2023, 2024]);
      expect(kpi.baseline).toEqual({ fy: 2021, value: kpi.years[0]?.actual });
      expect(kpi.target).toEqual({ fy: 2024, value: kpi.years[3]?.planned });
      expect(kpi.years[3]?.actual).toBeNull();
    }
  });

  it("keeps —, ↗ and figures apart", () => {
    expect(kpi(dx1, "online-rate").years.map(({ planned }) => planned)).toEqual([
      { kind: "none" },
      number("40"),
      number("70"),
      number("90"),
    ]);
    expect(kpi(dx1, "efficient-service-feeling").years.map(({ planned }) => planned)).toEqual([
      number("56.3"),
      { kind: "trend" },
      { kind: "trend" },
      { kind: "trend" },
    ]);
  });

  it("counts as the labels say", () => {
    expect(listKpis(dx1).map(({ kpi: { id, aggregation } }) => [id, aggregation])).toEqual([
      ["online-rate", "share"],
      ["assisted-input-rate", "share"],
      ["efficient-service-feeling", "share"],
      ["mynumber-card-rate", "share"],
      ["security-incidents", "annual"],
      ["consultation-places", "unspecified"],
      ["satellite-offices", "cumulative"],
      ["open-datasets", "unspecified"],
      ["collaboration-events", "cumulative"],
    ]);
  });

  // 別紙5-2, literally: id, R3 実績, R4 計画/実績, R5 計画/実績, R5 mark.
  const golden = [
    ["online-rate", "18.2", "40", "30.6", "70", "35", "△"],
    ["assisted-input-rate", "13.6", "10", "14.7", "20", "18.7", "△"],
    ["efficient-service-feeling", "56.3", "↗", "52.1", "↗", "51.4", "×"],
    ["mynumber-card-rate", "45.6", "60", "70.7", "75", "76.2", "○"],
    ["security-incidents", "0", "0", "0", "0", "0", "○"],
    ["consultation-places", "1", "10", "14", "20", "20", "○"],
    ["satellite-offices", "1", "3", "1", "6", "1", "×"],
    ["open-datasets", "14", "30", "99", "40", "109", "○"],
    ["collaboration-events", "1", "10", "3", "15", "19", "○"],
  ] as const;

  it.each(golden)("%s: figures and R5 mark are the document's", (id, r3, plan4, r4, plan5, r5, mark) => {
    const { years } = kpi(dx1, id);
    const target = (written: string) => (written === "↗" ? { kind: "trend" } : number(written));
    expect(years.map(({ actual }) => actual)).toEqual([r3, r4, r5, null]);
    expect(years.slice(1, 3).map(({ planned }) => planned)).toEqual([target(plan4), target(plan5)]);
    const year = buildSeries(dx1, kpi(dx1, id), []).years.find(({ fy }) => fy === 2023);
    expect(year && JUDGEMENT_WORDS[year.judgement.code].symbol).toBe(mark);
  });

  it("tallies R5 to ○5 △2 ×2", () => {
    const series = listKpis(dx1).map(({ kpi }) => buildSeries(dx1, kpi, []));
    expect(tally(series, fiscalYear(2023))).toEqual({
      achieved: 5,
      improving: 2,
      not_achieved: 2,
      not_evaluated: 0,
    });
  });
});

describe("recognition errors of the source text", () => {
  const errors = [
    "飞",
    "ロードコード",
    "府内",
    "續",
    "有效",
    "、もなく・",
    "作業の徹底して",
    "データをした",
    "A I",
    "R P A",
    "令和6年1月",
    "パブリックコメント",
  ];

  it.each([dx1, dx2])("stand nowhere in $id but as corrected text", (plan) => {
    const { corrections, ...rest } = plan;
    const written = JSON.stringify([rest, corrections.map((correction) => correction.written)]);
    for (const error of errors) expect(written).not.toContain(error);
    for (const { text, written, reason } of corrections) {
      expect(errors.some((error) => text.includes(error))).toBe(true);
      expect(written).not.toBe(text);
      expect(reason).not.toBe("");
    }
  });

  it("are recorded beside the plan they were corrected in, with the corrected form in place", () => {
    expect(dx2.corrections).toHaveLength(8);
    expect(dx1.corrections).toHaveLength(2);
    const inPlace = JSON.stringify([dx1, dx2]);
    for (const form of [
      "ローコードツール等を",
      "ほとんどの手続が",
      "作業を徹底して",
      "データを活用した地域課題の解決や",
    ]) {
      expect(inPlace).toContain(form);
    }
    expect(dx1.pillars[0]?.measures[2]?.title).toBe("AI・RPA等最新技術の活用");
  });
});
