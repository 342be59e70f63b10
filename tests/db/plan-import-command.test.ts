/** `plan:import` as an operator runs it: the same refusals as on the screen, and a hint that is enough. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { num } from "@tests/fixtures/brands";
import { runCommandFile } from "@tests/fixtures/command";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { UNDECIDED } from "@/domain/proposals/decide";
import { withKpi } from "@/domain/proposals/edit";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { writePlanFile } from "@/server/plan/plan-file/write";
import { listPlans } from "@/server/plan/queries";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { examinePlanChange } from "@/server/proposals/examine";
import { publishNow, renderSmall } from "./support/publications";
import { loadPeopleAndPlan, PAPER, PLAN } from "./support/reports";
import { must } from "./support/rounds";

const R8 = fiscalYear(2026);

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-plan-import-"));
  await loadPeopleAndPlan();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function planNow(): Promise<{ definition: PlanDefinition; version: number }> {
  const plan = must(await listPlans(systemActor)).find(({ definition }) => definition.id === PLAN.id);
  if (!plan) throw new Error("no plan");
  return plan;
}

/** The plan as it is here, with the paper changed. */
async function changed(change: (kpi: Kpi) => Kpi): Promise<PlanDefinition> {
  const { definition } = await planNow();
  const placed = listKpis(definition).find(({ kpi }) => kpi.id === PAPER);
  if (!placed) throw new Error("no such KPI");
  const place = { pillar: placed.pillar?.no ?? null, measure: placed.measure?.no ?? null };
  return withKpi(definition, change(placed.kpi), place);
}

function importFile(plan: PlanDefinition, options: readonly string[] = []) {
  const file = path.join(folder, "plan.yaml");
  writeFileSync(file, writePlanFile(plan));
  return runCommandFile("plan-import", [file, ...options], {
    AYUMI_DATA_DIR: folder,
    DATABASE_URL: database.appUrl,
    APP_ORIGIN: "http://localhost:3000",
  });
}

it("asks for no reason where none is needed", async () => {
  const { stdout, code } = await importFile(await changed((kpi) => ({ ...kpi, department: "市民課" })));
  expect(code).toBe(0);
  expect(stdout).toContain("この内容で確定するには、--confirm を付けて実行してください。");
});

it("puts no value into years of another unit", async () => {
  const inSheets = await changed((kpi) => ({
    ...kpi,
    unit: "枚",
    scale: 1,
    baseline: { ...kpi.baseline, value: num("15000000") },
    target: { ...kpi.target, value: { kind: "number", value: num("10000000") } },
  }));
  const { changes, baseVersion } = must(await examinePlanChange(systemActor, inSheets, {}));
  const decision = { ...UNDECIDED, from: R8, reason: "枚で数えるため", factor: num("1000") };
  const decisions = Object.fromEntries(changes.map(({ key }) => [key, decision]));
  must(await confirmPlanChange(systemActor, { proposed: inSheets, decisions, baseVersion }));
  const { version } = await planNow();

  const lower = await changed((kpi) => ({
    ...kpi,
    target: { ...kpi.target, value: { kind: "number", value: num("8500000") } },
  }));
  const options = ["--confirm", "--reason", "見直し", "--from", "2025", "--rejudge"];
  const { code, stdout, stderr } = await importFile(lower, options);
  expect(stdout).toContain("10,000千枚 → 8,500,000枚");
  expect(stderr).toContain("令和7年度までは単位が「千枚」");
  expect(stderr).toContain("令和8年度か、それより後の年度からにしてください。");
  expect(code).toBe(1);
  expect(await planNow()).toMatchObject({ version });
});

it("takes no reason from the file for what the file does not change, or changes otherwise", async () => {
  const lower = await changed((kpi) => ({
    ...kpi,
    target: { ...kpi.target, value: { kind: "number", value: num("9900000") } },
  }));
  const { version, definition } = await planNow();
  const entry = {
    kpiId: PAPER,
    what: "target" as const,
    from: fiscalYear(2027),
    before: null,
    after: "9800000",
    reason: "見直し",
    decidedOn: null,
    document: null,
    rejudges: false,
  };
  const known = definition.changes ?? [];
  const unit = { ...entry, what: "unit" as const, after: null };
  const { code, stdout, stderr } = await importFile({ ...lower, changes: [...known, entry, unit] }, [
    "--confirm",
  ]);
  expect(code).toBe(1);
  expect(stderr).toContain("まだ何も変えていません。");
  const at = (index: number) => `changes[${known.length + index}]`;
  expect(stdout + stderr).toContain(`! ${at(0)}.after：「9800000」と書かれていますが、`);
  expect(stdout + stderr).toContain(`! ${at(1)}：`);
  expect(await planNow()).toMatchObject({ version });
  const right = await importFile({ ...lower, changes: [...known, { ...entry, after: "9900000" }] });
  expect(right).toMatchObject({ code: 0, stdout: expect.stringContaining("--confirm を付けて") });
});

it("gives the reason to what asks for one, and not to words beside it", async () => {
  const options = ["--confirm", "--reason", "見直し", "--decided-on", "2026-11-01", "--from", "2027"];
  const told = async (before: number) =>
    (await planNow()).definition.changes?.slice(before).map(({ what, reason }) => [what, reason]);
  const count = async () => (await planNow()).definition.changes?.length ?? 0;

  // Of what nobody outside has read no history is kept.
  await publishNow(systemActor, "計画の公表", "", renderSmall);
  const first = await count();
  const both = {
    ...(await changed((kpi) => ({ ...kpi, rationale: "改めた考え方", decimals: 1 }))),
    aim: "改めた目指す姿",
  };
  expect(await importFile(both, options)).toMatchObject({ code: 0 });
  expect(await told(first)).toEqual([["decimals", "見直し"]]);
});
