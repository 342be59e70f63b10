/** Each plan's own publisher, contact and licence, wherever something of it is told. */
import { realPlan } from "@tests/fixtures/plan";
import { readData, readPage } from "@tests/fixtures/public-pages";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { listKpis } from "@/domain/plan/definition";
import type { SiteFile } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { renderPage, renderSite } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const BY = "https://creativecommons.org/licenses/by/4.0/deed.ja";
const ZERO = "https://creativecommons.org/publicdomain/zero/1.0/deed.ja";
const OWN = {
  publisher: "未来課",
  contact: "未来課 0577-11-1111",
  licence: { name: "CC0 1.0", url: ZERO },
};

function answeredBy(plan: PlanDefinition, own: Partial<PlanDefinition["publication"]>): PlanDefinition {
  return { ...plan, publication: { ...plan.publication, ...own } };
}

const before = [
  answeredBy(realPlan("dx-2"), { publisher: "推進課", contact: "推進課 0577-22-2222" }),
  realPlan("dx-1"),
];
const [second, first] = before as [PlanDefinition, PlanDefinition];
/** Only its own KPIs, so that every page is of one plan alone. */
const third = answeredBy(
  {
    ...second,
    id: "dx-3",
    name: "DX推進計画（第3期）",
    startFy: fiscalYear(2025),
    kpis: [],
    pillars: second.pillars.slice(0, 1).map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.map((kpi) => ({ ...kpi, id: `${kpi.id}-3` as typeof kpi.id })),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: [] })),
    })),
  },
  OWN,
);
const mixed = () => makeSnapshot({ plans: [third, second, first] });
const kpiOf = (plan: PlanDefinition) => String(listKpis(plan)[0]?.kpi.id);
const foot = async (route: string) => {
  const page = await renderPage(mixed(), route);
  if (page === null) throw new Error(`no ${route}`);
  return page.slice(page.indexOf("<footer"));
};

let rendered: Promise<SiteFile[]> | undefined;
const jsonOf = async (path: string) => {
  rendered ??= renderSite(mixed());
  const file = (await rendered).find((each) => each.path === path);
  if (!file) throw new Error(`no ${path}`);
  return JSON.parse(new TextDecoder().decode(file.body));
};

describe("plans with an office and a licence of their own", () => {
  it.each([
    ["a plan", `/plans/${second.id}`],
    ["a pillar", `/plans/${second.id}/pillars/1`],
    ["a measure", `/plans/${second.id}/measures/1-1`],
    ["a KPI", `/kpis/${kpiOf(second)}`],
  ])("are named alone in the foot of the page of %s", async (_, route) => {
    const text = await foot(route);
    expect(text).toContain("問い合わせ：推進課 0577-22-2222");
    expect(text).toContain(`href="${BY}"`);
    expect(text).not.toContain(ZERO);
    expect(text).not.toContain("未来課");
  });

  it("are named in the card for other sites", async () => {
    const card = await readPage(mixed(), `/embed/kpis/${kpiOf(second)}`);
    expect(card).toContain("問い合わせ：推進課 0577-22-2222");
    expect(await renderPage(mixed(), `/embed/kpis/${kpiOf(second)}`)).toContain(`href="${BY}"`);
    expect(await renderPage(mixed(), `/embed/kpis/${kpiOf(third)}`)).toContain(`href="${ZERO}"`);
  });

  it.each(["/", "/data", "/about", "/corrections", "/archive"])(
    "are each named under their plan on %s",
    async (route) => {
      const text = await foot(route);
      expect(text).toContain("「DX推進計画（第3期）」　未来課　問い合わせ：未来課 0577-11-1111");
      expect(text).toContain(`「${second.name}」　推進課　問い合わせ：推進課 0577-22-2222`);
      expect(text).toContain(`href="${BY}"`);
      expect(text).toContain(`href="${ZERO}"`);
    },
  );

  it("are both named where a KPI goes through both", async () => {
    const next = answeredBy({ ...second, id: "dx-3", name: "DX推進計画（第3期）" }, OWN);
    const page = await renderPage(makeSnapshot({ plans: [next, second] }), `/kpis/${kpiOf(second)}`);
    expect(page?.slice(page.indexOf("<footer"))).toContain("未来課 0577-11-1111");
    expect(page?.slice(page.indexOf("<footer"))).toContain("推進課 0577-22-2222");
  });

  it("say on /data and /about whose licence is which, never that one holds for all", async () => {
    const data = await readPage(mixed(), "/data");
    expect(data).toContain("利用条件は、計画ごとに次のとおりです。");
    expect(data).toContain("DX推進計画（第3期）（dx-3）： CC0 1.0");
    expect(data).toContain(`${first.name}（dx-1）： ${first.publication.licence.name}`);
    expect(await readPage(mixed(), "/about")).toContain("「DX推進計画（第3期）」のものは CC0 1.0 、");
  });

  it("leave the licence of a file to its plans where they differ", async () => {
    const all = await jsonOf("data/kpis.json");
    expect(all.licence).toBeNull();
    expect(all.publication.publisher).toBe("未来課、推進課、高山市");
    expect(all.plans).toContainEqual({ plan_id: "dx-3", plan_name: "DX推進計画（第3期）", ...OWN });
    expect(all.plans.map((plan: { licence: { url: string } }) => plan.licence.url)).toEqual([ZERO, BY, BY]);
    const own = await jsonOf(`data/kpis/${kpiOf(second)}.json`);
    expect(own.licence.url).toBe(BY);
    expect(own.publication.publisher).toBe("推進課");
    expect(own).not.toHaveProperty("plans");
  });

  it("have their licences beside each file in the descriptions of the data", async () => {
    const data = await jsonOf("data/datapackage.json");
    expect(data).not.toHaveProperty("licenses");
    for (const { licenses } of data.resources) {
      expect(licenses.map(({ path }: { path: string }) => path)).toEqual([ZERO, BY]);
      expect(licenses[0].title).toBe("「DX推進計画（第3期）」：CC0 1.0");
    }
    const catalog = await jsonOf("data/catalog.jsonld");
    expect(catalog).not.toHaveProperty("dct:license");
    const [dataset] = catalog["dcat:dataset"];
    expect(dataset["dcat:distribution"][0]["dct:license"]).toEqual([{ "@id": ZERO }, { "@id": BY }]);
    expect(dataset["dcat:distribution"][0]["dct:rights"]).toContain("「DX推進計画（第3期）」：CC0 1.0");
  });
});

it("plans that say the same have one licence for the whole, and no names", async () => {
  const snapshot = makeSnapshot({ plans: [realPlan("dx-2"), realPlan("dx-1")] });
  const data = JSON.parse(await readData(snapshot, "data/datapackage.json"));
  expect(data.licenses).toEqual([{ title: realPlan("dx-2").publication.licence.name, path: BY }]);
  const all = JSON.parse(await readData(snapshot, "data/kpis.json"));
  expect(all.licence.url).toBe(BY);
  expect(all).not.toHaveProperty("plans");
  expect(await readPage(snapshot, "/")).toContain("更新　高山市".replace("　", " "));
});
