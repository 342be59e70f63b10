import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { changedBeforePublication, publishedMeanwhile } from "@/domain/words/ja/publication/meanwhile";
import { sha256 } from "@/lib/sha256";
import { mintViewer, systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { comparePublications } from "@/server/publication/compare";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import type { Manifest } from "@/server/publication/edition/manifest";
import { publish } from "@/server/publication/publish";
import { listPublications } from "@/server/publication/queries";
import { currentSite, refresh } from "@/server/publication/serve/current-site";
import { readSite } from "@/server/publication/serve/site";
import { changeReport } from "@/server/reports/queries";
import {
  approveFigure,
  loadRealPlans,
  NOW,
  type Office,
  publishNow,
  renderSmall,
  sql,
} from "./support/publications";

let database: TestDatabase;
let office: Office;
let folder: string;

beforeAll(async () => {
  // the current publication is copied there
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-publications-"));
  process.env.AYUMI_DATA_DIR = folder;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

/** Runs first: the others stand on publication no. 1. */
describe("the first publication", () => {
  beforeAll(async () => {
    expect(await publishNow(systemActor, "計画の公表", "はじめての公表です。")).toBe(1);
  });

  it("stores both editions, each file with its hash, and a manifest that lists them all", async () => {
    const row = await db().publication.findUniqueOrThrow({ where: { no: 1 }, include: { files: true } });
    expect(row).toMatchObject({ title: "計画の公表", previousSha256: null, publishedById: null });
    expect(sha256(row.snapshot)).toBe(row.snapshotSha256);
    expect(sha256(row.manifest)).toBe(row.manifestSha256);
    const manifest = JSON.parse(row.manifest) as Manifest;
    expect(manifest).toMatchObject({
      no: 1,
      snapshotSha256: row.snapshotSha256,
      previousSha256: null,
      withdraws: null,
    });
    const listed = new Map(manifest.files.map((file) => [`${file.edition}/${file.path}`, file.sha256]));
    expect(listed.size).toBe(row.files.length);
    for (const file of row.files) {
      expect(sha256(file.body ?? "")).toBe(file.sha256);
      expect(listed.get(`${file.edition}/${file.path}`)).toBe(file.sha256);
    }
    const paths = (edition: string) => row.files.filter((file) => file.edition === edition).length;
    expect(paths("current")).toBeGreaterThan(40);
    expect(paths("archive")).toBeGreaterThan(40);
  });

  it("is served at the root, in the archive, and with its manifest", async () => {
    const [current, archive] = [await readSite(1, "current"), await readSite(1, "archive")];
    expect(textOf(current?.files.get("/")?.body)).toContain("<!DOCTYPE html>");
    expect(textOf(archive?.files.get("/")?.body)).toContain("現在の公表ページではありません");
    expect(textOf(current?.files.get("/")?.body)).not.toContain("現在の公表ページではありません");
    const { manifest, manifestSha256 } = await db().publication.findUniqueOrThrow({ where: { no: 1 } });
    for (const site of [current, archive]) {
      const file = site?.files.get("/data/manifest.json");
      expect(textOf(file?.body)).toBe(manifest);
      expect(file?.etag).toBe(`"${manifestSha256}"`);
    }
    expect(await readSite(99, "current")).toBeNull();
  });

  it("is in the audit log with the manifest's hash", async () => {
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: "publication.publish" } });
    const { manifestSha256 } = await db().publication.findUniqueOrThrow({ where: { no: 1 } });
    expect(event).toMatchObject({ subject: "publication:1", actorId: null, actor: "システム" });
    expect(event.after).toMatchObject({ no: 1, title: "計画の公表", manifestSha256 });
  });
});

