/** The files of a publication are made by another thread: what goes wrong there ends that publication and nothing else. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

describe("the thread of a publication", () => {
  it("makes the very files that are made without one", async () => {
    const job = { kind: "publication", snapshot: makeSnapshot({ reports: INVENTED }) } as const;
    const [there, here] = [await filesInThread(job), await filesBy(renderEdition)(job)];
    const told = (files: typeof here) => files.map(({ body: _, brotli: __, gzip: ___, ...file }) => file);
    expect(told(there)).toEqual(told(here));
    expect(there.every(({ body }, index) => Buffer.from(body).equals(here[index]?.body ?? Buffer.of()))).toBe(
      true,
    );
  });

  it("does the work: hardly any of it is left to the one that answers requests", async () => {
    const job = { kind: "publication", snapshot: makeSnapshot({ reports: INVENTED }) } as const;
    const ownWork = async (make: MakeFiles) => {
      const { user, system } = process.threadCpuUsage();
      await make(job);
      const after = process.threadCpuUsage({ user, system });
      return after.user + after.system;
    };
    const here = await ownWork(filesBy(renderEdition));
    expect(await ownWork(filesInThread)).toBeLessThan(here / 3);
  });

  it("publishes and takes back", async () => {
    expect(await publish(office.first, WORDS, filesInThread)).toMatchObject({ ok: true, value: { no: 1 } });
    const input = { no: 1, reason: "誤りがあったため" };
    expect(await withdrawPublication(office.first, input, filesInThread)).toMatchObject({ ok: true });
    const verified = await verifyPublications(systemActor);
    expect(verified).toMatchObject({ ok: true, value: { problem: null, publications: 2 } });
  });
});
