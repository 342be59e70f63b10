/** A publication is made, looked at and read by another thread: this one goes on answering readers. */

import { readPdf } from "@tests/fixtures/pdf";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { publicationUnderWay } from "@/domain/words/ja/publication/meanwhile";
import { hearing, type Said } from "@/lib/answer-status";
import {
  renderDraftPaper,
  renderEdition,
  renderExport,
  renderPreviewFile,
} from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { signal } from "@/server/db/availability";
import { closeDb, db } from "@/server/db/client";
import { watchDisk } from "@/server/db/disk";
import { carryingOut, wasTaken } from "@/server/db/taken-form";
import { actInThread } from "@/server/publication/acts";
import { type DraftPaper, draftPaperInThread, readDraftPaper } from "@/server/publication/draft-paper";
import { filesBy } from "@/server/publication/edition/files";
import { exportInThread, zipPublication } from "@/server/publication/export-zip";
import { previewInThread, readPreviewFile } from "@/server/publication/preview";
import { publish } from "@/server/publication/publish";
import { publicationThread, type RehearsalJob } from "@/server/publication/serve/publication-thread";
import { readSite } from "@/server/publication/serve/site";
import { readSiteInThread } from "@/server/publication/serve/site-in-thread";
import { verifyPublications } from "@/server/publication/verify/verify";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { loadRealPlans, type Office, sql } from "./support/publications";

let database: TestDatabase;
let office: Office;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  startCounting();
  office = await loadRealPlans();
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

const input = { title: "計画の公表", note: "" };
const act = { kind: "publish", input } as const;
const rows = async () => [await db().publication.count(), await db().publicationFile.count()];
/** Data tell the instant at which they are composed. */
const text = (body: Uint8Array) =>
  Buffer.from(body)
    .toString("utf8")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+09:00)/g, "instant");