describe("what is not approved", () => {
  const SECRET = "漏れてはならない文字列";

  it("is in no byte of a publication", async () => {
    const account = await db().user.create({
      data: { email: "himitsu@example.jp", name: `${SECRET}1`, role: "office" },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    });
    // a draft, and what one person tells another about an approved figure
    const draft = await changeReport(
      mintViewer(account),
      {
        kpiId: toKpiId("paper-sheets"),
        fy: fiscalYear(2025),
        event: "save_draft",
        version: 0,
        content: makeWrittenContent({
          actualText: "12,345",
          basisNote: `${SECRET}2`,
          reason: `${SECRET}3`,
          nextStep: `${SECRET}4`,
        }),
      },
      NOW,
    );
    expect(draft.ok).toBe(true);
    await approveFigure(office, "online-procedures", "2,000", {
      warningNote: `${SECRET}5`,
      comment: `${SECRET}6`,
    });
    const no = await publishNow(office.first, "令和7年度の公表");
    const { snapshot, manifest } = await db().publication.findUniqueOrThrow({ where: { no } });
    const files = await db().publicationFile.findMany({ where: { publicationNo: no } });
    const all = [snapshot, manifest, ...files.map((file) => textOf(file.body ?? undefined))].join("\n");
    expect(all).toContain("2,000手続き");
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain("12,345");
    expect(all).not.toContain("12345");
    expect(all).not.toContain("@example.jp");
  });

  it("appears once it is approved, with a chained manifest", async () => {
    const rows = await db().publication.findMany({ orderBy: { no: "asc" } });
    for (const [index, row] of rows.entries()) {
      expect(row.no).toBe(index + 1);
      expect(row.previousSha256).toBe(rows[index - 1]?.manifestSha256 ?? null);
    }
    const figures = await db().publicationFigure.findMany({ where: { publicationNo: rows.length } });
    expect(figures).toMatchObject([{ itemId: "online-procedures", fy: 2025, revision: 2 }]);
  });
});

describe("a correction", () => {
  it("shows old, new and reason in the next publication; what nobody saw leaves no trace", async () => {
    await approveFigure(office, "online-procedures", "2,100", { correctionReason: "途中の値" });
    await approveFigure(office, "online-procedures", "2,200", { correctionReason: "数え漏れがあったため" });
    const no = await publishNow(office.first, "訂正の公表");
    const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no } });
    expect(snapshot).toContain("2,000手続きから2,200手続きに訂正しました");
    expect(snapshot).not.toContain("途中の値");
    const site = await readSite(no, "current");
    const page = textOf(site?.files.get("/kpis/online-procedures")?.body);
    expect(page).toContain("数え漏れがあったため");
    expect(page).toContain("訂正履歴");
    // what was published before stays as it was
    const before = await readSite(no - 1, "archive");
    expect(textOf(before?.files.get("/kpis/online-procedures")?.body)).not.toContain("2,200");
  });

  it("keeps why the figure was corrected where only its words are approved anew after that", async () => {
    await approveFigure(office, "online-procedures", "2,150", { correctionReason: "転記を誤ったため" });
    const reworded = { reason: "窓口を増やしたためです", correctionReason: "言い回しを直すため" };
    await approveFigure(office, "online-procedures", "2,150", reworded);
    const no = await publishNow(office.first, "訂正の公表");
    const { snapshot } = await db().publication.findUniqueOrThrow({ where: { no } });
    const { changes } = JSON.parse(snapshot) as { changes: { kind: string; text: string }[] };
    const correction = changes.find(({ kind }) => kind === "correction")?.text;
    expect(correction).toContain("2,200手続きから2,150手続きに訂正しました");
    expect(correction).toContain("転記を誤ったため");
  });

  it("is told from the first to the last of two publications that are compared, whatever lies between", async () => {
    const [newest] = await db().publication.findMany({ orderBy: { no: "desc" }, take: 1 });
    const to = newest?.no ?? 0;
    const compared = await comparePublications(office.second, { from: to - 2, to });
    const told = compared.ok ? compared.value : [];
    const [correction] = told.filter(({ kind }) => kind === "correction");
    expect(correction?.text).toContain("2,000手続きから2,150手続きに訂正しました");
    expect(told.filter(({ kind }) => kind === "correction")).toHaveLength(1);
    const [words] = told.filter(({ kind }) => kind === "text");
    expect(words?.texts).toContainEqual(
      expect.objectContaining({ what: "要因", after: "窓口を増やしたためです" }),
    );
    expect(await comparePublications(office.second, { from: to, to: to + 1 })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });
});

