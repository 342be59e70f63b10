import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changedBeforePublication, withdrawnAlready } from "@/domain/words/ja/publication/meanwhile";
import { reasonWords } from "@/domain/words/ja/reports/reasons";
import { renderEdition } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import type { Manifest } from "@/server/publication/edition/manifest";
import { listPublications } from "@/server/publication/queries";
import { readSite } from "@/server/publication/serve/site";
import { withdrawPublication } from "@/server/publication/withdraw";
import { approveFigure, loadRealPlans, type Office, publishNow, renderSmall } from "./support/publications";

let database: TestDatabase;
let office: Office;
const REASON = '別の課の<数値>を載せたため & "確認"不足';
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表");
  await approveFigure(office, "online-procedures", "2,000");
  await publishNow(office.first, "令和7年度の公表", "", renderSmall);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

describe("withdrawPublication", () => {
  it("needs the right, a reason, and a publication that stands", async () => {
    expect(
      await withdrawPublication({ ...office.first, role: "manager" }, { no: 1, reason: "x" }, renderSmall),
    ).toEqual({ ok: false, reason: "forbidden" });
    expect(await withdrawPublication(office.first, { no: 1, reason: " 　" }, renderSmall)).toMatchObject({
      ok: false,
      reason: "invalid",
    });
    expect(await withdrawPublication(office.first, { no: 99, reason: "x" }, renderSmall)).toEqual({
      ok: false,
      reason: "not_found",
    });
    expect(await db().publication.count()).toBe(2);
  });

  it("is refused when something was approved after the preview", async () => {
    const seen = await prepareCandidate(office.first, { title: "", note: "" });
    if (!seen.ok) throw new Error(seen.reason);
    await approveFigure(office, "ai-hours-saved", "100");
    const input = { no: 1, reason: "x", fingerprint: seen.value.fingerprint };
    expect(await withdrawPublication(office.first, input, renderSmall)).toEqual({
      ok: false,
      reason: "conflict",
      errors: { "": changedBeforePublication("withdraw") },
    });
    expect(await db().publicationWithdrawal.count()).toBe(0);
  });

  it("by two at once happens once", async () => {
    const results = await Promise.all(
      [1, 2].map(() => withdrawPublication(office.first, { no: 1, reason: REASON }, renderSmall)),
    );
    expect(results.filter((result) => result.ok)).toEqual([{ ok: true, value: { no: 3 } }]);
    expect(await db().publicationWithdrawal.count()).toBe(1);
    expect(await db().publication.count()).toBe(3);
    expect(await withdrawPublication(office.first, { no: 1, reason: REASON }, renderSmall)).toMatchObject({
      ok: false,
      reason: "conflict",
      errors: { "": withdrawnAlready(1, office.first.name) },
    });
  });

  it("tells it in a new publication: title, changes, history, front page", async () => {
    const { snapshot, title } = await db().publication.findUniqueOrThrow({ where: { no: 3 } });
    const told = JSON.parse(snapshot);
    expect(title).toBe("公表第1号の取下げ");
    expect(told.changes[0]).toMatchObject({
      kind: "withdrawal",
      text: `公表第1号を取り下げました。${reasonWords(REASON)}`,
    });
    expect(told.history).toMatchObject([
      { no: 2, withdrawn: false, withdrawnReason: null },
      { no: 1, withdrawn: true, withdrawnReason: REASON },
    ]);
    const front = (await renderEdition(told, "current")).find((file) => file.path === "index.html");
    expect(textOf(front?.body)).toContain("公表第1号を取り下げました。");
  });

  it("marks every archived page, and keeps the bytes around the mark and all data as they were", async () => {
    const stored = await db().publicationFile.findMany({ where: { publicationNo: 1, edition: "archive" } });
    const served = await readSite(1, "archive");
    expect(served?.files.size).toBe(stored.length + 1);
    let pages = 0;
    for (const file of stored) {
      const route = `/${file.path.replace(/(^|\/)index\.html$/, "")}`;
      const now = textOf(served?.files.get(route)?.body);
      const was = textOf(file.body ?? undefined);
      if (!file.contentType.startsWith("text/html")) {
        expect(now).toBe(was);
        continue;
      }
      pages += 1;
      const notice = /<aside class="old"[^>]*>.*?<\/aside>/.exec(now)?.[0] ?? "";
      const said = notice.replace(/<rt>.*?<\/rt>|<[^>]+>/g, "");
      if (file.path.startsWith("en/")) expect(said).toMatch(/^This publication \(no\. 1\) was withdrawn on /);
      else if (file.path.startsWith("easy/")) expect(said).toMatch(/^第1号は、.*に取り消しました。/);
      else expect(said).toMatch(/^この公表（第1号）は、.*に取り下げられました。/);
      expect(notice).toContain("別の課の&lt;数値&gt;を載せたため &amp; &quot;確認&quot;不足");
      expect(now.replace(notice, "")).toBe(was);
    }
    expect(pages).toBeGreaterThan(30);
  });

  it("lists the marked files in the new manifest; the old one stays as it was", async () => {
    const rows = await db().publication.findMany({ orderBy: { no: "asc" }, select: { manifest: true } });
    const [first, , third] = rows.map((row) => JSON.parse(row.manifest) as Manifest);
    expect(first?.withdraws).toBeNull();
    expect(third?.withdraws).toMatchObject({ no: 1, reason: REASON });
    expect(third?.withdraws?.files).toHaveLength(
      first?.files.filter((file) => file.edition === "archive").length ?? 0,
    );
  });

  it("shows in the staff's list and stands in the audit log", async () => {
    const list = await listPublications(office.first);
    expect(list.ok && list.value.map((row) => row.withdrawn?.reason ?? null)).toEqual([null, null, REASON]);
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: "publication.withdraw" } });
    expect(event).toMatchObject({
      subject: "publication:1",
      actorId: office.first.id,
      after: { reason: REASON, by: 3 },
    });
  });
});
