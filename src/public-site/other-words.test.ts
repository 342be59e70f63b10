/** The site of a city that calls everything otherwise: its pages and files have its words, and none of another's. */
import { readFileSync } from "node:fs";
import { realPlan } from "@tests/fixtures/plan";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it, vi } from "vitest";
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { USUAL_PLAN_WORDS } from "@/domain/words/ja/plan/plan-words";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { renderSite } from "./render-site";

vi.setConfig({ testTimeout: 60_000 });

const WORDS = {
  office: "企画調整室",
  aim: "まちの将来像",
  pillar: "基本目標",
  measure: "施策",
  kpi: "成果指標（アウトカム）",
  kpiShort: "成果指標",
};

/** The example of the format's documentation, with one pillar that has no catchphrase. */
function otherPlan(hasMeasures: boolean): PlanDefinition {
  const readme = readFileSync(new URL("../../prisma/plans/README.md", import.meta.url), "utf8");
  const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const words = Object.entries(WORDS).map(([key, word]) => `  ${key}: ${word}\n`);
  const text = `${example.replace(/ {4}catchphrase: .*\n/, "")}words:\n${words.join("")}`;
  const parsed = parsePlanFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const plan = withInitiativeIds(parsed.plan);
  return hasMeasures ? plan : { ...plan, pillars: plan.pillars.map((each) => ({ ...each, measures: [] })) };
}

const first = realPlan("dx-2");
const FOREIGN = [
  ...Object.values(USUAL_PLAN_WORDS).filter((word) => word !== USUAL_PLAN_WORDS.kpiShort),
  "DX",
  "高山",
  "飛騨",
  first.aim,
  "「」",
  "「null」",
  "null",
  ...first.pillars.flatMap(({ catchphrase, title }) => [catchphrase ?? title, title]),
];

async function textsOf(plan: PlanDefinition): Promise<Map<string, string>> {
  const snapshot = makeSnapshot({ plans: [plan] });
  const own = {
    ...snapshot,
    publisher: WORDS.office,
    changes: [],
    site: { ...snapshot.site, name: plan.publication.siteName, contact: plan.publication.contact },
  };
  const files = await renderSite(own, {});
  return new Map(
    files
      .filter(({ contentType }) => /^text\/html|csv|xml/.test(contentType))
      .map(({ path, body }) => [path, new TextDecoder().decode(body)] as const)
      .map(([path, text]) => [path, text.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "")]),
  );
}

it.each([true, false])("has no word of another city (measures: %s)", async (hasMeasures) => {
  const plan = otherPlan(hasMeasures);
  const texts = await textsOf(plan);
  expect(texts.size).toBeGreaterThan(12);
  for (const [path, text] of texts) {
    expect([path, FOREIGN.filter((word) => text.includes(word))]).toEqual([path, []]);
    // Addresses and file names are everybody's; the rest of a page says it in the plan's words.
    if (path.endsWith(".html")) {
      const seen = text.replace(/<[^>]+>/g, " ");
      expect([path, /(?<![\w/.])KPI/.test(seen)]).toEqual([path, false]);
    }
  }
  const home = texts.get("index.html") ?? "";
  expect(home).toContain(WORDS.aim);
  expect(home).toContain(`${WORDS.pillar}と${WORDS.kpiShort}`);
  const pillar = texts.get("pillars/1/index.html") ?? "";
  expect(pillar).toContain(plan.pillars[0]?.title);
  expect(pillar.includes(`<h2>${WORDS.measure}</h2>`)).toBe(hasMeasures);
  expect(planYears(plan)).toHaveLength(3);
});
