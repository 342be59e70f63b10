/** A KPI's history in the other languages: a target that was replaced, and a KPI that goes on in the next plan. */
import { num } from "@tests/fixtures/brands";
import { nextPlan } from "@tests/fixtures/next-plan";
import { realPlan } from "@tests/fixtures/plan";
import { readPage, withKpi, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { withFactor, withTerm } from "@/domain/plan/editions";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage } from "../../render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R9, R11] = [fiscalYear(2027), fiscalYear(2029)];

/** The parts of a KPI's page that tell how it goes, without readings. */
async function readKpi(snapshot: PublicationSnapshot, route: string) {
  const html = ((await renderPage(snapshot, route)) ?? "").replace(/<rt>.*?<\/rt>|<wbr\/>/g, "");
  const text = (part: RegExp) =>
    (part.exec(html)?.[0] ?? "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  const chart = /<svg viewBox="0 0 480[^>]*>.*?<\/svg>/s.exec(html)?.[0] ?? "";
  return {
    html,
    head: text(/<div class="key">.*?<p class="lead">/s),
    sentence: text(/<p class="lead">.*?<\/p>/s),
    tile: text(/<dl class="vt">.*?<\/dl>/s).replace(/ (?=[（、）])|(?<=[（、）]) /g, ""),
    chart,
    drawn: [...chart.matchAll(/<text[^>]*>([^<]*)</g)].map(([, said]) => said),
    tables: [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) =>
      table
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    ),
    pace: text(/<section id="pace">.*?<\/section>/s),
    definition: text(/<section id="definition">.*?<\/section>/s),
  };
}

describe("a target that is replaced from a later year on", () => {
  const plan = withKpi(realPlan("dx-2"), "online-procedures", (kpi) =>
    withTerm(kpi, "target", { fy: R11, value: { kind: "number", value: num("2800") } }, R9),
  );
  const snapshot = makeSnapshot({
    plans: [plan, realPlan("dx-1")],
    reports: [yearReport("online-procedures", 2025, "1226")],
  });

  it("stands with its years beside the one before in sentence, tile, chart, table and definition", async () => {
    const page = await readKpi(snapshot, "/en/kpis/online-procedures");
    expect(page.sentence).toContain(
      "Up to FY2026, the target for FY2029 is 2,500 procedures. From FY2027, the target for FY2029 is 2,800 procedures.",
    );
    expect(page.tile).toContain(
      "Target (FY2029) 2,500 procedures Target (FY2029, from FY2027) 2,800 procedures",
    );
    expect(page.drawn).toEqual(expect.arrayContaining(["Target: 2,500", "Target: 2,800"]));
    expect(/<path class="kc-zl" d="([^"]*)"/.exec(page.chart)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(page.html).toContain("Target (changes with the years)</span></li>");
    expect(page.tables.join()).toContain(
      "Target (from FY2027): 2,500 procedures (FY2029) → 2,800 procedures (FY2029)",
    );
    expect(page.definition).toContain("Target (FY2029) 2,500 procedures");
    expect(page.definition).toContain("Target (FY2029, from FY2027) 2,800 procedures");
  });

  it("is said in やさしい日本語 in its own order, in its own brackets", async () => {
    const page = await readKpi(snapshot, "/easy/kpis/online-procedures");
    expect(page.sentence.replaceAll(" ", "")).toContain(
      "令和11年度の目標は2,500手続きです。令和9年度から、令和11年度の目標は2,800手続きです。",
    );
    expect(page.tile.replaceAll(" ", "")).toContain(
      "目標（令和11年度）2,500手続き目標（令和11年度、令和9年度から）2,800手続き",
    );
    expect(page.drawn).toEqual(expect.arrayContaining(["目標：2,500", "目標：2,800"]));
  });

  it("is told apart in what the pace means, and in what each year needs", async () => {
    const [en, easy] = [
      await readKpi(snapshot, "/en/kpis/online-procedures"),
      await readKpi(snapshot, "/easy/kpis/online-procedures"),
    ];
    expect(en.pace).toContain(
      "In FY2025 it was slightly behind. This is measured against the target before its change in FY2027 (2,500 procedures), not against the target from FY2027 (2,800 procedures).",
    );
    // (2,500 − 1,226) ÷ 4 and (2,800 − 1,226) ÷ 4.
    expect(en.pace).toContain(
      "Change needed per year to reach the target before its change in FY2027 (2,500 procedures) +318.5 procedures",
    );
    expect(en.pace).toContain(
      "Change needed per year to reach the target from FY2027 (2,800 procedures) +393.5 procedures",
    );
    const easyPace = easy.pace.replaceAll(" ", "");
    expect(easyPace).toContain(
      "令和9年度にかわる前の目標（2,500手続き）とくらべたはやさです。令和9年度からの目標（2,800手続き）とくらべたはやさではありません。",
    );
    expect(easyPace).toContain("令和9年度からの目標（2,800手続き）まで（1年にひつよう）+393.5手続き");
  });

  it("needs no name where there is no other", async () => {
    const page = await readKpi(
      makeSnapshot({ plans: [realPlan("dx-2")], reports: [yearReport("online-procedures", 2025, "1226")] }),
      "/en/kpis/online-procedures",
    );
    expect(page.pace).toContain("In FY2025 it was slightly behind. ");
    expect(page.pace).not.toContain("measured against");
    expect(page.pace).toContain("Change needed per year to reach the target +318.5 procedures");
  });

  it("has the years of its chart in the form of the page's own text", async () => {
    const [en, easy] = [
      await readKpi(snapshot, "/en/kpis/online-procedures"),
      await readKpi(snapshot, "/easy/kpis/online-procedures"),
    ];
    expect(en.drawn).toContain("2029");
    expect(easy.drawn).toContain("令和11");
    expect(easy.drawn.filter((text) => /^20\d\d$/.test(text ?? ""))).toEqual([]);
  });

  it("puts no sign of another language around what やさしい日本語 says", async () => {
    for (const route of [
      "",
      "/kpis/online-procedures",
      "/measures/1-1",
      "/years/2025",
      "/archive",
      "/data",
      "/search",
    ]) {
      const html = (await renderPage(snapshot, `/easy${route}`)) ?? "";
      const said = html
        .replace(/<style>.*?<\/style>|<rt>.*?<\/rt>/gs, "")
        .replace(/<[^>]+>/g, "")
        // Names of files and formats.
        .replace(/\([\w-]+\.\w+\)/g, "");
      expect(
        said.match(/.{0,20}[\p{Script=Hiragana}\p{Script=Han}]\s*[(:,].{0,20}/u)?.[0],
        route,
      ).toBeUndefined();
    }
  });
});

