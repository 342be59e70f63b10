/** What stands beside a report: its evidence, and the talk between the office and the department. */

import { EXE, PDF, pdfOf, XLSX } from "@tests/fixtures/evidence-files";
import type { Locator, Page } from "playwright/test";
import { EVIDENCE_MAX_BYTES } from "@/domain/reports/entry/evidence";
import { expectAccessible } from "./support/axe";
import { PEOPLE } from "./support/people";
import { expect, field, open, openReport, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const KPI = "data-projects";
const FORM = `/staff/entry/${KPI}/2025`;
const UPLOAD = `/api/reports/${KPI}/2025/evidence`;

const evidence = (page: Page) => page.getByRole("region", { name: /^根拠資料/ });
const thread = (page: Page) => page.getByRole("region", { name: /^やり取り/ });
const piece = (page: Page, title: string) => evidence(page).getByRole("listitem").filter({ hasText: title });

async function unfold(scope: Locator, summary: string): Promise<void> {
  const details = scope.locator("details").filter({ has: scope.page().getByText(summary, { exact: true }) });
  if ((await details.getAttribute("open")) === null) await details.locator("summary").press("Enter");
}

async function sendFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await unfold(evidence(page), "ファイルを追加");
  await field(evidence(page), "ファイル").setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(bytes),
  });
  await evidence(page).getByRole("button", { name: "ファイルを登録する" }).press("Enter");
}

test("a file is added, said to be internal, and comes back as an attachment only", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  await sendFile(page, "集計（1月～3月）.pdf", PDF);
  await expect(
    evidence(page).getByText(/^「集計（1月～3月）\.pdf」を登録しました。内部の資料です。$/),
  ).toBeVisible();
  await expect(piece(page, "集計（1月～3月）.pdf")).toContainText(PEOPLE.contributor.name);
  await expect(piece(page, "集計（1月～3月）.pdf").getByText("内部", { exact: true })).toBeVisible();

  const link = evidence(page).getByRole("link", { name: "集計（1月～3月）.pdf" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("集計（1月～3月）.pdf");
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(Buffer.compare(await answer.body(), Buffer.from(PDF))).toBe(0);
  const headers = answer.headers();
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''%E9/);
  expect(headers["content-type"]).toBe("application/pdf");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["content-security-policy"]).toContain("default-src 'none'; sandbox");
  expect(headers["cache-control"]).toContain("no-store");
});

test("what is not what it says is refused in its place, and nothing is added", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  await sendFile(page, "請求書.pdf", EXE);
  await expect(field(evidence(page), "ファイル")).toHaveAccessibleDescription(/内容がPDFではない/);
  await expect(field(evidence(page), "ファイル")).toBeFocused();
  await sendFile(page, "同じもの.pdf", PDF);
  await expect(field(evidence(page), "ファイル")).toHaveAccessibleDescription(
    /同じ内容のファイル「集計（1月～3月）\.pdf」がすでに登録されています/,
  );
  await unfold(evidence(page), "WebページのURLを追加");
  await evidence(page).getByRole("button", { name: "URLを登録する" }).press("Enter");
  await expect(field(evidence(page), "ページの名前")).toHaveAccessibleDescription(/名前を入力/);
  await expect(field(evidence(page), "URL")).toHaveAccessibleDescription(/URLを入力/);
  await expect(evidence(page).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
});

test("a file of 12 MB arrives whole; one byte above 20 MB is not even sent", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  const bytes = pdfOf(12 * 1024 * 1024);
  await sendFile(page, "大.pdf", bytes);
  const link = evidence(page).getByRole("link", { name: "大.pdf" });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(Buffer.compare(await answer.body(), Buffer.from(bytes))).toBe(0);

  await sendFile(page, "超過.pdf", pdfOf(EVIDENCE_MAX_BYTES + 1));
  await expect(field(evidence(page), "ファイル")).toHaveAccessibleDescription(
    /大きすぎます（20\.01MB）。登録できるのは20MBまでです。/,
  );
});

