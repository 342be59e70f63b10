/** What a person publishes they have looked at: the preview notes it, of exactly this content, and publishing asks for it. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { LOOK_FIRST } from "@/domain/words/ja/publication/next-publication";
import { draftPaperHref } from "@/lib/routes";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { type DraftPaper, readDraftPaper } from "@/server/publication/draft-paper";
import { listLooks } from "@/server/publication/looks";
import { readPreviewFile } from "@/server/publication/preview";
import { publish } from "@/server/publication/publish";
import { approveFigure, loadRealPlans, type Office, publishNow, renderSmall } from "./support/publications";
import { must } from "./support/rounds";

let database: TestDatabase;
let office: Office;
const WORDS = { title: "題名", note: "" };
const R7 = fiscalYear(2025);

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
  await approveFigure(office, "online-procedures", "2,000");
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const fingerprint = async () => must(await prepareCandidate(office.first, WORDS)).fingerprint;
const looks = async (viewer: Viewer) => must(await listLooks(viewer, await fingerprint()));
const fileOf = (contentType: string) => async () => ({
  path: "x",
  contentType,
  body: new Uint8Array(1),
});
const preview = async (viewer: Viewer, route: string, contentType = "text/html; charset=utf-8") =>
  must(await readPreviewFile(viewer, { ...WORDS, basePath: "/preview", route }, fileOf(contentType)));
const paper = async (viewer: Viewer, of: DraftPaper) =>
  must(await readDraftPaper(viewer, { paper: of }, fileOf("application/pdf")));
const press = async (viewer: Viewer) =>
  publish(viewer, { ...WORDS, fingerprint: await fingerprint() }, renderSmall);

it("notes each page once, for whom it was shown to, and no file", async () => {
  await preview(office.first, "/data/kpis.csv", "text/csv");
  await paper(office.first, { committeeOf: "dx-2" });
  await paper({ ...office.first, role: "manager" }, R7);
  expect(await looks(office.first)).toEqual([]);
  await Promise.all(["/", "/years/2025", "/"].map((route) => preview(office.first, route)));
  await paper(office.first, R7);
  expect([...(await looks(office.first))].sort()).toEqual(["/", draftPaperHref(R7), "/years/2025"].sort());
  expect(await looks(office.second)).toEqual([]);
});

it("publishes nothing that this very person has not looked at as it is, and writes nothing then", async () => {
  const count = await db().publication.count();
  const unseen = { ok: false, reason: "invalid", errors: { looked: LOOK_FIRST } };
  // Looked at by a colleague.
  expect(await press(office.second)).toEqual(unseen);
  // Looked at before something else was approved.
  await approveFigure(office, "ai-hours-saved", "100");
  expect(await looks(office.first)).toEqual([]);
  expect(await press(office.first)).toEqual(unseen);
  expect(await db().publication.count()).toBe(count);
  // The words beside it are no part of what was looked at.
  await preview(office.first, "/");
  const typed = { title: "別の題名", note: "お知らせ", fingerprint: await fingerprint() };
  expect(await publish(office.first, typed, renderSmall)).toMatchObject({ ok: true });
  expect(await looks(office.first)).toEqual([]);
});
