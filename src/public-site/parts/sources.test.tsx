import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { freezeSeries } from "@/domain/publication/freeze";
import type { PublishedEvidence } from "@/domain/publication/snapshot";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import type { PageContext } from "../page-context";
import { KpiSources, YearSources } from "./sources";

const context = { link: (route: string) => route } as unknown as PageContext;

function sources(
  plan: PlanDefinition,
  id: string,
  actual: string | null,
  evidence: readonly PublishedEvidence[] = [],
): string {
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === id)?.kpi;
  if (!kpi) throw new Error(id);
  const fy = fiscalYear(plan.endFy === 2024 ? 2024 : 2025);
  const report =
    actual &&
    makeApprovedReport(
      num(actual),
      { kpiId: kpi.id, fy, department: "行政経営課" },
      { asOf: day(`${fy + 1}-03-31`) },
    );
  const { years } = freezeSeries(buildSeries(plan, kpi, report ? [report] : []), judgementSentence);
  const parts = [{ plan, kpi, years: years.map((year) => (year.fy === fy ? { ...year, evidence } : year)) }];
  return renderToStaticMarkup(
    <dl>
      <KpiSources context={context} parts={parts} />
    </dl>,
  ).replace(/<\/d[td]>/g, "\n");
}

const DOCUMENT = "「DX推進計画（第2期）の策定について」（総R6.11.18）のうち別紙5-1(1)";

it("parts what was promised from what was measured", () => {
  const text = sources(realPlan("dx-2"), "online-procedures", "1226");
  expect(text).toContain(`目標値の出典\n<dd>${DOCUMENT}\n`);
  expect(text).toContain("実績の出典\n<dd>行政経営課（令和7年度、令和8年3月31日時点）\n");
});

it("has no source of figures where nothing was measured", () => {
  expect(sources(realPlan("dx-2"), "online-procedures", null)).not.toContain("実績の出典");
});

it("names the document for the figures that it prints, and the department for its own", () => {
  expect(sources(realPlan("dx-1"), "online-rate", "41")).toMatch(
    /実績の出典\n<dd>「DX推進計画（第2期）の策定について」.*別紙5-2\(1\)①（令和3年度～令和5年度）、行政経営課（令和6年度、令和7年3月31日時点）\n/,
  );
});

it("leads to the evidence that is public, and names the decision of a later target", () => {
  const plan = realPlan("dx-2");
  const decided = {
    ...plan,
    changes: [
      {
        kpiId: listKpis(plan)[1]?.kpi.id ?? null,
        what: "target",
        from: fiscalYear(2027),
        before: "2500",
        after: "2800",
        reason: "中間見直し",
        decidedOn: null,
        document: "中間見直し報告書",
        rejudges: false,
      },
    ],
  } as const;
  const text = sources(decided, "online-procedures", "1226", [
    { title: "手続の一覧", kind: "url", url: "https://example.jp/list" },
  ]);
  expect(text).toContain(`${DOCUMENT}、中間見直し報告書（令和9年度から）`);
  expect(text).toMatch(/根拠資料 <a href="https:\/\/example\.jp\/list"[^>]*>手続の一覧<\/a>（外部サイト）/);
});

it("names no document of a target that was replaced before it held", () => {
  const plan = realPlan("dx-2");
  const [, placed] = listKpis(plan);
  const decision = (from: number, after: string, document: string | null) => ({
    kpiId: placed?.kpi.id ?? null,
    what: "target" as const,
    from: fiscalYear(from),
    before: "2500",
    after,
    reason: "見直し",
    decidedOn: null,
    document,
    rejudges: false,
  });
  const ahead = decision(2027, "2800", "中間見直し報告書");
  const withdrawn = { ...plan, changes: [ahead, decision(2026, "2600", "見直しの決定")] };
  const text = sources(withdrawn, "online-procedures", "1226");
  expect(text).toContain(`目標値の出典\n<dd>${DOCUMENT}、見直しの決定（令和8年度から）\n`);
  const sooner = { ...plan, changes: [ahead, decision(2025, "2800", null)] };
  expect(sources(sooner, "online-procedures", "1226")).toContain(
    // No year has the document's own target any more.
    `目標値の出典\n<dd>中間見直し報告書（令和7年度から）\n`,
  );
});

