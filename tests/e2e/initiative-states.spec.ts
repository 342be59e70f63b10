/**
 * 取組の状況 of a whole year: 73 initiatives over six departments, with hardly anything to do besides typing, in a round that asks
 * for seven KPIs and five metrics too.
 */

import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { asOwner } from "./support/database";
import { Hands } from "./support/hands";
import { personalLink } from "./support/mail";
import { PEOPLE } from "./support/people";
import { answers, expect, field, open, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const FY = 2025;
const ROUND = `${FY}年度の実績の照会`;
const ADDRESS = `/staff/entry/initiatives/${FY}`;

const CITIZENS = PEOPLE.colleague.department;
const TAXES = PEOPLE.otherContributor.department;
/** Nobody of theirs has an account here, or it is the office's own: the office answers for them. */
const OTHERS = ["DX推進課", "健康推進課", "商工振興課", "生涯学習課"];
const ALL = 73;
const MEASURES = 14;
/** How many the first department answers for; the others share the rest in turn, so that most measures are of several. */
const UNCHANGED = 12;

const KPIS = 7;
/** KPI以外の実績, one for each of five departments. */
const METRICS = [CITIZENS, TAXES, ...OTHERS.slice(1)].map((department, index) => ({
  id: `round-metric-${index + 1}`,
  name: `${department}の講習の参加者数`,
  department,
}));

/** From the link to handed in, besides typing. */
const MOST_TO_ANSWER = 6;
const MOST_TO_APPROVE = 20;

/** Every initiative has a department, and was 実施中 in the year before. */
async function prepare(): Promise<void> {
  const others = [TAXES, ...OTHERS];
  await asOwner(
    `INSERT INTO department (name) SELECT wanted FROM unnest($1::text[]) AS wanted
     WHERE NOT EXISTS (SELECT 1 FROM department WHERE department.name = wanted)`,
    [others],
  );
  await asOwner(
    `WITH placed AS (
       SELECT id, row_number() OVER (ORDER BY id) AS place FROM kpi WHERE kind = 'initiative' AND current
     )
     UPDATE kpi SET department_id = (
       SELECT department.id FROM department
       WHERE department.name = CASE WHEN placed.place <= $3 THEN $1 ELSE ($2::text[])[1 + placed.place % 5] END
     )
     FROM placed WHERE placed.id = kpi.id`,
    [CITIZENS, others, UNCHANGED],
  );
  await asOwner(
    `WITH made AS (
       INSERT INTO report (kpi_id, fiscal_year, state, version, approved_revision)
       SELECT id, $1, 'approved', 1, 1 FROM kpi WHERE kind = 'initiative' AND current RETURNING id
     )
     INSERT INTO report_revision (report_id, no, event, state, actual_text, progress, done)
     SELECT id, 1, 'approve', 'approved', '', 'under_way', '窓口を広げた。' FROM made`,
    [FY - 1],
  );
}

const asBefore = (page: Page) => page.getByRole("button", { name: /すべて「前年度と同じ」にする/ });
const handIn = (page: Page) => page.getByRole("button", { name: /^提出する（/ });
/** Where the office answers in a department's place. */
const tableOf = (page: Page, department: string) =>
  page.getByRole("link", { name: new RegExp(`^${department}\\s*の回答を入力する$`) });
const told = (page: Page, sentence: string) =>
  expect(page.getByText(sentence, { exact: true })).toBeVisible();

/** A plan file with the metrics, as a person would write them in. */
function withMetrics(planFile: string): string {
  const lines = METRICS.map(
    ({ id, name, department }) =>
      `  - { id: ${id}, name: ${name}, unit: 人, aggregation: annual, department: ${department}, source: 講習の名簿 }\n`,
  );
  return planFile.replace(/^pillars:/m, `metrics:\n${lines.join("")}pillars:`);
}

test("the office adds five metrics to the plan: the year's round, which runs, asks for them", async ({
  signedIn,
}) => {
  const office = await signedIn("office");
  await open(office, "/staff/plan?plan=dx-2");
  const [download] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "計画ファイル（YAML）を書き出す" }).click(),
  ]);
  const buffer = Buffer.from(withMetrics(await readFile(await download.path(), "utf8")));
  await open(office, "/staff/plan/file");
  const planFile = { name: "plan.yaml", mimeType: "application/yaml", buffer };
  await field(office, "計画ファイル（YAML）").setInputFiles(planFile);
  await office.getByRole("button", { name: "ファイルを読み込む" }).click();
  await expect(office.getByRole("heading", { name: `変更すること（${METRICS.length}件）` })).toBeVisible();
  await answers(office);
  for (const reason of await field(office, "理由").all()) await reason.fill("取組の広がりを把握するため");
  await office.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(office.getByText(/計画の変更を確定しました/)).toBeVisible();

  await open(office, "/staff/rounds");
  await office.getByRole("link", { name: ROUND }).first().click();
  await expect(office.getByRole("heading", { level: 1, name: ROUND })).toBeVisible();
  await answers(office);
  const asked = office.locator('input[name="asked[]"]');
  for (const { name } of METRICS) await expect(office.getByText(name).first()).toBeVisible();
  await office.getByText("対象を追加する・担当者を変更する").click();
  await expect(asked).toHaveCount(KPIS + METRICS.length);
  await expect(office.locator('input[type="hidden"][name="asked[]"]')).toHaveCount(KPIS + METRICS.length);
});