test("an address, its visibility and its removal, by keyboard alone", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, KPI);
  await unfold(evidence(page), "WebページのURLを追加");
  await field(evidence(page), "ページの名前").focus();
  await page.keyboard.type("市の統計書");
  await page.keyboard.press("Tab");
  await page.keyboard.type("https://www.example.jp/toukei");
  await page.keyboard.press("Enter");
  await expect(piece(page, "市の統計書").getByText("内部", { exact: true })).toBeVisible();

  await piece(page, "市の統計書")
    .getByRole("button", { name: /^公開にする/ })
    .press("Enter");
  await expect(piece(page, "市の統計書")).toContainText("市民に見せてよい資料です。");
  // The focus waits on the confirmation.
  await page.keyboard.press("Enter");
  await expect(piece(page, "市の統計書").getByText("公開", { exact: true })).toBeVisible();

  await piece(page, "大.pdf")
    .getByRole("button", { name: /^取り除く/ })
    .press("Enter");
  await page.keyboard.press("Enter");
  await expect(evidence(page).getByText("「大.pdf」を取り除きました。")).toBeVisible();
  await evidence(page)
    .getByRole("button", { name: /^元に戻す/ })
    .press("Enter");
  await expect(evidence(page).getByText("「大.pdf」を元に戻しました。内部の資料です。")).toBeVisible();
  await piece(page, "大.pdf")
    .getByRole("button", { name: /^取り除く/ })
    .press("Enter");
  await page.keyboard.press("Enter");
  await expect(evidence(page).getByText("「大.pdf」を取り除きました。")).toBeVisible();
  await expect(piece(page, "大.pdf")).toHaveCount(0);
  await page.reload();
  await expect(evidence(page).getByRole("listitem")).toHaveCount(2);
});

test("a manager reads and changes nothing; for another department there is nothing", async ({ signedIn }) => {
  const manager = await signedIn("manager");
  await open(manager, FORM);
  const link = evidence(manager).getByRole("link", { name: /^集計/ });
  const address = (await link.getAttribute("href")) ?? "";
  expect((await manager.request.get(address)).status()).toBe(200);
  await expect(evidence(manager).getByRole("button")).toHaveCount(0);
  await expect(thread(manager).getByRole("button")).toHaveCount(0);

  const other = await signedIn("otherContributor");
  expect((await other.request.get(address)).status()).toBe(404);
  expect((await other.request.get("/api/evidence/none")).status()).toBe(404);
  const foreign = { Origin: new URL(manager.url()).origin, "X-File-Name": "a.xlsx" };
  const sent = await other.request.post(UPLOAD, { headers: foreign, data: Buffer.from(XLSX) });
  expect(sent.status()).toBe(404);
});

test("nobody sends or gets anything without a session", async ({ stranger, baseURL }) => {
  const page = await stranger();
  const headers = { Origin: new URL(baseURL ?? "").origin, "X-File-Name": "a.xlsx" };
  expect((await page.request.post(UPLOAD, { headers, data: Buffer.from(XLSX) })).status()).toBe(401);
  expect((await page.request.get("/api/evidence/none")).status()).toBe(401);
});

test("a question and its answer: new to the other, old once seen", async ({ signedIn }) => {
  const office = await signedIn("office");
  await open(office, FORM);
  await field(thread(office), "どの項目についてか").selectOption({ label: "実績" });
  await field(thread(office), "書き込む内容").fill("2月だけ少ないのはなぜですか。");
  await thread(office).getByRole("button", { name: "書き込む" }).press("Enter");
  await expect(thread(office).getByText("書き込みました。")).toBeVisible();
  await expect(field(thread(office), "書き込む内容")).toHaveValue("");

  const page = await signedIn("contributor");
  // What was seen is noted by itself, by a server action of this page.
  const noted = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && new URL(answer.url()).pathname === FORM,
  );
  await openReport(page, KPI);
  await expect(thread(page).getByRole("heading")).toHaveText("やり取り（未読 1件）");
  const question = thread(page).getByRole("listitem").filter({ hasText: "2月だけ少ない" });
  await expect(question).toContainText("未読");
  await expect(question).toContainText("実績について");
  await expect(question).toContainText(PEOPLE.office.name);
  await question.scrollIntoViewIfNeeded();
  await noted;
  await field(thread(page), "書き込む内容").fill("閉庁日が多かったためです。");
  await thread(page).getByRole("button", { name: "書き込む" }).press("Enter");
  await expect(thread(page).getByRole("listitem")).toHaveCount(2);
  await expectAccessible(page);
  await page.reload();
  await expect(thread(page).getByRole("heading")).toHaveText("やり取り");

  await office.reload();
  await expect(thread(office).getByRole("heading")).toHaveText("やり取り（未読 1件）");
});
