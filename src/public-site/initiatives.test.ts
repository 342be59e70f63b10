/** What the public is told of initiatives: who is responsible, which KPIs they work on, and back again. */
import { brotliCompressSync } from "node:zlib";
import { day } from "@tests/fixtures/brands";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { realPlan } from "@tests/fixtures/plan";
import { readData, readPage } from "@tests/fixtures/public-pages";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import { describe, expect, it, vi } from "vitest";
import type { Initiative, PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { differences } from "@/domain/proposals/diff";
import { examineProposal } from "@/domain/proposals/examine";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage } from "./render-site";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const PAPER = toKpiId("paper-sheets");
const ONLINE = toKpiId("online-procedures");

/** The second plan; of its first measure's lines the first three say more. */
function planWith(department?: string, more: readonly Partial<Initiative>[] = []): PlanDefinition {
  const plan = realPlan("dx-2");
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) =>
        pillar.no + measure.no > 2
          ? measure
          : {
              ...measure,
              ...(department === undefined ? {} : { department }),
              initiatives: measure.initiatives.map((each, index) => ({ ...each, ...more[index] })),
            },
      ),
    })),
  };
}

const snapshotOf = (plan: PlanDefinition) =>
  makeSnapshot({ plans: [plan, realPlan("dx-1")], reports: INVENTED });
const told = snapshotOf(
  planWith("行政改革課", [{ supports: [ONLINE, PAPER] }, { department: "市民課", supports: [ONLINE] }]),
);
const nothing = snapshotOf(planWith());

describe("the page of a measure", () => {
  it("says of each initiative who is responsible, its own department before the measure's", async () => {
    const html = (await renderPage(told, "/measures/1-1")) ?? "";
    const lines = [...html.matchAll(/<li id="(dx-2-1-1-\d)">.*?<\/li>/gs)].map(([line, id]) => [
      id,
      /所管課：([^<]*)/.exec(line)?.[1],
    ]);
    expect(lines.slice(0, 3)).toEqual([
      ["dx-2-1-1-1", "行政改革課"],
      ["dx-2-1-1-2", "市民課"],
      ["dx-2-1-1-3", "行政改革課"],
    ]);
  });

  it("leads to the KPIs that an initiative works on, and from each of them back to it", async () => {
    const html = (await renderPage(told, "/measures/1-1")) ?? "";
    const first = /<li id="dx-2-1-1-1">.*?<\/li>/s.exec(html)?.[0] ?? "";
    expect(first).toMatch(
      /関わる指標：.*href="[^"]*kpis\/online-procedures\/?".*href="[^"]*kpis\/paper-sheets\/?"/s,
    );
    const back = (await renderPage(told, "/kpis/paper-sheets")) ?? "";
    expect(back).toContain("この指標に関わる取組");
    expect(back.match(/href="[^"]*measures\/1-1\/?#dx-2-1-1-1"/g)).toHaveLength(1);
    const both = (await renderPage(told, "/kpis/online-procedures")) ?? "";
    expect([...both.matchAll(/#(dx-2-[\d-]+)"/g)].map(([, id]) => id)).toEqual(["dx-2-1-1-1", "dx-2-1-1-2"]);
  });

  it("says nothing of it where the plan does not", async () => {
    const measure = await readPage(nothing, "/measures/1-1");
    expect(measure).not.toMatch(/所管課|関わる指標/);
    expect(await readPage(nothing, "/kpis/paper-sheets")).not.toContain("関わる取組");
  });

  it("is light, with everything said of every line", async () => {
    const every = Array.from({ length: 20 }, () => ({ department: "市民課", supports: [ONLINE, PAPER] }));
    const html = (await renderPage(snapshotOf(planWith("行政改革課", every)), "/measures/1-1")) ?? "";
    expect(brotliCompressSync(html).length + 800).toBeLessThanOrEqual(12_000);
    expect(html).not.toContain("<script");
  });
});

it("the CSV has the id, the department and the KPIs of each initiative", async () => {
  const rows: Record<string, string>[] = parse(await readData(told, "data/initiatives.csv"), {
    bom: true,
    columns: true,
  });
  const ofYear = rows.filter((row) => row.fiscal_year === "2025");
  expect(ofYear).toHaveLength(73);
  expect(Object.keys(rows[0] ?? {}).slice(14, 17)).toEqual(["initiative_id", "department", "supports"]);
  expect(ofYear.slice(0, 2).map((row) => [row.initiative_id, row.department, row.supports])).toEqual([
    ["dx-2-1-1-1", "行政改革課", "online-procedures;paper-sheets"],
    ["dx-2-1-1-2", "市民課", "online-procedures"],
  ]);
  expect(rows.at(-1)).toMatchObject({ department: "", supports: "" });
});

describe("an initiative that goes, comes or moves", () => {
  const plan = planWith();
  const gone = listInitiatives(plan)[4]?.initiative;
  const moved = listInitiatives(plan)[2]?.initiative;
  if (!gone || !moved) throw new Error("no initiatives");
  const after: PlanDefinition = {
    ...plan,
    pillars: plan.pillars.map((pillar, index) => ({
      ...pillar,
      measures: pillar.measures.map((measure, no) => ({
        ...measure,
        initiatives: [
          ...measure.initiatives.filter(({ id }) => id !== gone.id && id !== moved.id),
          ...(index === 2 && no === 0 ? [moved] : []),
        ],
      })),
    })),
  };
  const decisions = Object.fromEntries(
    differences(plan, after).map(({ key }) => [key, { ...UNDECIDED, reason: "中間見直し" }]),
  );

  it("is not decided without a reason", () => {
    const examined = examineProposal(plan, after, {}, NOTHING_ON_RECORD, day("2026-07-01"));
    expect(examined.problems.map(({ kind }) => kind)).toEqual(["reason_missing", "reason_missing"]);
  });

  it("is told by its words, why, and from where to where", () => {
    const { changes } = publishInTurn([{ plan }, { plan: decidedPlan(plan, after, decisions) }]);
    const why = "理由：中間見直し。";
    expect(changes.map(({ text }) => text)).toEqual([
      `「${plan.name}」の定義の変更：柱（1）の取組1の取組項目 ${gone.marker}${gone.text} → なし。${why}`,
      `「${plan.name}」の定義の変更：柱（3）の取組1の取組項目の位置 1-1 行政手続きのオンライン化の推進: ${moved.text} → 3-1 ${plan.pillars[2]?.measures[0]?.title}: ${moved.text}。${why}`,
    ]);
  });
});
