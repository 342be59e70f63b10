/** 公開の停止: a PDF that was published by mistake is gone, by two people, and everything else stays true. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pdfOf } from "@tests/fixtures/evidence-files";
import type { Page } from "playwright/test";
import { sha256 } from "@/lib/sha256";
import { expectAccessible } from "./support/axe";
import { e2eDataFolder } from "./support/server";
import {
  draftSaved,
  expect,
  field,
  haveLooked,
  open,
  openReport,
  PUBLISHING_MS,
  report,
  test,
} from "./support/staff";

test.describe.configure({ mode: "serial" });

const KPI = "digital-feeling";
const NAME = "名簿（山田太郎）.pdf";
const PDF = pdfOf(3_333);
const FILE = `/kpis/${KPI}/evidence/${sha256(PDF).slice(0, 16)}.pdf`;
const NOTICE = "個人情報の保護のため公開を停止しました";
const STOPS = "/staff/publications/stops";

/** The publication that showed the file. */
let no = "";

const stopped = (page: Page) => page.getByRole("listitem").filter({ hasText: "根拠資料のファイル" });

test("a list of names is published as evidence by mistake", async ({ signedIn, request }) => {
  const page = await signedIn("office");
  await openReport(page, KPI);
  await field(report(page), "実績の値").fill("40.5");
  await field(report(page), "要因").fill("講座を開いたためです。");
  await draftSaved(page);
  const evidence = page.getByRole("region", { name: /^根拠資料/ });
  await evidence.getByText("ファイルを追加", { exact: true }).press("Enter");
  await field(evidence, "ファイル").setInputFiles({
    name: NAME,
    mimeType: "application/pdf",
    buffer: Buffer.from(PDF),
  });
  await evidence.getByRole("button", { name: "ファイルを登録する" }).press("Enter");
  const piece = evidence.getByRole("listitem").filter({ hasText: NAME });
  await piece.getByRole("button", { name: /^公開にする/ }).press("Enter");
  // The focus waits on the confirmation.
  await expect(piece).toContainText("市民に見せてよい資料です。");
  await page.keyboard.press("Enter");
  await expect(piece.getByText("公開", { exact: true })).toBeVisible();
  await report(page).getByRole("button", { name: "提出する" }).click();
  await expect(report(page).getByText("提出しました", { exact: true })).toBeVisible();

  const second = await signedIn("secondOffice");
  await openReport(second, KPI);
  await report(second).getByRole("button", { name: "承認する" }).click();
  await expect(report(second).getByText("承認しました", { exact: true })).toBeVisible();
  await open(second, "/staff/publications/new");
  await field(second, "題名").fill("名簿の載った公表");
  await haveLooked(second);
  await second.getByRole("button", { name: /^第\d+号として公表する$/ }).click();
  const told = second.getByText(/^公表第\d+号「名簿の載った公表」を公表しました。$/);
  await expect(told).toBeVisible({ timeout: PUBLISHING_MS });
  no = /第(\d+)号/.exec((await told.textContent()) ?? "")?.[1] ?? "";
  expect((await request.get(FILE)).status()).toBe(200);
  expect((await request.get(`/archive/${no}${FILE}`)).status()).toBe(200);
});

test("one person of the office hides it: 410 within five seconds, with a page that says so", async ({
  signedIn,
  page: visitor,
  request,
}) => {
  const page = await signedIn("office");
  await open(page, "/staff/publications");
  await page.getByRole("main").getByRole("link", { name: "公開の停止" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "公開の停止" })).toBeVisible();
  await open(page, STOPS);
  await page.getByText("根拠資料のファイルを停止する", { exact: true }).press("Enter");
  const form = page.locator("details[open] form");
  await form.getByRole("button", { name: "公開を停止する" }).click();
  await expect(field(form, "ファイル")).toHaveAccessibleDescription(/停止するファイルを選んでください/);
  const option = form.getByRole("option").filter({ hasText: NAME });
  await field(form, "ファイル").selectOption((await option.getAttribute("value")) ?? "");
  await field(form, "公開ページに載せる理由").selectOption({ label: "個人情報の保護のため" });
  await field(form, "停止する理由").fill("名簿を載せてしまったため");
  await expectAccessible(page);
  await form.getByRole("button", { name: "公開を停止する" }).click();
  const hiddenAt = Date.now();
  await expect(page.getByText(/^公開を停止しました。公開ページには/)).toBeVisible();
  for (const route of [FILE, `/archive/${no}${FILE}`]) {
    await expect.poll(async () => (await request.get(route)).status(), { timeout: 5_000 }).toBe(410);
  }
  expect(Date.now() - hiddenAt).toBeLessThan(10_000);
  await visitor.goto(FILE);
  await expect(visitor.getByRole("main")).toContainText(`この資料は、${NOTICE}`);
  await expectAccessible(visitor);
  await visitor.goto(`/archive/${no}/kpis/${KPI}`);
  await expect(visitor.getByRole("main")).toContainText(NOTICE);
  await expect(visitor.getByRole("main")).not.toContainText(NAME);

  await expect(stopped(page)).toContainText("停止中");
  await expect(stopped(page)).toContainText("削除は、停止した人とは別の人が行います。");
  await expect(page.getByText("完全に削除する", { exact: false })).toHaveCount(0);
});

test("a second person of the office deletes it for good; what was published still verifies", async ({
  signedIn,
  page: visitor,
  request,
}) => {
  const page = await signedIn("secondOffice");
  await open(page, STOPS);
  await stopped(page).locator("summary", { hasText: "完全に削除する" }).press("Enter");
  const form = page.locator("details[open] form");
  await field(form, "削除する理由").fill("個人情報が含まれるため");
  await form.getByRole("button", { name: "完全に削除する" }).click();
  await expect(form.getByLabel("削除すると元に戻せないことを確認しました")).toHaveAccessibleDescription(
    "＊削除する内容を確認し、チェックを入れてください。",
  );
  await expect(field(form, "削除する理由")).toHaveValue("個人情報が含まれるため");
  await form.getByLabel("実績に添えた根拠資料そのものも削除する").check();
  await form.getByLabel("削除すると元に戻せないことを確認しました").check();
  await form.getByRole("button", { name: "完全に削除する" }).click();
  await expect(page.getByText(/^削除しました。/)).toBeVisible({ timeout: 30_000 });
  await expect(stopped(page)).toContainText("削除済み");
  await expect(stopped(page)).not.toContainText(NAME);
  await expectAccessible(page);

  for (const route of [FILE, `/archive/${no}${FILE}`]) expect((await request.get(route)).status()).toBe(410);
  await visitor.goto(`/archive/${no}/kpis/${KPI}`);
  await expect(visitor.getByRole("main")).toContainText(NOTICE);

  const verify = await promisify(execFile)(
    process.execPath,
    ["src/cli/launch/main.mjs", "publications:verify"],
    { env: { ...process.env, AYUMI_DATA_DIR: e2eDataFolder() } },
  );
  expect(verify.stdout).toContain(NOTICE);
  expect(verify.stdout).toContain(sha256(PDF));
});
