import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { describe, expect, it } from "vitest";
import type { ChangedPart, DefinitionChange } from "@/domain/plan/definition";
import { termsOf } from "@/domain/plan/editions";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { planNameAmong, planStandingWords } from "@/domain/words/ja/plan/life";
import { changedSince, changedValue, changedValues, editionChangeWords, pathWords, placeWords } from "./plan";

describe("a changed part without a value", () => {
  it.each<[ChangedPart, string]>([
    ["surveyed", "毎年度"],
    ["from", "計画のはじめから"],
    ["until", "計画の終わりまで"],
    ["planned", "記載なし"],
    ["continues", "なし"],
  ])("%s reads %s", (what, words) => {
    expect(changedValue(what, null, null)).toBe(words);
  });

  it("beside one that has a value", () => {
    expect(changedValue("surveyed", "2026,2028", null)).toBe("令和8年度・令和10年度");
    expect(changedValue("until", "2027", null)).toBe("令和9年度");
  });
});

describe("a changed part with a value", () => {
  const kpi = makeKpi({ unit: "手続き", decimals: 0 });

  it.each<[ChangedPart, string, string]>([
    ["target", "2500", "2,500手続き"],
    ["target", "12.5", "12.5手続き"],
    ["target", "↗", "上昇"],
    ["target", "—", "なし"],
    ["planned", "30", "30手続き"],
    ["documented", "30", "30手続き"],
    ["baseline", "30", "30手続き"],
    ["upperLimit", "100", "100手続き"],
    ["targetFy", "2029", "令和11年度"],
    ["from", "2026", "令和8年度"],
    ["ended", "2026", "令和8年度"],
    ["ended", "件数", "件数"],
    ["decimals", "1", "1桁"],
    ["scale", "1000", "1,000倍"],
    ["name", "新しい名", "新しい名"],
  ])("%s %s reads %s", (what, value, words) => {
    expect(changedValue(what, value, kpi)).toBe(words);
  });

  it("has no unit where the KPI is not known, and goes down where less is better", () => {
    expect(changedValue("target", "2500", null)).toBe("2,500");
    expect(changedValue("target", "↘", { ...kpi, direction: "down" })).toBe("減少");
    expect(changedValue("target", "↗", null)).toBe("上昇");
  });
});

describe("a change on record, in words", () => {
  const kpi = makeKpi();
  const change = (changes: Partial<DefinitionChange>): DefinitionChange => ({
    kpiId: kpi.id,
    what: "target",
    from: fiscalYear(2026),
    before: "200",
    after: "300",
    reason: "",
    decidedOn: null,
    document: null,
    rejudges: false,
    ...changes,
  });

  it("says what became what, and of a KPI that ends until when", () => {
    expect(changedValues(change({}), kpi, [], () => null)).toBe("目標値 200件 → 300件");
    expect(changedValues(change({}), kpi, [], () => null, "別の名")).toBe("別の名 200件 → 300件");
    const ended = { what: "ended", before: "件数" } as const;
    expect(changedValues(change({ ...ended, after: "2026" }), kpi, [], () => null, "終わり")).toBe(
      "終わり（令和8年度まで）",
    );
    expect(changedValues(change({ ...ended, after: null }), kpi, [], () => null, "終わり")).toBe("終わり");
    expect(
      changedValues(change({ what: "added", before: null, after: "件数" }), kpi, [], () => null, "始まり"),
    ).toBe("始まり");
  });

  it("says from when it holds, or of which year it is", () => {
    const since = (what: ChangedPart, from: number | null = 2026) =>
      changedSince(change({ what, from: from === null ? null : fiscalYear(from) }));
    expect(since("target")).toBe("（令和8年度から）");
    expect(since("target", null)).toBe("");
    expect(["planned", "documented"].map((what) => since(what as ChangedPart))).toEqual([
      "（令和8年度）",
      "（令和8年度）",
    ]);
    expect(["ended", "until", "added"].map((what) => since(what as ChangedPart))).toEqual(["", "", ""]);
  });

  it("of an edition says each term, a 現状値 and a 目標値 with their years", () => {
    const terms = termsOf(kpi);
    const next = {
      ...terms,
      upperLimit: num("500"),
      baseline: { ...terms.baseline, value: num("90") },
      target: { fy: fiscalYear(2028), value: { kind: "trend" as const } },
    };
    expect(editionChangeWords(terms, next)).toEqual([
      "上限 なし → 500件",
      "現状値 100件（令和5年度） → 90件（令和5年度）",
      "目標値 200件（令和11年度） → 上昇（令和10年度）",
    ]);
    expect(editionChangeWords(terms, terms)).toEqual([]);
  });
});

describe("a place in a plan, in words", () => {
  it.each([
    ["", "計画全般"],
    ["1", "柱（1）"],
    ["1\n便利", "柱（1）「便利」"],
    ["1-2", "柱（1）の取組2"],
    ["1-2\n便利\n窓口の改善", "柱（1）「便利」の取組2「窓口の改善」"],
    ["1\n", "柱（1）"],
  ])("%j reads %s", (value, words) => {
    expect(placeWords(value)).toBe(words);
  });

  it.each([
    ["aim", "目指す姿"],
    ["pillars[1].title", "柱（1）の名称"],
    ["pillars[12].measures[3].title", "柱（12）の取組3の名称"],
    ["former.pillars[1].title", "なくした柱（1）の名称"],
    ["kpis[count].source", "「件数」の資料の箇所"],
    ["kpis[other].source", "資料の箇所"],
    ["unheard.of", "unheard.of"],
  ])("%s is %s", (path, words) => {
    expect(pathWords(path, (id) => (id === "count" ? "件数" : null))).toBe(words);
  });
});

describe("a plan, in words", () => {
  it("is in preparation only as long as the public is not shown it", () => {
    const words = (isChosenToLead: boolean, isPublished: boolean) =>
      planStandingWords({ phase: "in_preparation", isChosenToLead, isPublished });
    const all = [words(false, false), words(true, false), words(false, true), words(true, true)];
    expect(all[0]).toBe("準備中");
    expect(all[1]).toContain("次の公表から");
    expect(all[2]).toContain("公開中");
    expect(all[3]).toBe(all[2]);
    for (const phase of ["running", "ended"] as const) {
      const standing = { phase, isChosenToLead: true, isPublished: true };
      expect(planStandingWords(standing)).toBe(phase === "running" ? "実施中" : "終了");
    }
  });

  it("is told from its namesakes by its period, and by its id where that is the same", () => {
    const plan = (id: string, name: string, start: number) => ({
      id,
      name,
      startFy: fiscalYear(start),
      endFy: fiscalYear(start + 4),
    });
    const one = plan("one", "計画", 2025);
    expect(planNameAmong(one, [one, plan("two", "別の計画", 2025)])).toBe("計画");
    expect(planNameAmong(one, [one, plan("two", "計画", 2030)])).toBe("計画（令和7年度～令和11年度）");
    expect(planNameAmong(one, [one, plan("two", "計画", 2025), plan("three", "計画", 2030)])).toBe(
      "計画（令和7年度～令和11年度、one）",
    );
  });
});
