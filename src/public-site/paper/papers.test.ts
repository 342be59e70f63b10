import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day } from "@tests/fixtures/brands";
import { publishedAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { readPdf, tagsOf } from "@tests/fixtures/pdf";
import { realPlan } from "@tests/fixtures/plan";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import { listInitiatives, mapInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { siteModel } from "../model/site";
import { kpisCsv } from "../open-data/csv";
import { allKpiRows } from "../open-data/kpi-rows";
import type { RenderOptions } from "../page-context";
import { paperAt, papers } from "./papers";

/** Machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const FACES = ["BIZUDPGothic-Bold", "BIZUDPGothic-Regular"];

async function report(fy: number, options: RenderOptions = {}, demo = false) {
  const model = siteModel(makeSnapshot({ reports: INVENTED, origin: "https://dx.example.jp", demo }));
  const file = await paperAt(model, options, `/years/${fy}.pdf`);
  if (!file) throw new Error(`no report of ${fy}`);
  return { file, pdf: await readPdf(file.body), model };
}

describe("a year's report on paper", () => {
  it("has the document's own table, its counts and its marks (別紙5-2, end of R5)", async () => {
    const { pdf } = await report(2023);
    const [page = ""] = pdf.pages;
    expect(pdf.pages).toHaveLength(1);
    expect(page).toContain("令和5年度末の目標達成状況：「○」：5項目 「△」：2項目 「×」：2項目");
    const [table] = tagsOf(pdf.tags, /^Table$/);
    const cells = tagsOf([table ?? { role: "", text: "", children: [] }], /^TR$/).map((row) =>
      tagsOf([row], /^T[HD]$/).map(({ text }) => text.trim()),
    );
    expect(cells[0]).toEqual(["重要業績評価指標（KPI）", "区分", "R3", "R4", "R5", "R6", "目標達成状況"]);
    expect(cells[1]).toEqual(["（1）「便利」～DXによる 市民サービスの向上～"]);
    expect(cells[2]).toEqual([
      "① 行政手続きのオンライン化の推進オンラインで可能な手続きの割合取扱い延べ件数ベース",
      "計画",
      "—",
      "40%",
      "70%",
      "90%",
      "△ 上向き",
    ]);
    expect(cells[3]).toEqual(["実績", "18.2%", "30.6%", "35.0%", ""]);
    const marks = cells.flatMap(
      (row) =>
        row
          .at(-1)
          ?.match(/^[○△×－] /)?.[0]
          .trim() ?? [],
    );
    expect(marks).toEqual(["△", "△", "×", "○", "○", "○", "×", "○", "○"]);
  });

  it("has every figure of the year that the open data have", async () => {
    const { pdf, model } = await report(2025);
    const text = pdf.pages.join("");
    const rows: Record<string, string>[] = parse(kpisCsv(allKpiRows(model)), { bom: true, columns: true });
    const figures = rows.flatMap(({ fiscal_year, actual_value }) =>
      fiscal_year !== "2025" || !actual_value ? [] : [Number(actual_value).toLocaleString("ja-JP")],
    );
    expect(figures).toEqual(expect.arrayContaining(["1,226", "13,900"]));
    for (const figure of figures) expect(text).toContain(figure);
    expect(text).toContain("要因：要因の文");
  });

  it("is tagged for who hears it: title, language, headings in order, tables with heads", async () => {
    const { pdf } = await report(2025);
    expect(pdf.language).toBe("ja-JP");
    expect(pdf.title).toContain("令和7年度（2025年度）の報告");
    const headings = tagsOf(pdf.tags, /^H[1-6]$/);
    const levels = headings.map(({ role }) => Number(role.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0), headings[at]?.text).toBeLessThanOrEqual(1);
    });
    expect(pdf.bookmarks).toEqual(headings.map(({ text }) => text.trim()));
    const tables = tagsOf(pdf.tags, /^Table$/);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(tagsOf([table], /^TH$/).length).toBeGreaterThan(0);
  });

  it("carries the packages' faces alone", async () => {
    const { pdf } = await report(2025);
    expect(pdf.fonts).toEqual(FACES);
  });

  it("leaves the names their width beside a year of which only a part is known", async () => {
    const interim = makeApprovedReport(
      "7000",
      { kpiId: toKpiId("paper-sheets"), fy: fiscalYear(2026) },
      { figureStatus: "interim", asOf: day("2026-11-28"), reason: "" },
    );
    const model = siteModel(makeSnapshot({ reports: [...INVENTED, interim] }));
    const file = (await papers(model)).find(({ path }) => path === "years/2026.pdf");
    const { pages } = await readPdf(file?.body ?? new Uint8Array());
    expect(pages.join("")).toContain("年度途中の値");
    expect(pages.length).toBeLessThanOrEqual(2);
  });

  it("is made once for the site and its archive", async () => {
    const snapshot = makeSnapshot({ reports: INVENTED });
    const [site, archive] = [await papers(siteModel(snapshot)), await papers(siteModel(snapshot))];
    expect(site.map(({ path }) => path)).toContain("years/2025.pdf");
    expect(archive[0]?.body).toBe(site[0]?.body);
  });

  it("is the same file for the same snapshot", async () => {
    const [one, other] = [await report(2025), await report(2025)];
    expect(Buffer.from(one.file.body).equals(Buffer.from(other.file.body))).toBe(true);
  });

  it("says on each page of whom and of which publication it is; before that, that it is not published", async () => {
    const { pdf: published } = await report(2025);
    for (const page of published.pages) {
      expect(page).toContain("（第3号）");
      expect(page).not.toContain("未公表");
    }
    const { pdf: preview } = await report(2025, { unpublished: true }, true);
    for (const page of preview.pages) {
      expect(page).toContain("未公表（確認用）");
      expect(page).toContain("デモ（架空の数値）");
    }
    expect(preview.pages[0]?.startsWith("高山市")).toBe(true);
  });
});

it("a committee reads of an initiative without an answer that it has ended", async () => {
  const plan = realPlan("dx-2");
  const [first, second] = listInitiatives(plan).map(({ initiative }) => initiative);
  if (!first || !second) throw new Error("no initiatives");
  const definition = mapInitiatives(plan, (each) =>
    each.id === second.id ? { ...each, until: fiscalYear(2025) } : each,
  );
  const snapshot = withAnswers(makeSnapshot({ plans: [definition], reports: INVENTED }), plan.id, {
    [first.id]: [publishedAnswer(2025, "under_way")],
  });
  const file = await paperAt(siteModel(snapshot), {}, "/years/2025-committee.pdf");
  const { pages } = await readPdf(file?.body ?? new Uint8Array());
  const text = pages.join("").replaceAll(/\s/g, "");
  expect(text).toMatch(new RegExp(`${second.text}（令和7年度で終了）.{0,8}報告なし`));
});

describe("a committee's document", () => {
  const read = async () => {
    const model = siteModel(makeSnapshot({ reports: INVENTED }));
    const files = (await papers(model)).filter(({ path }) => path.endsWith("-committee.pdf"));
    return {
      paths: files.map(({ path }) => path),
      pdf: await readPdf(files.at(-1)?.body ?? new Uint8Array()),
    };
  };

  it("is there for the years that stand for a plan; tells what is not good and why; has a page for each pillar", async () => {
    const { paths, pdf } = await read();
    expect(paths).toEqual(["years/2023-committee.pdf", "years/2025-committee.pdf"]);
    const text = pdf.pages.join("");
    expect(text).toContain("「○」：1項目 「△」：2項目 「×」：1項目");
    const from = text.indexOf("目標に届いていないもの");
    const missed = text.slice(from, text.indexOf("値がまだないもの", from));
    expect(missed).toContain("オンラインで可能な行政手続の種類");
    expect(missed).toContain("要因の文");
    expect(missed).toContain("AI等先端技術の活用による業務時間削減数");
    expect(missed).not.toContain("マイナンバーカードを活用したサービスの種類");
    const opening = pdf.pages.filter((page) => /（[123]）「/.test(page.slice(0, 120)));
    expect(opening.length).toBeGreaterThanOrEqual(3);
    expect(pdf.bookmarks).toEqual(
      expect.arrayContaining(["計画全般", "付録：重要業績評価指標（KPI）のすべての数値"]),
    );
  });

  it("keeps each KPI's name, figures and drawing on one page", async () => {
    const { pdf } = await read();
    for (const name of ["プリンターやコピー機で印刷した紙の枚数", "市民のデジタルリテラシー向上や産業"]) {
      const pages = pdf.pages.filter((page) => page.includes(name) && page.includes("単位："));
      expect(pages.length, name).toBeGreaterThan(0);
    }
  });

  it("has its charts as drawings with their words, and the packages' faces alone", async () => {
    const { pdf } = await read();
    expect(tagsOf(pdf.tags, /^Figure$/)).toHaveLength(7);
    expect(pdf.fonts).toEqual(FACES);
  });
});
