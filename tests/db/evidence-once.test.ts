/** 根拠資料 in the database: its bytes stand there once, whatever number of publications carry them. */

import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PDF } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { sha256 } from "@/lib/sha256";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { evidenceOf, readSite } from "@/server/publication/serve/site";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { listPublishedFiles } from "@/server/publication/stops/queries";
import { verifyPublications } from "@/server/publication/verify/verify";
import { addFile } from "@/server/reports/evidence/add";
import { changeVisibility } from "@/server/reports/evidence/change";
import { readEvidenceFile } from "@/server/reports/evidence/file";
import {
  approveFigure,
  loadRealPlans,
  NOW,
  type Office,
  publishNow,
  renderSmall,
  sql,
} from "./support/publications";

const KPI = toKpiId("online-procedures");
const FY = fiscalYear(2025);
const MEGABYTE = 1024 * 1024;
/** Nothing that PostgreSQL could store in less. */
const pdf = (bytes: number) => new Uint8Array(Buffer.concat([PDF, randomBytes(bytes - PDF.length)]));
const BIG = pdf(5 * MEGABYTE);
const OTHER = pdf(MEGABYTE);
const pathOf = (bytes: Uint8Array) => `kpis/${KPI}/evidence/${sha256(bytes).slice(0, 16)}.pdf`;

let database: TestDatabase;
let dataDir: string;
let office: Office;

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}
async function addPublic(name: string, bytes: Uint8Array): Promise<string> {
  const { id } = must(await addFile(office.first, { kpiId: KPI, fy: FY, name, bytes }, NOW));
  must(await changeVisibility(office.first, { id, isPublic: true }, NOW));
  return id;
}
const publishSmall = (title: string) => publishNow(office.first, title, "", renderSmall);
async function storedBytes(): Promise<number> {
  const [row] = await sql<{ bytes: number }>(
    database.superUrl,
    "SELECT (pg_total_relation_size('evidence_file') + pg_total_relation_size('publication_file'))::int AS bytes",
  );
  return row?.bytes ?? 0;
}
const problem = async () => must(await verifyPublications(systemActor)).problem;
async function served(no: number, edition: "current" | "archive", bytes: Uint8Array): Promise<boolean> {
  const file = (await readSite(no, edition))?.files.get(`/${pathOf(bytes)}`);
  return file !== undefined && Buffer.from(file.body).equals(bytes);
}
/** Where bytes stand, as the tables have them. */
const places = (bytes: Uint8Array) =>
  sql<{ place: string; length: number | null }>(
    database.superUrl,
    `SELECT publication_no || '/' || edition AS place, length(body) AS length FROM publication_file WHERE sha256 = $1
     UNION ALL SELECT 'store', length(body) FROM evidence_file WHERE sha256 = $1 ORDER BY 1`,
    [sha256(bytes)],
  );

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "ayumi-once-"));
  process.env.AYUMI_DATA_DIR = dataDir;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await approveFigure(office, KPI, "2,000");
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

describe("evidence of 5 MB in three publications", () => {
  it("adds its bytes once, and each publication has it in both editions", async () => {
    const before = await storedBytes();
    await addPublic("集計.pdf", BIG);
    for (const title of ["1回目", "2回目", "3回目"]) await publishSmall(title);
    const added = (await storedBytes()) - before;
    expect(added).toBeGreaterThan(BIG.length);
    expect(added).toBeLessThan(BIG.length + MEGABYTE);
    for (const no of [1, 2, 3]) {
      expect(await served(no, "current", BIG)).toBe(true);
      expect(await served(no, "archive", BIG)).toBe(true);
    }
    expect(must(await listPublishedFiles(office.first))).toMatchObject([
      { sha256: sha256(BIG), bytes: BIG.length, publications: [1, 2, 3] },
    ]);
    expect(await problem()).toBeNull();
  });

  it("is read from the database once while it stays public", async () => {
    const known = (await readSite(2, "current")) ?? undefined;
    const next = await readSite(3, "current", evidenceOf(known));
    expect(next?.files.get(`/${pathOf(BIG)}`)?.body).toBe(known?.files.get(`/${pathOf(BIG)}`)?.body);
  });
});

