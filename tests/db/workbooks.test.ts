/** Workbooks for the staff: who may have them, from what was published alone, and that they can be opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findOffice, resave } from "@tests/fixtures/office-suite";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { loadAccountsWorkbook } from "@/features/accounts/loaders";
import { loadAuditWorkbook } from "@/features/audit/loaders";
import { loadRoundWorkbook } from "@/features/rounds/loaders";
import type { Result } from "@/lib/result";
import { readXlsxFile } from "@/lib/workbook/read-xlsx";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";
import { layOutTable } from "@/public-site/workbooks/lay-out";
import { mintViewer, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { filesBy } from "@/server/publication/edition/files";
import { listPublishedYears } from "@/server/publication/queries";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { layOutPublication, type PublishedTable } from "@/server/publication/workbook";
import { approveFigure, loadRealPlans, NOW, type Office, publishNow } from "./support/publications";
import { openRound } from "./support/reports";

let database: TestDatabase;
let office: Office;
let roundId: string;
let folder: string;
let others: Record<"manager" | "contributor" | "admin", Viewer>;

const REASON = "窓口の鈴木花子が集計したため";

const page = (file: string) => ({
  path: file,
  contentType: "text/html; charset=utf-8",
  body: Buffer.from(`<!DOCTYPE html><html lang="ja"><body>${file}</body></html>`),
});
/** What the years are read from; that every year has a page, render-site.test.ts says. */
const renderYears = filesBy(async () =>
  ["index.html", "years/2023/index.html", "years/2025/index.html", "years/2025.pdf"].map(page),
);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ayumi-workbooks-"));
  process.env.AYUMI_DATA_DIR = folder;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  roundId = await openRound();
  const person = async (role: "manager" | "contributor" | "admin"): Promise<Viewer> =>
    mintViewer(
      await db().user.create({
        data: {
          email: `${role}@example.jp`,
          name: `=cmd|${role}`,
          role,
          ...(role === "contributor" ? { department: { create: { name: "総務課" } } } : {}),
        },
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          department: { select: { id: true, name: true } },
        },
      }),
    );
  others = {
    manager: await person("manager"),
    contributor: await person("contributor"),
    admin: await person("admin"),
  };
  await approveFigure(office, "online-procedures", "1,226", { reason: REASON });
  await publishNow(office.first, "令和7年度の進捗", "", renderYears);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.reason} ${JSON.stringify(result.errors)}`);
}

/** Written, and read again by the reader of returned sheets: its texts by sheet and row. */
async function reopened(workbook: WorkbookToWrite): Promise<string[][]> {
  return textsOf(await writeXlsxFile(workbook));
}

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const read = await readXlsxFile(bytes);
  if (!read.ok) throw new Error(read.fault.reason);
  return read.workbook.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));
}

const table = (viewer: Viewer, wanted: PublishedTable, no = 1) =>
  layOutPublication(viewer, { no, table: wanted }, layOutTable);
const R7 = { kind: "committee", fy: fiscalYear(2025) } as const;

describe("of a publication", () => {
  it("comes for whoever reads publications, with what was published and the years that it tells", async () => {
    expect(await table(others.contributor, R7)).toMatchObject({ ok: false, reason: "forbidden" });
    expect(must(await listPublishedYears(others.manager))).toEqual([2025, 2023]);
    await approveFigure(office, "online-procedures", "1,300", { reason: "公表していない" });
    const rows = await reopened(must(await table(others.manager, R7)));
    expect(rows.flat()).toContain("1226");
    expect(rows.flat()).not.toContain("1300");
    expect(rows.flat().join()).toContain(REASON);
  });

  it("is the same file each time", async () => {
    const [one, other] = [must(await table(office.first, R7)), must(await table(office.second, R7))];
    const first = await writeXlsxFile(one);
    // Not in the same second: the publication's instant stands in it, not the writer's.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_000 });
    const second = await writeXlsxFile(other);
    vi.useRealTimers();
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("is not there for a number or a year that there is not", async () => {
    expect(await table(office.first, R7, 9)).toMatchObject({ ok: false, reason: "not_found" });
    const none = { kind: "committee", fy: fiscalYear(1999) } as const;
    expect(await table(office.first, none)).toMatchObject({ ok: false, reason: "not_found" });
  });

  it("has nothing of what was stopped since", async () => {
    const target = { kind: "text", passage: REASON } as const;
    must(await hideFromPublic(office.first, { target, cause: "personal", reason: "氏名が含まれていた" }));
    for (const wanted of [R7, { kind: "open-data" }] as const) {
      const rows = await reopened(must(await table(office.first, wanted)));
      expect(rows.flat().join()).not.toContain("鈴木花子");
    }
  });
});

describe("of what the staff's pages show", () => {
  it("the round's table comes for who sees every answer, its figures as numbers", async () => {
    expect(await loadRoundWorkbook(others.contributor, roundId, NOW)).toMatchObject({ reason: "forbidden" });
    const { workbook, fileName } = must(await loadRoundWorkbook(others.manager, roundId, NOW));
    expect(fileName).toBe("round-2025-2026-06-15.xlsx");
    const rows = await reopened(workbook);
    const line = rows.find(([name]) => name === "オンラインで可能な行政手続の種類");
    expect(line).toContain("1300");
    expect(line).toContain("908");
  });

  it("the accounts come for who manages them, and no name of a person runs", async () => {
    expect(await loadAccountsWorkbook(office.first, NOW)).toMatchObject({ reason: "forbidden" });
    const rows = await reopened(must(await loadAccountsWorkbook(others.admin, NOW)).workbook);
    expect(rows.flat()).toContain("'=cmd|manager");
    expect(rows.flat()).toContain("manager@example.jp");
  });

  it("the audit trail comes for who reads it, filtered as the page", async () => {
    const params = new URLSearchParams({ action: "report.approve" });
    expect(await loadAuditWorkbook(others.contributor, params)).toMatchObject({ reason: "forbidden" });
    const rows = await reopened(must(await loadAuditWorkbook(others.manager, params)).workbook);
    expect(rows.filter((row) => row.includes("承認しました"))).toHaveLength(2);
    expect(rows.flat()).not.toContain("提出しました");
  });
});

it("is opened by LibreOffice, which saves the same of each", async () => {
  await findOffice();
  const params = new URLSearchParams();
  const workbooks = {
    committee: must(await table(office.first, R7)),
    data: must(await table(office.first, { kind: "open-data" })),
    round: must(await loadRoundWorkbook(office.first, roundId, NOW)).workbook,
    accounts: must(await loadAccountsWorkbook(others.admin, NOW)).workbook,
    audit: must(await loadAuditWorkbook(office.first, params)).workbook,
  };
  const files = await Promise.all(
    Object.entries(workbooks).map(async ([name, workbook]) => [name, await writeXlsxFile(workbook)] as const),
  );
  const written = Object.fromEntries(files);
  const saved = resave(written, "xlsx");
  for (const [name, bytes] of files) {
    expect([name, await textsOf(saved[name] ?? new Uint8Array())]).toEqual([name, await textsOf(bytes)]);
  }
}, 120_000);