describe("a KPI that goes on in the next plan", () => {
  const reports = [yearReport("paper-sheets", 2028, "11000"), yearReport("paper-sheets", 2029, "10100")];
  const snapshot = (next: PlanDefinition, figures = reports) => ({
    ...makeSnapshot({ plans: [next, realPlan("dx-2")], reports: figures }),
    reportFy: R11,
    publishedAt: "2030-07-01T01:30:00.000Z",
  });

  it.each([
    ["the same id", false, "paper-sheets"],
    ["another id", true, "paper-weight"],
  ])("is one chart with the years and the targets of both under %s", async (_, other, id) => {
    const page = await readKpi(snapshot(nextPlan(other)), `/en/kpis/${id}`);
    expect(page.drawn).toEqual(
      expect.arrayContaining(["Target 2029: 10,000", "Target 2034: 5,000", "10,100", "2034"]),
    );
    expect(page.html).toContain("Change of plan</span></li>");
    expect(page.sentence).toContain(
      "Up to FY2029, the target for FY2029 is 10,000 thousand sheets. From FY2030, the target for FY2034 is 5,000 thousand sheets.",
    );
    expect(page.tables[0]).toMatch(
      /^Targets of each plan .* 15,000 thousand sheets \(FY2023\) 10,000 thousand sheets \(FY2029\) .* 10,000 thousand sheets \(FY2029\) 5,000 thousand sheets \(FY2034\)$/,
    );
  });

  it("has the next plan's baseline in the year of which the plan before has no figure", async () => {
    const page = await readKpi(snapshot(nextPlan(false), reports.slice(0, 1)), "/en/kpis/paper-sheets");
    expect(page.tables[1]).toContain("Baseline of the next plan: 10,000 thousand sheets");
    const told = await readKpi(snapshot(nextPlan(false)), "/en/kpis/paper-sheets");
    expect(told.tables[1]).not.toContain("Baseline of the next plan");
  });

  it("is cut where the next plan counts in another unit, and says each in its own words", async () => {
    const next = withKpi(nextPlan(false), "paper-sheets", (kpi) => ({
      ...kpi,
      unit: "枚",
      scale: 1,
      en: { ...kpi.en, units: [{ of: "枚", many: "sheets" }] },
    }));
    const page = await readKpi(snapshot(next), "/en/kpis/paper-sheets");
    expect(page.drawn).toEqual(expect.arrayContaining(["thousand sheets", "sheets"]));
    expect(page.chart).not.toMatch(/[\p{Script=Han}]/u);
    expect(page.html).toContain(
      "The line is cut at FY2030, where the definition changed (unit, scale of the unit). The figures before it cannot be converted and have a scale of their own.",
    );
    const easy = await readKpi(snapshot(next), "/easy/kpis/paper-sheets");
    expect(easy.html.replace(/<[^>]+>/g, "")).toContain("だから、線を切っています。");
  });
});