describe("publishing", () => {
  it("is refused when a figure was approved after the preview", async () => {
    const words = { title: "題名", note: "" };
    const seen = await prepareCandidate(office.first, words);
    if (!seen.ok) throw new Error(seen.reason);
    await approveFigure(office, "ai-hours-saved", "100");
    const count = await db().publication.count();
    expect(
      await publish(office.first, { ...words, fingerprint: seen.value.fingerprint }, renderSmall),
    ).toEqual({
      ok: false,
      reason: "conflict",
      errors: { "": changedBeforePublication("publish") },
    });
    expect(await db().publication.count()).toBe(count);
  });

  it("is refused when a figure is approved while the pages are being made", async () => {
    const count = await db().publication.count();
    let approved = false;
    const result = await publish(office.first, { title: "題名", note: "" }, async (job) => {
      if (!approved) {
        approved = true;
        await approveFigure(office, "learning-events", "10");
      }
      return renderSmall(job);
    });
    expect(result).toMatchObject({ reason: "conflict", errors: { "": changedBeforePublication("publish") } });
    expect(await db().publication.count()).toBe(count);
  });

  it("is refused when another person has published since: who, and which number", async () => {
    const words = { title: "私の題名", note: "" };
    const seen = await prepareCandidate(office.first, words);
    if (!seen.ok) throw new Error(seen.reason);
    const made = await publish(office.second, { title: "先の公表", note: "" }, renderSmall);
    if (!made.ok) throw new Error(made.reason);
    const told = publishedMeanwhile(
      { no: made.value.no, title: "先の公表", by: office.second.name },
      "publish",
    );
    const mine = { ...words, fingerprint: seen.value.fingerprint };
    expect(await publish(office.first, mine, renderSmall)).toEqual({
      ok: false,
      reason: "conflict",
      errors: { "": told },
    });
    // Made while the own pages were being made, it is told alike.
    let next = 0;
    const meanwhile = await publish(office.first, words, async (job) => {
      if (next === 0) {
        const other = await publish(office.second, { title: "間の公表", note: "" }, renderSmall);
        next = other.ok ? other.value.no : 0;
      }
      return renderSmall(job);
    });
    const between = { no: next, title: "間の公表", by: office.second.name };
    expect(meanwhile).toMatchObject({ errors: { "": publishedMeanwhile(between, "publish") } });
  });

  it("by several at once gives one publication, whole, and no gap in the numbers", async () => {
    const before = await db().publication.count();
    const results = await Promise.all(
      ["一", "二", "三"].map((title) => publish(office.first, { title, note: "" }, renderSmall)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "conflict")).toHaveLength(2);
    const rows = await db().publication.findMany({
      orderBy: { no: "asc" },
      select: { no: true, manifest: true, _count: { select: { files: true } } },
    });
    expect(rows.map((row) => row.no)).toEqual(Array.from({ length: before + 1 }, (_, index) => index + 1));
    for (const row of rows) {
      expect(row._count.files).toBe((JSON.parse(row.manifest) as Manifest).files.length);
    }
    expect(await db().publicationFile.count({ where: { publicationNo: { gt: before + 1 } } })).toBe(0);
  });

  it("leaves nothing behind when the writing fails half way", async () => {
    const before = await db().publication.count();
    const twice = publish(office.first, { title: "題名", note: "" }, async (job) => {
      const files = await renderSmall(job);
      return [...files, ...files.slice(-1)];
    });
    await expect(twice).rejects.toThrow();
    expect(await db().publication.count()).toBe(before);
    expect(await db().publicationFile.count({ where: { publicationNo: before + 1 } })).toBe(0);
  });

  it("belongs to the office; others may at most read the list", async () => {
    for (const role of ["manager", "contributor", "admin"] as const) {
      const department = await db().department.upsert({
        where: { name: "総務課" },
        create: { name: "総務課" },
        update: {},
      });
      const viewer = mintViewer({
        id: "00000000-0000-4000-8000-000000000001",
        name: role,
        email: "x@example.jp",
        role,
        department: role === "contributor" ? department : null,
      });
      const words = { title: "題名", note: "" };
      expect(await publish(viewer, words, renderSmall)).toEqual({ ok: false, reason: "forbidden" });
      expect(await prepareCandidate(viewer, words)).toEqual({ ok: false, reason: "forbidden" });
      expect((await listPublications(viewer)).ok).toBe(role !== "contributor");
    }
  });
});

