/** A plan that leaves as a file and comes back is the same plan: not a byte of what the public reads differs. */
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase } from "@tests/fixtures/postgres";
import { expect, it, vi } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { renderEdition } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { writePlanFile } from "@/server/plan/plan-file/write";
import { readPlans } from "@/server/plan/queries";
import { importPlan } from "@/server/proposals/import";
import { siteSettings } from "@/server/publication/compose/candidate";
import { composeSnapshot } from "@/server/publication/compose/snapshot";
import { EDITIONS } from "@/server/publication/edition/manifest";

/** Every page of both editions is rendered twice. */
vi.setConfig({ testTimeout: 120_000 });

interface City {
  /** By plan id. */
  readonly exported: ReadonlyMap<string, string>;
  /** By edition and path. */
  readonly publicFiles: ReadonlyMap<string, Buffer>;
}

/** A database of its own with these plans and nothing else: the plans as files, and what it would publish. */
async function cityWith(plans: readonly PlanDefinition[]): Promise<City> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  try {
    for (const plan of plans) expect(await importPlan(systemActor, plan)).toMatchObject({ ok: true });
    const stored = await readPlans(db());
    const composed = { title: "計画の公表", note: "", site: siteSettings(), withdraws: null };
    const { snapshot } = await composeSnapshot(db(), composed);
    const publicFiles = new Map<string, Buffer>();
    for (const edition of EDITIONS) {
      // The two would be published seconds apart.
      const files = await renderEdition({ ...snapshot, publishedAt: "2026-06-15T03:00:00.000Z" }, edition);
      for (const { path, body } of files) publicFiles.set(`${edition} ${path}`, Buffer.from(body));
    }
    return {
      exported: new Map(stored.map(({ definition }) => [definition.id, writePlanFile(definition)])),
      publicFiles,
    };
  } finally {
    await closeDb();
    await database.drop();
  }
}

function read(text: string): PlanDefinition {
  const parsed = parsePlanFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return withInitiativeIds(parsed.plan);
}

it("both shipped plans, exported and imported elsewhere, give the same files and the same public bytes", async () => {
  const here = await cityWith([realPlan("dx-1"), realPlan("dx-2")]);
  const there = await cityWith([...here.exported.values()].map(read));
  expect([...here.exported.keys()].sort()).toEqual(["dx-1", "dx-2"]);
  for (const [id, text] of here.exported) expect(there.exported.get(id)).toBe(text);
  expect(here.publicFiles.size).toBeGreaterThan(80);
  expect([...there.publicFiles.keys()]).toEqual([...here.publicFiles.keys()]);
  const differing = [...here.publicFiles].filter(
    ([name, body]) => !there.publicFiles.get(name)?.equals(body),
  );
  expect(differing.map(([name]) => name)).toEqual([]);
});