describe("publications of the version before, each with copies of its own", () => {
  const migration = () =>
    readFile("prisma/migrations/20261201300100_evidence_once_rows/migration.sql", "utf8");
  /** A version before wrote each row so. */
  const OWN_COPIES = `SET session_replication_role = replica;
    UPDATE publication_file f SET body = e.body, evidence_sha256 = NULL FROM evidence_file e WHERE e.sha256 = f.evidence_sha256`;

  it("let go of them, and are what they were, byte for byte", async () => {
    const hashes = () => db().publication.findMany({ select: { no: true, manifestSha256: true } });
    const chain = await hashes();
    await sql(database.superUrl, OWN_COPIES);
    expect((await places(BIG)).filter(({ length }) => length === BIG.length)).toHaveLength(7);
    expect(await problem()).toBeNull();

    await sql(database.ownerUrl, await migration());
    expect((await places(BIG)).filter(({ length }) => length === BIG.length)).toEqual([
      { place: "store", length: BIG.length },
    ]);
    expect(await served(1, "archive", BIG)).toBe(true);
    expect(await hashes()).toEqual(chain);
    expect(await problem()).toBeNull();
  });

  it("keep a copy that is not what was published, so that it is found", async () => {
    const at = `publication_no = 2 AND edition = 'archive' AND path = '${pathOf(BIG)}'`;
    await sql(database.superUrl, OWN_COPIES);
    await sql(
      database.superUrl,
      `SET session_replication_role = replica;
       UPDATE publication_file SET body = set_byte(body, 9, get_byte(body, 9) # 1) WHERE ${at}`,
    );
    await sql(database.ownerUrl, await migration());
    expect(await problem()).toBe(
      `公表第2号の保存版のファイル「${pathOf(BIG)}」：内容が、マニフェストのハッシュ値と合いません。`,
    );
    await sql(
      database.superUrl,
      `SET session_replication_role = replica; UPDATE publication_file SET body = NULL, evidence_sha256 = sha256 WHERE ${at}`,
    );
    expect(await problem()).toBeNull();
  });

  it("leave nothing open to the application's login, which may not change them either", async () => {
    await expect(sql(database.appUrl, await migration())).rejects.toThrow("permission denied");
  });
});

describe("a stop", () => {
  async function stopAndDelete(bytes: Uint8Array, fromStore: boolean): Promise<void> {
    const target = { kind: "file", sha256: sha256(bytes) } as const;
    const { id } = must(
      await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名のため" }),
    );
    must(await deleteStopped(office.second, { id, reason: "氏名のため", fromStore }));
  }

  it("takes a file off every publication, and leaves it to the report where nobody asked for more", async () => {
    const id = await addPublic("別の資料.pdf", OTHER);
    await publishSmall("4回目");
    await stopAndDelete(OTHER, false);
    expect(await places(OTHER)).toEqual([
      { place: "4/archive", length: 0 },
      { place: "4/current", length: 0 },
      { place: "store", length: OTHER.length },
    ]);
    expect(await db().publicationFile.count({ where: { evidenceSha256: sha256(OTHER) } })).toBe(0);
    expect(await served(4, "archive", OTHER)).toBe(false);
    expect(must(await readEvidenceFile(office.first, { id }, NOW)).body).toHaveLength(OTHER.length);
    // What stands beside it stays.
    expect(await served(4, "archive", BIG)).toBe(true);
    expect(await problem()).toBeNull();
  });

  it("takes the bytes from everywhere where that was asked for, however many publications carried them", async () => {
    await stopAndDelete(BIG, true);
    const kept = await places(BIG);
    expect(kept).toHaveLength(9);
    expect(kept.filter(({ length }) => length !== 0)).toEqual([]);
    expect(await problem()).toBeNull();
    await publishSmall("5回目");
    expect((await places(BIG)).map(({ place }) => place)).not.toContain("5/current");
    expect(await problem()).toBeNull();
  });
});
