import { makeApprovedInitiative } from "@tests/fixtures/approved-initiative";
import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeApprovedMetric, planWithMetrics } from "@tests/fixtures/metrics";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { describe, expect, it } from "vitest";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { ItemId } from "@/domain/shared/item-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { evidenceExcessSentence } from "@/domain/words/ja/publication/publication";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import {
  evidenceExcess,
  evidenceToPublish,
  isEvidencePath,
  type PublicPiece,
  publicFiles,
  withEvidence,
} from "./evidence";
import { freezeSeries } from "./freeze";
import type { PublishedPlan } from "./snapshot";

const kpi = makeProceduresKpi({
  id: toKpiId("online"),
  name: "手続の種類",
  years: [{ fy: fiscalYear(2024), planned: { kind: "none" }, actual: num("1000") }],
});
const MB = 1024 * 1024;

const report = (fy: FiscalYear) => makeApprovedReport("2000", { kpiId: kpi.id, fy, revision: 2 });

function file(title: string, sha256: string, over: { fy?: FiscalYear; size?: number; type?: string } = {}) {
  const { fy = fiscalYear(2025), size = 10, type = "application/pdf" } = over;
  return { kpiId: kpi.id, fy, title, url: null, file: { sha256, size, contentType: type } };
}
const page = (title: string, url: string, fy = fiscalYear(2025)): PublicPiece => ({
  kpiId: kpi.id,
  fy,
  title,
  url,
  file: null,
});

function plans(pieces: readonly PublicPiece[], years = [2025, 2026]): PublishedPlan[] {
  const definition = {
    ...PLAN_PERIOD,
    id: "dx-2",
    name: "計画",
    municipality: { code: "212032", name: "高山市" },
    aim: "",
    positioning: [],
    sourceDocument: "",
    publication: { siteName: "", publisher: "", contact: "", licence: { name: "", url: "" } },
    kpis: [kpi],
    pillars: [],
    corrections: [],
  };
  const series = freezeSeries(
    buildSeries(
      definition,
      kpi,
      years.map((year) => report(fiscalYear(year))),
    ),
    judgementSentence,
  );
  return [{ definition, courses: [withEvidence(series, pieces)] }];
}
const hash = (beginning: string) => beginning.padEnd(64, "0");