const OPEN_TRANSACTIONS = `SELECT state FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;

async function waitingForLock(client: pg.Client): Promise<number | null> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database WHERE d.datname = current_database() AND locktype = 'advisory' AND NOT granted",
  );
  return rowCount;
}

/** A machine that has much else to do may take so long. */
const LONGEST_MS = 60_000;

// Reading the program anew takes a thread seconds on a machine that has much else to do.
describe("the thread of publications", { timeout: 180_000 }, () => {
  it("publishes and takes back", async () => {
    expect(await actInThread(office.first, act)).toEqual({ ok: true, value: { no: 1 } });
    const withdrawal = { no: 1, reason: "誤りがあったため" };
    expect(await actInThread(office.first, { kind: "withdraw", input: withdrawal })).toMatchObject({
      ok: true,
    });
    const verified = await verifyPublications(systemActor);
    expect(verified).toMatchObject({ ok: true, value: { problem: null, publications: 2 } });
  });

  it("gets ready for a publication, and writes nothing", async () => {
    const before = await rows();
    await publicationThread().ask({ kind: "rehearsal" } satisfies RehearsalJob);
    expect(await rows()).toEqual(before);
  });

  it("refuses as one without it does", async () => {
    const seen = { ...input, fingerprint: "0".repeat(64) };
    expect(await actInThread(office.first, { kind: "publish", input: seen })).toMatchObject({
      ok: false,
      reason: "conflict",
    });
  });

  it("leaves nothing of composing and writing to this one: it asks the database for nothing", async () => {
    const here = await countedQueries(() => publish(office.first, input, filesBy(renderEdition)));
    const there = await countedQueries(() => actInThread(office.first, act));
    expect([here.result.ok, there.result.ok]).toEqual([true, true]);
    expect(here.queries.length).toBeGreaterThan(10);
    expect(there.queries).toEqual([]);
  });

  it("reads the very site that is read without it, and this one asks the database for nothing", async () => {
    const no = (await db().publication.findFirstOrThrow({ orderBy: { no: "desc" } })).no;
    const here = await countedQueries(() => readSite(no, "current"));
    const there = await countedQueries(() => readSiteInThread(no, undefined, LONGEST_MS));
    const told = (site: typeof here.result) =>
      [...(site?.files ?? [])].map(([route, { body, brotli, gzip, ...file }]) => [
        route,
        file,
        [body, brotli, gzip].map((bytes) => bytes && Buffer.from(bytes).toString("base64")),
      ]);
    expect(told(there.result)).toEqual(told(here.result));
    expect(here.queries).not.toEqual([]);
    expect(there.queries).toEqual([]);
    expect(await readSiteInThread(no + 1, undefined, LONGEST_MS)).toBeNull();
  });

  it.each(["/", "/kpis/paper-sheets", "/data/kpis.csv"])(
    "shows %s of the next publication as it is without it, also to several at once",
    async (route) => {
      const place = { ...input, basePath: "/preview", route };
      const here = await readPreviewFile(office.first, place, renderPreviewFile);
      const there = await countedQueries(() =>
        Promise.all([1, 2, 3].map(() => previewInThread(office.second, place))),
      );
      if (!here.ok) throw new Error(here.reason);
      for (const shown of there.result) {
        if (!shown.ok) throw new Error(shown.reason);
        expect(shown.value.contentType).toBe(here.value.contentType);
        expect(text(shown.value.body)).toBe(text(here.value.body));
      }
      expect(there.queries).toEqual([]);
    },
  );

  it.each<DraftPaper>([fiscalYear(2023), { committeeOf: "dx-2" }])(
    "gives %j on paper before its publication, marked so",
    async (paper) => {
      const here = await readDraftPaper(office.first, { paper }, renderDraftPaper);
      const there = await countedQueries(() => draftPaperInThread(office.second, { paper }));
      if (!here.ok || !there.result.ok) throw new Error("no document");
      expect(there.result.value.contentType).toBe("application/pdf");
      const { pages } = await readPdf(there.result.value.body);
      expect(pages).toEqual((await readPdf(here.value.body)).pages);
      for (const page of pages) expect(page).toContain("未公表（確認用）");
      expect(there.queries).toEqual([]);
      expect(await draftPaperInThread(office.first, { paper: fiscalYear(2031) })).toMatchObject({
        reason: "not_found",
      });
    },
  );

  it("puts the very ZIP together that is made without it, and says what is not there", async () => {
    const here = await zipPublication(office.first, { no: 1 }, renderExport);
    const there = await countedQueries(() => exportInThread(office.first, { no: 1 }));
    if (!here.ok || !there.result.ok) throw new Error("no ZIP");
    expect(there.result.value.fileName).toBe("publication-1.zip");
    expect(Buffer.from(there.result.value.body).equals(here.value.body)).toBe(true);
    expect(there.queries).toEqual([]);
    expect(await exportInThread(office.first, { no: 99 })).toMatchObject({ reason: "not_found" });
    const none = { ...input, basePath: "/preview", route: "/none" };
    expect(await previewInThread(office.first, none)).toMatchObject({ reason: "not_found" });
  });

  it("notes the form that it carries out in the same transaction", async () => {
    const key = "a".repeat(32);
    expect(await carryingOut(key, () => actInThread(office.first, act))).toMatchObject({ ok: true });
    expect(await wasTaken(key)).toBe(true);
  });

  it("is ended when the database leaves, and nothing is written: 503", async () => {
    const before = await rows();
    const said: Said = { status: null, trouble: null };
    const other = new pg.Client({ connectionString: database.superUrl });
    await other.connect();
    await other.query("SELECT pg_advisory_lock(hashtext('ayumi.publication'))");
    const published = hearing(said, () => actInThread(office.first, act));
    // Who presses meanwhile is told whose it is, and to wait.
    const first = { name: office.first.name, isOwn: false };
    expect(await actInThread(office.second, act)).toMatchObject({
      reason: "conflict",
      errors: { "": publicationUnderWay(first) },
    });
    // In the middle of its transaction.
    await expect.poll(() => waitingForLock(other), { timeout: LONGEST_MS }).toBe(1);
    signal("probe_failed");
    expect(await published).toMatchObject({ ok: false, reason: "busy" });
    signal("probe_answered");
    signal("probe_answered");
    expect(said.trouble).toBe("away");
    await other.end();
    await expect.poll(() => sql(database.superUrl, OPEN_TRANSACTIONS)).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(await actInThread(office.first, act)).toMatchObject({ ok: true });
  });

  it("waits for one that a command or another server makes, and tells of it where that takes long", async () => {
    const other = new pg.Client({ connectionString: database.superUrl });
    await other.connect();
    await other.query("SELECT pg_advisory_lock(hashtext('ayumi.publication'))");
    expect(await actInThread(office.first, act)).toMatchObject({
      reason: "conflict",
      errors: { "": publicationUnderWay(null) },
    });
    await other.end();
  });

  it("is not asked while the disk is full: 507", async () => {
    watchDisk({ folder: "/", minFreeBytes: 1, freeBytes: () => 0 });
    const said: Said = { status: null, trouble: null };
    expect(await hearing(said, () => actInThread(office.first, act))).toMatchObject({
      ok: false,
      reason: "full",
    });
    watchDisk(null);
    expect(said.trouble).toBe("full");
  });

  it("tells what its own database met with: 503", async () => {
    process.env.DATABASE_URL = "postgresql://nobody:x@127.0.0.1:1/none";
    const said: Said = { status: null, trouble: null };
    const published = await hearing(said, () => actInThread(office.first, act));
    process.env.DATABASE_URL = database.appUrl;
    expect(published).toMatchObject({ ok: false, reason: "busy" });
    expect(said.trouble).toBe("away");
  });
});
