import { num } from "@tests/fixtures/brands";
import { chart, kpi } from "@tests/fixtures/charts";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Kpi, Target } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { chartFinding, targetText } from "./chart-text";
import { KpiChart } from "./kpi-chart";
import { KpiTable } from "./kpi-table";

const trend: Target = { kind: "trend" };

describe("chart for those who do not see it", () => {
  it("has a role, a title that says what it is of, and the finding once", () => {
    const markup = renderToStaticMarkup(
      <KpiChart {...chart(kpi(), [[2025, "14000"]])} size="small" idPrefix="p" />,
    );
    expect(markup).toContain('role="img" aria-labelledby="p-t"');
    expect(markup).toContain('<title id="p-t">紙の枚数の推移のグラフ</title>');
    const finding =
      "令和7年度は14,000千枚で、令和5年度の15,000千枚から減っています。目標値（令和11年度）は10,000千枚です。";
    expect(markup).toContain(`<figcaption>${finding}</figcaption>`);
    expect(markup.split(finding)).toHaveLength(2);
    const beside = renderToStaticMarkup(
      <KpiChart {...chart(kpi(), [[2025, "14000"]])} size="small" idPrefix="p" withFinding={false} />,
    );
    expect(beside).not.toContain("減っています");
  });

  it("has the same figures in a table with scopes, blank where nothing is known", () => {
    const markup = renderToStaticMarkup(
      <KpiTable {...chart(kpi(), [[2025, "14000"]])} asOfFy={fiscalYear(2026)} />,
    );
    expect(markup.match(/scope="row"/g)).toHaveLength(6);
    expect(markup).toContain('<td data-l="実績">14,000千枚</td>');
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
    expect(targetText(trend, kpi())).toBe("減少");
  });
});