describe("the evidence of a publication", () => {
  it("stands at the years with an approved report, and at no other", () => {
    const [plan] = plans(
      [file("a.pdf", hash("a")), page("印刷された年", "https://example.jp/", fiscalYear(2024))],
      [2025],
    );
    const years = plan?.courses[0]?.years ?? [];
    expect(years.filter((year) => "evidence" in year).map(({ fy }) => fy)).toEqual([2025]);
    expect(years.find(({ fy }) => fy === 2025)?.evidence).toEqual([
      {
        title: "a.pdf",
        kind: "file",
        sha256: hash("a"),
        size: 10,
        contentType: "application/pdf",
        path: "kpis/online/evidence/a000000000000000.pdf",
      },
    ]);
  });

  it("keeps the order given, and passes over other KPIs", () => {
    const other = { ...page("よそ", "https://example.jp/"), kpiId: toKpiId("other") };
    const [plan] = plans([page("二", "https://example.jp/2"), other, page("一", "https://example.jp/1")]);
    const shown = plan?.courses[0]?.years.find(({ fy }) => fy === 2025)?.evidence;
    expect(shown).toEqual([
      { title: "二", kind: "url", url: "https://example.jp/2" },
      { title: "一", kind: "url", url: "https://example.jp/1" },
    ]);
  });

  it("has one file for the same content, and two for hashes that begin alike", () => {
    const alike = `${"ab".repeat(8)}1`;
    const files = publicFiles(
      plans([
        file("a.pdf", hash("c")),
        file("a.pdf", hash("c"), { fy: fiscalYear(2026) }),
        file("b.pdf", hash("ab".repeat(8))),
        file("b2.pdf", hash(alike)),
      ]),
    );
    expect(files.map(({ path }) => path)).toEqual([
      "kpis/online/evidence/c000000000000000.pdf",
      "kpis/online/evidence/abababababababab.pdf",
      `kpis/online/evidence/${hash(alike)}.pdf`,
    ]);
    expect(files.every(({ path }) => isEvidencePath(path))).toBe(true);
  });

  it("goes one way for KPIs, initiatives and metrics, and leaves no trace where there is none", () => {
    const plan = planWithMetrics({ kpis: [kpi] });
    const approved = {
      plan,
      reports: [report(fiscalYear(2025))],
      approvedInitiatives: [makeApprovedInitiative("line-1", "under_way")],
      approvedMetrics: [makeApprovedMetric("bookings")],
    };
    const of = (kpiId: ItemId, name: string) => ({ ...file(`${name}.pdf`, hash(name)), kpiId });
    const evidence = [
      of(kpi.id, "a"),
      of(toInitiativeId("line-1"), "b"),
      of(toMetricId("bookings"), "c"),
      // Nobody has answered for these.
      of(toInitiativeId("line-2"), "d"),
      of(toMetricId("staff"), "e"),
    ];
    const shown = publishInTurn([{ ...approved, evidence }]).plans;
    expect(publicFiles(shown).map(({ path }) => path)).toEqual([
      "kpis/online/evidence/a000000000000000.pdf",
      "initiatives/line-1/evidence/b000000000000000.pdf",
      "other-figures/bookings/evidence/c000000000000000.pdf",
    ]);
    expect(publicFiles(shown).every(({ path }) => isEvidencePath(path))).toBe(true);
    expect(evidenceToPublish(null, shown).map(({ kpiName }) => kpiName)).toEqual([
      kpi.name,
      "窓口の予約",
      "窓口の予約件数",
    ]);
    const [without] = publishInTurn([approved]).plans;
    expect(JSON.stringify([without?.initiatives, without?.metrics])).not.toContain("evidence");
  });

  it.each(["kpis/evidence/index.html", "kpis/x/index.html", "evidence/a.pdf", "kpis/a/b/evidence/c.pdf"])(
    "is not at %s",
    (path) => expect(isEvidencePath(path)).toBe(false),
  );

  it("says what the publication before did not carry", () => {
    const before = plans([file("a.pdf", hash("a"))]);
    const after = plans([file("a.pdf", hash("a")), page("年報", "https://example.jp/")]);
    expect(evidenceToPublish(before, after)).toMatchObject([
      { kpiName: "手続の種類", fy: 2025, piece: { title: "a.pdf" }, isNew: false },
      { piece: { title: "年報" }, isNew: true },
    ]);
    expect(evidenceToPublish(null, before)).toMatchObject([{ isNew: true }]);
  });

  it("does not become public where it is stopped", () => {
    const stopped = { cause: "personal", on: day("2026-11-27") } as const;
    const piece = file("停止しました", hash("a"));
    const one = { ...piece, file: { ...piece.file, stopped } };
    expect(evidenceToPublish(null, plans([one, page("年報", "https://example.jp/")]))).toMatchObject([
      { piece: { title: "年報" } },
    ]);
  });

  it("is too much above 60 MB, counted once per file, and the largest is named", () => {
    const three = [..."abc"].map((name) => file(`${name}.pdf`, hash(name), { size: 20 * MB }));
    const again = file("a.pdf", hash("a"), { size: 20 * MB, fy: fiscalYear(2026) });
    expect(evidenceExcess(plans([...three, again]))).toBeNull();
    const excess = evidenceExcess(
      plans([...three, file("小.csv", hash("d"), { size: 1, type: "text/csv" })]),
    );
    expect(excess && evidenceExcessSentence(excess)).toBe(
      "公開にした根拠資料のファイルが、合わせて60.01MBあります。1回の公表に載せられるのは60MBまでです。最も大きいのは、「手続の種類」の令和7年度（2025年度）の「a.pdf」（20MB）です。小さくして登録し直すか、内部に戻してから公表してください。",
    );
  });

  it("refuses a media type that nobody could have registered", () => {
    expect(() => plans([file("x", hash("e"), { type: "text/html" })])).toThrow(/text\/html/);
  });
});
