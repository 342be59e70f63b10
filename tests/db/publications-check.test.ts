/** verify.mjs against what the system itself serves and exports: withdrawn, stopped, deleted, published again. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pdfOf } from "@tests/fixtures/evidence-files";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { type Checked, runPublished } from "@tests/fixtures/published-tree";
import { serveSite } from "@tests/fixtures/served-site";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { publicRoutes } from "@/lib/public-paths";
import { sha256 } from "@/lib/sha256";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import { readSite, type Site } from "@/server/publication/serve/site";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { publicState } from "@/server/publication/store/current-no";
import { withdrawPublication } from "@/server/publication/withdraw";
import { addFile } from "@/server/reports/evidence/add";
import { changeVisibility } from "@/server/reports/evidence/change";
import {
  approveFigure,
  exportedPages,
  loadRealPlans,
  NOW,
  type Office,
  publishedPages,
  publishNow,
} from "./support/publications";

const KPI = toKpiId("online-procedures");
const FY = fiscalYear(2025);
const PDF = pdfOf(2_000);
const PAGES = [
  publicRoutes.home(),
  publicRoutes.kpi(KPI),
  publicRoutes.edition("easy", publicRoutes.kpi(KPI)),
  publicRoutes.edition("en", publicRoutes.kpi(KPI)),
  publicRoutes.archive(),
  publicRoutes.notFound(),
];
const render = publishedPages(...PAGES);
const NAME = "鈴木花子";

// Everything that was ever published is served, read and hashed each time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let database: TestDatabase;
let folder: string;
let office: Office;

function must<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result)}`);
}

/** 1 and 2 with a file and a name; 2 is withdrawn by 3; 4 corrects. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-check-"));
  process.env.AYUMI_DATA_DIR = folder;
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await approveFigure(office, KPI, "2,000", { reason: `${NAME}が数えました` });
  const { id } = must(await addFile(office.first, { kpiId: KPI, fy: FY, name: "名簿.pdf", bytes: PDF }, NOW));
  must(await changeVisibility(office.first, { id, isPublic: true }, NOW));
  await publishNow(office.first, "最初の公表", "", render);
  await publishNow(office.first, `${NAME}の公表`, "", render);
  must(await withdrawPublication(office.first, { no: 2, reason: "誤りのため" }, render));
  await approveFigure(office, KPI, "2,010", { reason: `${NAME}が数え直しました` });
  await publishNow(office.second, "訂正", "", render);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole site, behind the real front door. @param change what somebody on the way does to the current publication */
async function checkSite(words: readonly string[] = [], change?: (site: Site) => void): Promise<Checked> {
  const { no } = await publicState();
  const site = await readSite(no ?? 0, "current");
  if (!site) throw new Error("nothing is published");
  const program = Buffer.from(site.files.get(publicRoutes.verify())?.body ?? []);
  change?.(site);
  const archives = new Map<number, Promise<Site | null>>();
  const door = await serveSite(site, (each) => {
    const known = archives.get(each) ?? readSite(each, "archive");
    archives.set(each, known);
    return known;
  });
  const address = `http://127.0.0.1:${door.port}/`;
  const checked = await runPublished(path.join(folder, "alone"), program, [address, "--all", ...words]);
  await door.close();
  return checked;
}

async function checkExport(no: number): Promise<Checked> {
  const { files } = must(await exportPublication(systemActor, { no }, exportedPages(...PAGES)));
  const target = path.join(folder, "export");
  await writeExportFolder(target, files);
  const program = Buffer.from(files.find((file) => file.path === "data/verify.mjs")?.body ?? []);
  return runPublished(path.join(folder, "alone"), program, [target]);
}

const noted = (output: string) => /--expect-last (\d+ [0-9a-f]{64})/.exec(output)?.[1]?.split(" ") ?? [];