describe("what was published", () => {
  const TABLES = ["publication", "publication_file", "publication_figure", "publication_withdrawal"];

  it.each(TABLES)("%s: neither changed nor deleted by the application's role", async (table) => {
    for (const statement of [
      `UPDATE ${table} SET publication_no = 7`.replace(
        "publication SET publication_no",
        "publication SET no",
      ),
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
      `DROP TRIGGER ${table}_append_only ON ${table}`,
      `SET session_replication_role = replica`,
    ]) {
      await expect(sql(database.appUrl, statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  });

  it.each(TABLES)("%s: not even by the owner, as long as the trigger stands", async (table) => {
    await expect(sql(database.ownerUrl, `DELETE FROM ${table}`)).rejects.toThrow(/never changed/);
    await expect(sql(database.ownerUrl, `TRUNCATE ${table} CASCADE`)).rejects.toThrow(/never changed/);
  });

  it("is listed newest first, with who published it and the manifest's hash", async () => {
    const list = await listPublications(office.first);
    if (!list.ok) throw new Error(list.reason);
    expect(list.value.at(-1)).toMatchObject({ no: 1, publishedBy: "システム", withdrawn: null });
    expect(list.value[0]?.publishedBy).toBe("dx1");
    expect(list.value.map((row) => row.no)).toEqual(list.value.map((_, index) => list.value.length - index));
  });

  it("has as many files in the list as in its manifest and in the trail", async () => {
    const list = await listPublications(office.first);
    if (!list.ok) throw new Error(list.reason);
    expect(list.value.length).toBeGreaterThan(1);
    for (const { no, files } of list.value) {
      const { manifest } = await db().publication.findUniqueOrThrow({
        where: { no },
        select: { manifest: true },
      });
      const event = await db().auditEvent.findFirstOrThrow({
        where: { action: "publication.publish", subject: `publication:${no}` },
        select: { after: true },
      });
      expect(JSON.parse(manifest).files, `${no}`).toHaveLength(files);
      expect(event.after, `${no}`).toMatchObject({ files });
    }
  });
});

describe("currentSite", () => {
  it("sees a new publication, and keeps the last one while the database is gone", async () => {
    await refresh();
    const before = (await currentSite())?.no ?? 0;
    const no = await publishNow(office.first, "新しい公表", "", renderSmall);
    expect(no).toBe(before + 1);
    await refresh();
    expect((await currentSite())?.no).toBe(no);

    await closeDb();
    process.env.DATABASE_URL = "postgresql://nobody:x@127.0.0.1:1/none";
    await refresh();
    expect((await currentSite())?.no).toBe(no);
    expect((await currentSite())?.files.has("/")).toBe(true);

    await closeDb();
    process.env.DATABASE_URL = database.appUrl;
    const next = await publishNow(office.first, "その次の公表", "", renderSmall);
    await refresh();
    expect((await currentSite())?.no).toBe(next);
  });
});
