/** Data of a version that knew no ids of initiatives is read with those of their places, and nothing is new because of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { UnnamedPlan } from "@/domain/plan/initiative-ids";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { Stopper } from "@/domain/publication/stops/stops";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { sha256 } from "@/lib/sha256";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { namedPlan } from "@/server/plan/initiative-ids";
import { listPlans } from "@/server/plan/queries";
import { readProposal, saveProposal } from "@/server/proposals/draft";
import { importPlan } from "@/server/proposals/import";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { changedRecord } from "@/server/publication/stops/changes";
import { verifyPublications } from "@/server/publication/verify/verify";
import { changePlan, seenNow } from "./support/plan-change";
import { loadRealPlans, publishNow, renderSmall, sql } from "./support/publications";
import { must } from "./support/rounds";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-initiatives-"));
  process.env.AYUMI_DATA_DIR = folder;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  await loadRealPlans();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
  await forgetIds();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** A line as the version before wrote it. */
const ID = /"id":\s*"dx-2-\d+-\d+-\d+",\s*/g;

/** What is stored as the version before stored it, the hashes with it. */
async function forgetIds(): Promise<void> {
  const asSuperuser = (statement: string) =>
    sql(database.superUrl, `SET session_replication_role = replica; ${statement}`);
  const version = await db().planVersion.findFirstOrThrow({ where: { planId: "dx-2" } });
  const definition = JSON.stringify(version.definition).replaceAll(ID, "");
  const row = await db().publication.findFirstOrThrow();
  const snapshot = row.snapshot.replaceAll(ID, "");
  expect(snapshot).not.toBe(row.snapshot);
  const manifest = row.manifest.replace(row.snapshotSha256, sha256(snapshot));
  await asSuperuser(`
    UPDATE plan_version SET definition = $q$${definition}$q$ WHERE plan_id = 'dx-2';
    UPDATE publication SET snapshot = $q$${snapshot}$q$, snapshot_sha256 = '${sha256(snapshot)}',
      manifest = $q$${manifest}$q$, manifest_sha256 = '${sha256(manifest)}';
    UPDATE audit_event SET after = replace(after::text, '${row.manifestSha256}', '${sha256(manifest)}')::json
      WHERE action = 'publication.publish'`);
}

/** The plan as a file says it that gives no ids. */
function withoutIds(plan: UnnamedPlan): UnnamedPlan {
  return {
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        initiatives: measure.initiatives.map(({ id: _, ...each }) => each),
      })),
    })),
  };
}

async function inForce() {
  const plan = must(await listPlans(systemActor)).find(({ definition }) => definition.id === "dx-2");
  if (!plan) throw new Error("no dx-2");
  return plan.definition;
}

it("the plan and what was published are read with ids, and there is nothing to publish", async () => {
  expect(await inForce()).toEqual(realPlan("dx-2"));
  const { snapshot } = must(await prepareCandidate(systemActor, { title: "", note: "" }));
  expect(snapshot.changes).toEqual([]);
  expect(listInitiatives(snapshot.plans[0]?.definition ?? realPlan("dx-1"))).toHaveLength(73);
});

it("what was published is verified as it stands", async () => {
  const { publications, problem } = must(await verifyPublications(systemActor, null));
  expect({ publications, problem }).toEqual({ publications: 1, problem: null });
});

it("what is written again because of a stop has no id put in", async () => {
  const stopper: Stopper = {
    isIdle: false,
    hasTexts: true,
    files: new Map(),
    file: () => null,
    sentence: () => "",
    text: (text) => text.replaceAll("計画の公表", "停止"),
  };
  const changed = await db().$transaction((tx) => changedRecord(tx, 1, stopper));
  const { snapshot } = await db().publication.findFirstOrThrow();
  expect(changed?.publication?.snapshot).toBe(snapshot.replaceAll("計画の公表", "停止"));
});

it("the file of now, and the one without ids, say what is here", async () => {
  for (const file of [realPlan("dx-2"), withoutIds(realPlan("dx-2"))]) {
    const plan = must(await namedPlan(systemActor, file));
    expect(must(await importPlan(systemActor, plan))).toMatchObject({ outcome: "same" });
  }
});

it("a draft that is older than ids is read with those of the lines that are here", async () => {
  const proposed = { ...realPlan("dx-2"), aim: "あたらしい姿" };
  must(await saveProposal(systemActor, { proposed, seen: await seenNow(systemActor, "dx-2") }));
  await db().planProposal.update({
    where: { planId: "dx-2" },
    data: { definition: withoutIds(proposed) as unknown as Prisma.InputJsonValue },
  });
  const { draft } = must(await readProposal(systemActor, "dx-2"));
  expect(draft?.proposed).toEqual(proposed);
  expect(draft?.changes.map(({ path: at }) => at)).toEqual(["aim"]);
});

it("an id that a line once had is never given to another, also when the line is long gone", async () => {
  const change = async (edit: (lines: readonly { text: string }[]) => { text: string }[]) => {
    const { pillars, ...rest } = await inForce();
    const [pillar, ...others] = pillars;
    const [measure, ...more] = pillar?.measures ?? [];
    if (!pillar || !measure) throw new Error("no measure");
    const initiatives = edit(measure.initiatives).map(({ text }) => ({ marker: "○" as const, text }));
    const file = {
      ...rest,
      pillars: [{ ...pillar, measures: [{ ...measure, initiatives }, ...more] }, ...others],
    };
    const plan = must(await namedPlan(systemActor, file));
    must(await changePlan(systemActor, plan));
    return listInitiatives(plan)
      .slice(0, initiatives.length)
      .map(({ initiative }) => initiative.id);
  };
  const before = listInitiatives(await inForce()).filter(
    ({ measure, pillar }) => pillar.no * measure.no === 1,
  );
  const ids = before.map(({ initiative }) => initiative.id);
  expect(await change((lines) => lines.slice(0, -1))).toEqual(ids.slice(0, -1));
  expect(await change((lines) => [{ text: "新しい取組" }, ...lines])).toEqual([
    `dx-2-1-1-${ids.length + 1}`,
    ...ids.slice(0, -1),
  ]);
});

it("an id that is a KPI's of another plan is refused with a sentence", async () => {
  const [first] = listInitiatives(await inForce());
  const plan = await inForce();
  const renamed = (id: string) => ({
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        initiatives: measure.initiatives.map((each) =>
          each.id === first?.initiative.id ? { ...each, id: toInitiativeId(id) } : each,
        ),
      })),
    })),
  });
  const refusal = await changePlan(systemActor, renamed("online-rate"));
  expect(refusal.ok ? null : refusal.errors?.[""]).toBe(
    "取組項目の id「online-rate」は、計画「DX推進計画（第1期）」の指標の id です。取組項目の id を別のものにしてください。",
  );
});
