/** Answer sheets (回答票): a department takes its own, fills it and mails it; the office takes four of them in. */
import { readFileSync } from "node:fs";
import { expectAccessible } from "./support/axe";
import { kpiName } from "./support/document";
import { filledSheet } from "./support/filled-sheet";
import { Hands } from "./support/hands";
import { answers, assignDepartment, expect, open, test } from "./support/staff";

const ROUND = "2025年度の実績の照会";
const TEXT = "回答票で、来年度の進め方を書きました。";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Besides picking the files, filling them, and what the mail program asks for. */
const MOST_INTERACTIONS = 8;

test("a department fills its sheet and the office takes in four: eight interactions besides picking the files", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await assignDepartment(office, kpiName("digital-feeling"), "健康推進課");

  const department = new Hands(await signedIn("contributor"));
  await department.openLink("/staff/entry?fy=2025");
  await department.click(department.page.getByRole("link", { name: "回答票（Excel）で回答する" }));
  await expect(department.page.getByRole("heading", { level: 1, name: "回答票（Excel）" })).toBeVisible();
  await answers(department.page);
  await expectAccessible(department.page, "a department's sheets");
  const [download] = await Promise.all([
    department.page.waitForEvent("download"),
    department.click(department.page.getByRole("link", { name: /^回答票\s*（市民課）$/ })),
  ]);
  const own = await filledSheet(readFileSync(await download.path()), "今後の取組", TEXT);

  await open(office, "/staff/rounds");
  await office.getByRole("link", { name: ROUND }).first().click();
  await answers(office);
  const hands = new Hands(office);
  await hands.click(office.getByRole("link", { name: "回答票（Excel）の受け取りと取り込み" }));
  await expect(office.getByRole("heading", { level: 1, name: "回答票（Excel）" })).toBeVisible();
  await answers(office);
  // The other departments' come by mail, as they went out.
  const links = await office
    .locator("a[download]")
    .evaluateAll((all) => all.map((a) => [a.textContent, (a as HTMLAnchorElement).href]));
  const others = links.filter(([name]) => !name?.includes("市民課")).slice(0, 3);
  expect(others).toHaveLength(3);
  const files = [{ name: "市民課から.xlsx", mimeType: XLSX, buffer: own }];
  for (const [i, [, href]] of others.entries()) {
    const body = await (await office.request.get(href ?? "")).body();
    files.push({
      name: `返信${i + 1}.xlsx`,
      mimeType: XLSX,
      buffer: await filledSheet(body, "今後の取組", TEXT),
    });
  }
  const field = office.getByLabel(/^記入済みの回答票/);
  await field.setInputFiles(files);
  await expect(office.getByRole("heading", { name: "返信3.xlsx" })).toBeVisible();
  await expectAccessible(office, "what four sheets would change");
  await expect(office.getByText(TEXT).first()).toBeVisible();
  await hands.click(office.getByRole("button", { name: "選んだ項目を下書きとして取り込む" }));
  await expect(office.getByText(/^\d+件を取り込みました$/)).toBeVisible();
  expect(department.interactions + hands.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);

  // The same files again change nothing.
  await field.setInputFiles(files);
  await expect(office.getByText(/^変更0件/)).toBeVisible();
  await expect(office.getByRole("button", { name: "選んだ項目を下書きとして取り込む" })).toHaveCount(0);
});

test("the office types into the round's grid and sees what it would change", async ({ signedIn }) => {
  const page = await signedIn("office");
  await open(page, "/staff/rounds");
  await page.getByRole("link", { name: ROUND }).first().click();
  await answers(page);
  await page.getByRole("link", { name: "表でまとめて入力する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "表でまとめて入力" })).toBeVisible();
  await answers(page);
  await page
    .getByLabel(/の実績$/)
    .first()
    .fill("約1,200");
  await page.getByRole("button", { name: /^変わるところを確認する/ }).click();
  await expect(page.getByRole("heading", { name: "変わるところ" })).toBeVisible();
  await expectAccessible(page, "the grid and what it would change");
});