describe("what is published", () => {
  let note: string[];

  it("fits as it is served, archives with their banners and the withdrawn one too", async () => {
    const { status, output } = await checkSite();
    expect(output).not.toMatch(/^[×－]/m);
    expect(output).toContain("第2号は、取り下げられています");
    expect(status).toBe(0);
    note = noted(output);
    expect(note[0]).toBe("4");
  });

  it("fits as it is exported: the current one, an earlier one, the withdrawn one", async () => {
    for (const no of [4, 1, 2]) {
      const { status, output } = await checkExport(no);
      expect(output).not.toMatch(/^[×－]/m);
      expect(output).toMatch(/○ ファイル：公表したときのデータの\d+件/);
      expect(output).toMatch(/○ 評価：第\d号の16指標/);
      expect(status).toBe(0);
    }
  });

  it("names what somebody put beside an export, which is no fault of it; --all means nothing there", async () => {
    await checkExport(4);
    const target = path.join(folder, "export");
    const program = readFileSync(path.join(target, "data", "verify.mjs"));
    writeFileSync(path.join(target, "data", "beside.txt"), "beside");
    const { status, output } = await runPublished(path.join(folder, "alone"), program, [target, "--all"]);
    expect(output).toContain("公表の一部ではありません（一覧にないファイル）：data/beside.txt");
    expect(output).toContain("--allは働きません");
    expect(output).not.toMatch(/^[×－]/m);
    expect(status).toBe(0);
    rmSync(target, { recursive: true, force: true });
  });

  let ids: string[];
  it("fits while something is stopped, and says what cannot be checked", async () => {
    const told = { cause: "personal", reason: "個人の名前" } as const;
    const file = { kind: "file", sha256: sha256(PDF) } as const;
    const text = { kind: "text", passage: NAME } as const;
    ids = [];
    for (const target of [file, text])
      ids.push(must(await hideFromPublic(office.first, { target, ...told })).id);
    const { status, output } = await checkSite(["--expect-last", ...note]);
    expect(output).not.toMatch(/^×/m);
    expect(output).toMatch(/－ 公開の停止：第4号の\d+件/);
    expect(output).toContain("－ 公開の停止：第2号の一覧は");
    expect(output).toMatch(/○ 評価：第4号/);
    expect(status).toBe(0);
    const exported = await checkExport(4);
    expect(exported.output).not.toMatch(/^×/m);
    expect(exported.output).toMatch(/－ 公開の停止：公表したときのデータの\d+件/);
    expect(exported.status).toBe(0);
  });

  it("is found where somebody changes a page on which something is stopped", async () => {
    const route = publicRoutes.kpi(KPI);
    const { status, output } = await checkSite([], ({ files }) => {
      const file = files.get(route);
      const body = new Uint8Array(
        Buffer.from(
          Buffer.from(file?.body ?? [])
            .toString("utf8")
            .replace("2,010", "2,110"),
        ),
      );
      if (file) (files as Map<string, typeof file>).set(route, { ...file, body, brotli: null, gzip: null });
    });
    expect(output).toContain(`× 第4号のkpis/${KPI}/index.htmlが、公表したときの内容と違います。`);
    expect(status).toBe(1);
  });

  it("fits once it was deleted for good, and published again", async () => {
    for (const id of ids)
      must(await deleteStopped(office.second, { id, reason: "個人の名前", fromStore: true }));
    const deleted = await checkSite(["--expect-last", ...note]);
    expect(deleted.output).not.toMatch(/^×/m);
    expect(deleted.status).toBe(0);
    await publishNow(office.first, "その後の公表", "", render);
    const { status, output } = await checkSite(["--expect-last", ...note]);
    expect(output).not.toMatch(/^×/m);
    expect(output).toContain("公開の停止：これまでに2件が削除されました。");
    expect(status).toBe(0);
    const [exported, first] = [await checkExport(5), await checkExport(1)];
    expect(exported.output).toContain("結果：すべて合いました。");
    expect(first.output).not.toMatch(/^×/m);
    expect([exported.status, first.status]).toEqual([0, 0]);
  });
});
