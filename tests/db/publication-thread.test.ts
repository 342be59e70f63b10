/** The files of a publication are made by another thread: what goes wrong there ends that publication and nothing else. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "@/lib/sha256";
import { renderEdition } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { filesBy, type MakeFiles } from "@/server/publication/edition/files";
import { filesInThread, inThread } from "@/server/publication/edition/files-in-thread";
import { publish } from "@/server/publication/publish";
import { verifyPublications } from "@/server/publication/verify/verify";
import { withdrawPublication } from "@/server/publication/withdraw";
import { loadRealPlans, type Office } from "./support/publications";

let database: TestDatabase;
let folder: string;
let office: Office;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-thread-"));
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const WORDS = { title: "計画の公表", note: "" };
const rows = async () => [await db().publication.count(), await db().publicationFile.count()];

describe("a publication whose thread", () => {
  const faults = [
    { what: "throws", program: 'throw new Error("描けません");', said: "描けません" },
    {
      what: "leaves a promise that nobody waits for",
      program: 'void Promise.reject(new Error("描けません")); setTimeout(() => {}, 60_000);',
      said: "描けません",
    },
    { what: "ends without an answer", program: "process.exit(0);", said: "ended with code 0" },
    {
      what: "never answers",
      program: "setInterval(() => {}, 1_000);",
      said: "did not answer",
      longestMs: 100,
    },
  ];

  it.each(faults)(
    "$what, fails by itself and leaves nothing behind",
    async ({ program, said, longestMs }) => {
      const before = await rows();
      const file = path.join(folder, "program.mjs");
      await writeFile(file, program);
      const published = publish(office.first, WORDS, (job) => inThread(file, job, longestMs));
      await expect(published).rejects.toThrow(said);
      expect(await rows()).toEqual(before);
    },
  );
});

// Reading the program anew takes a thread seconds on a machine that has much else to do.
describe("the thread of a publication", { timeout: 180_000 }, () => {
  it("makes the very files that are made without one, and leaves hardly any of the work to this one", async () => {
    const job = { kind: "publication", snapshot: makeSnapshot({ reports: INVENTED }) } as const;
    const made = async (make: MakeFiles) => {
      const before = process.threadCpuUsage();
      const files = await make(job);
      const { user, system } = process.threadCpuUsage(before);
      return { files, ownWork: user + system };
    };
    const [here, there] = [await made(filesBy(renderEdition)), await made(filesInThread)];
    expect(there.ownWork).toBeLessThan(here.ownWork / 3);
    const told = (files: typeof here.files) =>
      files.map(({ body, brotli: _, gzip: __, ...file }) => ({ ...file, body: sha256(body) }));
    expect(told(there.files)).toEqual(told(here.files));
  });

  it("publishes and takes back", async () => {
    expect(await publish(office.first, WORDS, filesInThread)).toMatchObject({ ok: true, value: { no: 1 } });
    const input = { no: 1, reason: "誤りがあったため" };
    expect(await withdrawPublication(office.first, input, filesInThread)).toMatchObject({ ok: true });
    const verified = await verifyPublications(systemActor);
    expect(verified).toMatchObject({ ok: true, value: { problem: null, publications: 2 } });
  });
});