it("names who measured each year, also where the newest figure is one of a part of the next year", async () => {
  const figures = [
    { ...yearReport("online-procedures", 2025, "1226"), department: "行政改革課" },
    {
      ...yearReport("online-procedures", 2026, "1300", {
        figureStatus: "interim",
        asOf: isoDate("2026-09-30"),
      }),
      department: "企画課",
    },
  ];
  const snapshot = makeSnapshot({ plans: [realPlan("dx-2")], reports: figures });
  const { definition } = await readKpi(snapshot, "/en/kpis/online-procedures");
  expect(definition).toMatch(
    /Source of the result 行政改革課 \(FY2025[^)]*\) \/ 企画課 \(FY2026, as of 30 September 2026\)$/,
  );
  const easy = (await readKpi(snapshot, "/easy/kpis/online-procedures")).definition.replaceAll(" ", "");
  expect(easy).toMatch(/行政改革課（令和7年度[^）]*）\/企画課（令和8年度、2026年9月30日[^）]*）$/);
});

describe("another unit from a later year on", () => {
  const kpiId = toKpiId("paper-sheets");
  const told = { kpiId, from: R9, planId: "dx-2", path: null, isDecided: true } as const;
  const unit = { ...told, what: "unit", before: "千枚", after: "枚" } as const;
  const scale = { ...told, what: "scale", before: "1000", after: "1" } as const;
  const decided = { reason: "一枚ずつ数えるため", decidedOn: null, document: null, rejudges: false } as const;
  const snapshot = (factor: string | null): PublicationSnapshot => {
    const plan = withKpi(realPlan("dx-2"), kpiId, (kpi) =>
      withFactor(
        withTerm(withTerm(kpi, "unit", "枚", R9), "scale", 1, R9),
        R9,
        factor === null ? null : num(factor),
      ),
    );
    const changes = [unit, scale].map(({ planId: _, path: __, isDecided: ___, ...part }) => ({
      ...part,
      ...decided,
    }));
    return {
      ...makeSnapshot({
        plans: [{ ...plan, changes }],
        reports: [yearReport("paper-sheets", 2025, "14000")],
      }),
      record: [
        {
          no: 5,
          publishedAt: "2026-11-25T01:30:00.000Z",
          kpiId,
          kind: "definition",
          fy: null,
          text: "単位を変えました。",
          definition: [unit, scale],
        },
      ],
    };
  };

  it.each([
    ["1000", "Earlier figures are multiplied by 1,000 to be compared with later ones."],
    ["1", "Earlier figures are compared with later ones as they are."],
    [null, "Earlier figures are not compared with later ones: no factor converts them."],
  ])(
    "by the factor %s: what becomes of the figures before is told on the KPI's page and among all changes",
    async (factor, sentence) => {
      expect(await readPage(snapshot(factor), `/en/kpis/${kpiId}`)).toContain(sentence);
      const all = await readPage(snapshot(factor), "/en/corrections");
      expect(all.split(sentence)).toHaveLength(2);
    },
  );

  it("is told in やさしい日本語 as well", async () => {
    for (const route of [`/easy/kpis/${kpiId}`, "/easy/corrections"]) {
      const html = ((await renderPage(snapshot("1000"), route)) ?? "").replace(/<rt>.*?<\/rt>|<[^>]+>/gs, "");
      expect(html, route).toContain("かわる前の数字は、1,000倍にして、新しい数字とくらべます。");
    }
  });

  it("tells nothing of a factor where no line breaks", async () => {
    const page = await readPage(makeSnapshot({ plans: [realPlan("dx-2")] }), `/en/kpis/${kpiId}`);
    expect(page).not.toContain("compared with later ones");
  });
});