it("names by its day a decision without a document, and no document that says another value", () => {
  const plan = realPlan("dx-2");
  const [, placed] = listKpis(plan);
  const changed = (what: "target" | "baseline" | "planned", from: number | null) => ({
    kpiId: placed?.kpi.id ?? null,
    what,
    from: from === null ? null : fiscalYear(from),
    before: "2500",
    after: "1200",
    reason: "見直し",
    decidedOn: day("2027-02-10"),
    document: null,
    rejudges: false,
  });
  const of = (...changes: ReturnType<typeof changed>[]) =>
    sources({ ...plan, changes }, "online-procedures", "1226");
  expect(of(changed("target", 2027))).toContain(
    `目標値の出典\n<dd>${DOCUMENT}、令和9年2月10日の決定（令和9年度から）\n`,
  );
  expect(of(changed("target", null))).toContain("目標値の出典\n<dd>令和9年2月10日の決定\n");
  const other = of(changed("baseline", 2027), changed("planned", 2028));
  expect(other).toContain(`目標値の出典\n<dd>${DOCUMENT}\n`);
  expect(other).toContain(`現状値の出典\n<dd>${DOCUMENT}、令和9年2月10日の決定（令和9年度から）\n`);
  // The document of the second plan states no 計画 of a year.
  expect(other).toContain("計画の出典\n<dd>令和9年2月10日の決定（令和10年度）\n");
  // That of the first one does, of the years before.
  const first = realPlan("dx-1");
  const id = listKpis(first)[0]?.kpi.id ?? null;
  const changes = [{ ...changed("planned", 2024), kpiId: id }];
  expect(sources({ ...first, changes }, String(id), null)).toMatch(
    /計画の出典\n<dd>「[^」]+」.*、令和9年2月10日の決定（令和6年度）\n/,
  );
});

it("names under several charts what the figure and target of the plan before stand in, each once", () => {
  const plan = realPlan("dx-2");
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === "online-procedures")?.kpi;
  if (!kpi) throw new Error("fixture");
  const decided = {
    kpiId: kpi.id,
    what: "target",
    from: fiscalYear(2027),
    before: "2500",
    after: "2800",
    reason: "見直し",
    decidedOn: null,
    document: "見直しの決定",
    rejudges: false,
  } as const;
  const report = makeApprovedReport(num("1300"), {
    kpiId: kpi.id,
    fy: fiscalYear(2029),
    department: "企画課",
  });
  const { years } = freezeSeries(buildSeries(plan, kpi, [report]), judgementSentence);
  const part = { plan: { ...plan, changes: [decided] }, kpi, years, fy: fiscalYear(2029) };
  const text = renderToStaticMarkup(
    <YearSources document="次の計画書" parts={[part]} fy={fiscalYear(2030)} />,
  );
  expect(text).toContain(
    `<dd>次の計画書、${DOCUMENT}、見直しの決定（令和9年度から）：「オンラインで可能な行政手続の種類」</dd>`,
  );
  expect(text).toContain("<dd>企画課（令和11年度）</dd>");
});

it("names only the years that have a figure, and a range only where none is missing", () => {
  const plan = realPlan("dx-2");
  const kpi = listKpis(plan).find((placed) => placed.kpi.id === "online-procedures")?.kpi;
  if (!kpi) throw new Error("fixture");
  const reports = [2025, 2026, 2029].map((year) =>
    makeApprovedReport(
      num("1300"),
      { kpiId: kpi.id, fy: fiscalYear(year), department: "企画課" },
      { asOf: day(`${year + 1}-03-31`) },
    ),
  );
  const { years } = freezeSeries(buildSeries(plan, kpi, reports), judgementSentence);
  expect(renderToStaticMarkup(<KpiSources context={context} parts={[{ plan, kpi, years }]} />)).toContain(
    "企画課（令和7年度～令和8年度・令和11年度、令和12年3月31日時点）",
  );
});

it("is the source of the words where a page has no target", () => {
  const text = renderToStaticMarkup(
    <dl>
      <YearSources document="計画書のうち別紙3(1)①" parts={[]} fy={fiscalYear(2025)} />
    </dl>,
  );
  expect(text).toBe("<dl><div><dt>出典</dt><dd>計画書のうち別紙3(1)①</dd></div></dl>");
});