test("twelve unchanged ones, by the link, on a telephone's width", async ({ signedIn, stranger }) => {
  await prepare();
  const link = await personalLink(await signedIn("office"), PEOPLE.colleague.name, ROUND);
  const page = await stranger();
  await page.setViewportSize({ width: 360, height: 740 });
  const hands = new Hands(page);
  await hands.openLink(link);
  await expect(page.getByText(`取組の状況${UNCHANGED}件`)).toBeVisible();
  await hands.press("Enter");
  // The department's KPIs and its metric are asked for beside them.
  await expect(page.getByText(METRICS[0]?.name ?? "").first()).toBeVisible();
  await hands.click(page.getByRole("link", { name: `取組の状況（${UNCHANGED}件）：未回答${UNCHANGED}件` }));
  await expect(page.getByRole("heading", { level: 1, name: "取組の状況" })).toBeVisible();
  await answers(page);
  await expectAccessible(page, "a department's initiatives, 360 px");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await hands.click(asBefore(page));
  await hands.click(handIn(page));
  await told(page, `${UNCHANGED}件を提出しました`);
  expect(hands.interactions).toBeLessThanOrEqual(MOST_TO_ANSWER);
});

test("by keyboard alone: a state by one key, words where they are owed, an error at its field", async ({
  signedIn,
}) => {
  const page = await signedIn("otherContributor");
  await open(page, ADDRESS);
  const lines = page.getByRole("radiogroup");
  const count = await lines.count();
  await lines.first().getByRole("radio").first().focus();
  await page.keyboard.press("4");
  await expect(field(page, "取り組んだこと")).toBeFocused();
  await lines.nth(1).getByRole("radio").first().focus();
  for (let line = 1; line < count; line += 1) await page.keyboard.press("3");
  await expect(handIn(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await told(page, `${count - 1}件を提出し、1件は提出できませんでした`);
  await expect(field(page, "取り組んだこと")).toBeFocused();
  await expect(field(page, "取り組んだこと")).toHaveAccessibleDescription(/「完了」「見直し」のときは/);
  await expectAccessible(page, "a department's initiatives, with an error");
  await page.keyboard.type("すべての窓口で使えるようになった。");
  await page.keyboard.press("Control+Enter");
  await told(page, "1件を提出しました");
});

test("what is typed is a draft by itself, and there after a reload", async ({ signedIn }) => {
  const office = await signedIn("office");
  await open(office, ADDRESS);
  await tableOf(office, OTHERS[0] ?? "").click();
  await expect(asBefore(office)).toBeVisible();
  await answers(office);
  const first = office.getByRole("radiogroup").first();
  await first.getByRole("radio", { name: /見直し/ }).check();
  await field(office, "取り組んだこと").fill("国の制度に合わせて見直す。");
  await expect(office.getByRole("status").filter({ hasText: "下書きを保存しました" })).toBeVisible();
  await office.reload();
  await answers(office);
  await expect(field(office, "取り組んだこと")).toHaveValue("国の制度に合わせて見直す。");
  await expect(office.getByText("下書き", { exact: true })).toBeVisible();
});

test("the office answers for those without an account", async ({ signedIn }) => {
  const office = await signedIn("office");
  for (const department of OTHERS) {
    await open(office, ADDRESS);
    await tableOf(office, department).click();
    await expect(asBefore(office)).toBeVisible();
    await answers(office);
    await asBefore(office).click();
    await handIn(office).click();
    await expect(office.getByText("すべて提出しました。ありがとうございました。")).toBeVisible();
  }
  // Nobody decides on what they submitted themselves.
  await open(office, `${ADDRESS}?plan=dx-2&measure=3-5`);
  await expect(office.getByText("自分で提出した回答のため、ほかの職員が承認します。").first()).toBeVisible();
});

test("one answer goes back with a reason, and comes again", async ({ signedIn }) => {
  const office = await signedIn("secondOffice");
  await open(office, ADDRESS);
  await office.getByRole("link", { name: /^承認待ちを順に確認する/ }).click();
  const onward = office.getByRole("link", { name: /^承認せずに次へ進む/ });
  await expect(onward).toBeVisible();
  await answers(office);
  const completed = office.getByRole("listitem").filter({ hasText: "すべての窓口で使えるようになった。" });
  for (let measure = 1; measure < MEASURES && (await completed.count()) === 0; measure += 1) {
    // Neither the address nor a click says that the page has changed: what was there is read before it is left.
    const heading = office.getByRole("heading", { level: 1 });
    const before = (await heading.textContent()) ?? "";
    await onward.click();
    await expect(heading).not.toHaveText(before);
    await answers(office);
  }
  await expectAccessible(office, "a measure that is decided on");
  await completed.getByRole("link", { name: /^1件ずつ確認する/ }).click();
  await expect(office.getByRole("heading", { level: 1, name: "報告の確認" })).toBeVisible();
  await answers(office);
  await expect(office.getByText("すべての窓口で使えるようになった。")).toBeVisible();
  await expectAccessible(office, "an initiative that is decided on by itself");
  await office.keyboard.press("r");
  await expect(field(office, "コメント")).toHaveAccessibleDescription(/差し戻す理由を入力してください/);
  await field(office, "コメント").fill("窓口の数を書いてください。");
  await office.getByRole("button", { name: "差し戻す" }).click();
  await expect(office.getByText(/を差し戻しました/)).toBeVisible();

  const department = await signedIn("otherContributor");
  await open(department, ADDRESS);
  await expect(department.getByText("窓口の数を書いてください。")).toBeVisible();
  await handIn(department).click();
  await expect(department.getByText(/差し戻された回答が、そのままになっています/)).toBeVisible();
  await field(department, "取り組んだこと").fill("12のすべての窓口で使えるようになった。");
  await handIn(department).click();
  await told(department, "1件を提出しました");
});

test("two people at one line: the second is told, and nothing is lost", async ({ signedIn }) => {
  const pages = [await signedIn("office"), await signedIn("secondOffice")] as const;
  const words = ["先に書いた人のことば。", "あとから書いた人のことば。"];
  for (const page of pages) {
    await open(page, `/staff/entry/initiatives/${FY + 1}`);
    await tableOf(page, TAXES).click();
    await expect(page.getByRole("radiogroup").first()).toBeVisible();
    await answers(page);
  }
  for (const [index, page] of pages.entries()) {
    await page
      .getByRole("radiogroup")
      .first()
      .getByRole("radio", { name: /見直し/ })
      .check();
    await field(page, "取り組んだこと").fill(words[index] ?? "");
    const line = index === 0 ? "下書きを保存しました" : "ほかの人が先に保存しました";
    await expect(page.getByText(line)).toBeVisible();
  }
  const [, second] = pages;
  await expect(second.getByText(words[0] ?? "")).toBeVisible();
  await second.getByRole("button", { name: "自分の入力を残す" }).click();
  await expect(second.getByRole("status").filter({ hasText: "下書きを保存しました" })).toBeVisible();
  await second.reload();
  await answers(second);
  await expect(field(second, "取り組んだこと")).toHaveValue(words[1] ?? "");
});

test("the office approves all of them, a measure at a time", async ({ signedIn }) => {
  const office = await signedIn("secondOffice");
  const hands = new Hands(office);
  await hands.openLink("/staff");
  await hands.click(office.getByRole("link", { name: "承認を待っている取組の状況を見る" }));
  await hands.click(
    office.getByRole("link", { name: /^承認を待っている取組の状況（\d+件）をまとめて承認する$/ }),
  );
  for (let left = MEASURES; left > 0; left -= 1) {
    await expect(office.getByText(`承認待ちの具体的な取組：残り${left}件`)).toBeVisible();
    await answers(office);
    await hands.click(office.getByRole("button", { name: /件を承認する$/ }));
  }
  await expect(office.getByText("承認を待っている取組は、もうありません。")).toBeVisible();
  expect(hands.interactions).toBeLessThanOrEqual(MOST_TO_APPROVE);
  await expectAccessible(office, "the year's initiatives");
  await open(office, `/staff/entry?fy=${FY}`);
  await expect(office.getByRole("link", { name: `取組の状況（${ALL}件）：すべて回答済み` })).toBeVisible();
});