it("names at the foot who answers for each plan that the page tells of", async () => {
  const third: PlanDefinition = {
    ...nextPlan(false),
    publication: { ...nextPlan(false).publication, publisher: "未来課", contact: "未来課 0577-11-1111" },
    en: { ...nextPlan(false).en, publisher: "Future Division", contact: "Future Division, 0577-11-1111" },
  };
  const snapshot = makeSnapshot({ plans: [third, realPlan("dx-2")] });
  const foot = async (route: string) => {
    const page = (await renderPage(snapshot, route)) ?? "";
    return page.slice(page.indexOf("<footer")).replace(/<[^>]+>/g, "");
  };
  const second = realPlan("dx-2").en;
  for (const said of ["Future Division, 0577-11-1111", second?.contact, second?.name]) {
    expect(await foot("/en")).toContain(String(said));
  }
  expect(await foot("/en/kpis/ai-hours-saved")).not.toContain("Future Division");
  expect(await foot("/en/kpis/ai-hours-saved")).toContain(String(second?.contact));
});

describe("a decision that a later one took the place of, and by which a published year was judged anew", () => {
  const kpiId = toKpiId("online-procedures");
  const told = { kpiId, what: "target", document: null } as const;
  const raised = {
    ...told,
    from: R9,
    before: "2500",
    after: "2800",
    reason: "中間見直し",
    decidedOn: isoDate("2026-11-20"),
    rejudges: false,
  };
  const lowered = {
    ...told,
    from: fiscalYear(2025),
    before: "2800",
    after: "1200",
    reason: "過大な目標だったため。",
    decidedOn: null,
    rejudges: true,
  };
  const plan: PlanDefinition = {
    ...withKpi(realPlan("dx-2"), kpiId, (kpi) => ({
      ...kpi,
      target: { fy: R11, value: { kind: "number", value: num("1200") } },
    })),
    changes: [raised, lowered],
  };
  const published = { no: 5, publishedAt: "2026-11-25T01:30:00.000Z", kpiId };
  const { reason: _, decidedOn: __, document: ___, rejudges: ____, ...part } = { ...lowered };
  const snapshot: PublicationSnapshot = {
    ...makeSnapshot({ plans: [plan], reports: [yearReport(kpiId, 2025, "1226")] }),
    record: [
      {
        ...published,
        kind: "mark",
        fy: fiscalYear(2025),
        text: "この文は、まるごとは載りません。",
        marks: { before: "improving", after: "achieved", causes: ["rejudged"] },
      },
      {
        ...published,
        kind: "definition",
        fy: null,
        text: "目標値を変えました。",
        definition: [{ ...part, planId: plan.id, path: null, isDecided: true }],
      },
    ],
  };
  const read = async (route: string) =>
    ((await renderPage(snapshot, route)) ?? "")
      .replace(/<rt>.*?<\/rt>|<wbr\/>/gs, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");

  it("is told as withdrawn, on the KPI's page and among all changes", async () => {
    const page = await read(`/en/kpis/${kpiId}`);
    expect(page).toContain("2,500 procedures → 2,800 procedures Later withdrawn.");
    for (const route of [`/en/kpis/${kpiId}`, "/en/corrections"]) {
      expect(await read(route), route).toContain(
        "The decision of 2,800 procedures from FY2027 was withdrawn.",
      );
    }
    expect((await read(`/easy/kpis/${kpiId}`)).replaceAll(" ", "")).toContain("あとで、やめました。");
  });

  it("gives the office's reason for the mark, and no sentence of ours in another language", async () => {
    for (const route of [`/en/kpis/${kpiId}`, "/easy/corrections"]) {
      const page = await read(route);
      expect(page, route).toContain("過大な目標だったため。");
      expect(page, route).not.toContain("まるごとは載りません");
    }
  });

  it("stands beside the mark of now: which one that took the place of, and why", async () => {
    const [en, easy, card] = [
      await readKpi(snapshot, `/en/kpis/${kpiId}`),
      await readKpi(snapshot, `/easy/kpis/${kpiId}`),
      await read("/en"),
    ];
    expect(en.head).toContain("○ Achieved FY2025");
    expect(en.html).toContain('<a href="#record">Mark changed</a>');
    expect(en.head).toContain(
      "Mark changed: △ Improving → ○ Achieved (because the year was marked again under a changed definition) 過大な目標だったため。",
    );
    expect(easy.head.replaceAll(" ", "")).toContain("しるしがかわりました：△");
    expect(card).toMatch(/○ Achieved FY2025 .{0,40}Mark changed/);
  });

  it("is the source of the target of now", async () => {
    const page = await read(`/en/kpis/${kpiId}`);
    expect(page).toMatch(/Source of the target .*A later decision \(no document named\)/);
  });
});
