/** The main job: one figure's whole way from the department to the public page and the open data. */
import { expectAccessible } from "./support/axe";
import { kpiName } from "./support/document";
import { PEOPLE } from "./support/people";
import { crawlPublicSite, fingerprints, openData, type PublicFile, tally } from "./support/public";
import {
  assignDepartment,
  draftSaved,
  expect,
  field,
  open,
  openReport,
  PUBLISHING_MS,
  report,
  test,
} from "./support/staff";

test.describe.configure({ mode: "serial" });

const KPI = "online-procedures";
const NAME = kpiName(KPI);
const REPORT = `/staff/entry/${KPI}/2025`;
const REASON = "転出届など市民課の手続をオンライン化したためです。";
const NEXT_STEP = "窓口で使い方を案内し、利用を増やします。";
const COMMENT = "年度末の件数に、4月に始めた10手続きが入っていないようです。";
const FIRST_SENTENCE =
  "令和7年度の実績は2,000手続きで、目標値（令和11年度）の2,500手続きには届いていませんが、現状値（令和5年度）の908手続きより増えているため「△ 上向き」です。";

/** The public side before anybody entered anything. */
let before: Map<string, PublicFile>;

test("before the work begins: the public side as it is", async ({ request }) => {
  before = await crawlPublicSite(request);
  expect(before.size).toBeGreaterThan(100);
  expect([...before.keys()]).toEqual(
    expect.arrayContaining(["/", `/kpis/${KPI}`, "/years/2025", "/data/kpis.csv"]),
  );
});

test("the office says which department answers for the KPI", async ({ signedIn }) => {
  const office = await signedIn("office");
  await assignDepartment(office, NAME, "市民課");
  await office.reload();
  const list = office.getByRole("combobox", { name: `「${NAME}」の所管課` });
  await expect(list.locator("option:checked")).toHaveText("市民課");
});

test("the department enters ２，０００, sees △ with its sentence as it types, and submits", async ({
  signedIn,
}) => {
  const page = await signedIn("contributor");
  await open(page, "/staff");
  await page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "入力" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /実績の入力/ })).toBeVisible();
  await expect(page.getByText("市民課が所管する指標です。")).toBeVisible();
  await page
    .getByRole("navigation", { name: "年度" })
    .getByRole("link", { name: "令和7年度（2025年度）" })
    .click();
  await page.getByRole("link", { name: new RegExp(`^グラフ・.*（${NAME}）$`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();

  const form = report(page);
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(
    form.getByText("実績を入力すると、ここに目標達成状況（○・△・×）の見込みを表示します。"),
  ).toBeVisible();
  await field(form, "実績の値").pressSequentially("２，０００");
  await expect(form.getByText("2,000手続き", { exact: true })).toBeVisible();
  await expect(form.getByText("見込み △ 上向き", { exact: true })).toBeVisible();
  await expect(form.getByText(FIRST_SENTENCE, { exact: true })).toBeVisible();

  await field(form, "要因").fill(REASON);
  await field(form, "今後の取組").fill(NEXT_STEP);
  await draftSaved(page);
  await expect(field(form, "実績の値")).toHaveValue("２，０００");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(form.getByText("提出しました", { exact: true })).toBeVisible();
  await page.reload();
  await expect(form.getByText("DX推進課の確認を待っています", { exact: true })).toBeVisible();
  await expect(form.getByRole("button", { name: "承認する" })).toHaveCount(0);
  await expectAccessible(page);
});

test("the office returns it with a comment", async ({ signedIn }) => {
  const page = await signedIn("office");
  await openReport(page, KPI);
  const form = report(page);
  await expect(form.getByText(`${PEOPLE.contributor.name}さんが提出`)).toBeVisible();
  await expect(form.getByText(FIRST_SENTENCE, { exact: true })).toBeVisible();
  await form.getByRole("button", { name: "差し戻す" }).click();
  await expect(field(form, "コメント")).toHaveAccessibleDescription(/差し戻す理由を入力してください/);
  await expectAccessible(page);
  await field(form, "コメント").fill(COMMENT);
  await form.getByRole("button", { name: "差し戻す" }).click();
  await expect(form.getByText("差し戻しました", { exact: true })).toBeVisible();
});

test("the department sees the comment, corrects, and submits again", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await open(page, "/staff/entry?fy=2025");
  const card = page.getByRole("region", { name: new RegExp(NAME) });
  await expect(card).toContainText("差し戻されました。直して、もう一度提出してください");
  await expect(card).toContainText(COMMENT);
  await openReport(page, KPI);
  const form = report(page);
  await expect(form.getByText(COMMENT).first()).toBeVisible();
  await expect(field(form, "実績の値")).toHaveValue("２，０００");
  await expect(field(form, "要因")).toHaveValue(REASON);
  await expectAccessible(page);
  await field(form, "実績の値").fill("２，０１０");
  await expect(form.getByText("2,010手続き", { exact: true })).toBeVisible();
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(form.getByText("提出しました", { exact: true })).toBeVisible();
});

test("another person of the office approves", async ({ signedIn }) => {
  const page = await signedIn("secondOffice");
  await openReport(page, KPI);
  const form = report(page);
  await expect(form.getByText("2,010手続き").first()).toBeVisible();
  await form.getByRole("button", { name: "承認する" }).click();
  await expect(form.getByText("承認しました", { exact: true })).toBeVisible();
  await page.reload();
  await form.getByText(/^変更の履歴/).click();
  await expectAccessible(page);
  const history = form.getByRole("table", { name: "この報告の変更の履歴" });
  for (const [what, who] of [
    ["承認", PEOPLE.secondOffice.name],
    ["差戻し", PEOPLE.office.name],
    ["提出", PEOPLE.contributor.name],
  ] as const) {
    await expect(
      history
        .getByRole("row")
        .filter({ has: page.getByRole("cell", { name: what, exact: true }) })
        .first(),
    ).toContainText(who);
  }
});

test("before publishing, no public byte has changed", async ({ request }) => {
  expect(fingerprints(await crawlPublicSite(request))).toEqual(fingerprints(before));
});

test("the office previews and publishes", async ({ signedIn }) => {
  const page = await signedIn("office");
  await open(page, "/staff/publications/new");
  await expect(page.getByRole("heading", { name: "次の公表（第2号）" })).toBeVisible();
  await expect(
    page.getByText(`「${NAME}」の令和7年度（2025年度）の実績は2,010手続き（△ 上向き）です。`),
  ).toBeVisible();
  await field(page, "題名").fill("令和7年度の実績（第1回）");
  await field(page, "お知らせ").fill("最初の実績を公表しました。");

  const [preview] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: /^トップページ/ }).click(),
  ]);
  await preview.getByRole("link", { name: NAME, exact: true }).first().click();
  await expect(preview.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(preview.getByRole("main")).toContainText("2,010手続き");
  await expect(preview.getByRole("main")).toContainText("△ 上向き");

  await page.getByRole("button", { name: /^第\d+号として公表する$/ }).click();
  await expect(page.getByText("公表第2号「令和7年度の実績（第1回）」を公表しました。")).toBeVisible({
    timeout: PUBLISHING_MS,
  });
  await expect(page.getByText("前回の公表から変わったところはありません。")).toBeVisible();
});

test("mark and figure stand on the public pages and in the open data", async ({ page, request }) => {
  await page.goto("/");
  const card = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: NAME, exact: true }) });
  await expect(card).toContainText("2,010手続き");
  await expect(page.getByRole("main")).toContainText(
    `「${NAME}」の令和7年度（2025年度）の実績は2,010手続き（△ 上向き）です。`,
  );
  await card.getByRole("link", { name: NAME, exact: true }).click();
  const main = page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByRole("table").first()).toContainText("△ 上向き");
  for (const text of [REASON, NEXT_STEP, "2,010手続き", "市民課"]) await expect(main).toContainText(text);
  for (const text of [COMMENT, "2,000手続き"]) await expect(main).not.toContainText(text);

  await page.goto("/years/2025");
  const group = page
    .getByRole("rowgroup")
    .filter({ has: page.getByRole("link", { name: NAME, exact: true }) });
  await expect(group.getByRole("row").filter({ hasText: "実績" }).getByRole("cell").first()).toHaveText(
    "2,010手続き",
  );
  await expect(group.getByText("△ 上向き", { exact: true })).toBeVisible();
  await expect(tally(page)).toHaveText(["0項目", "1項目", "0項目", "6項目"]);

  const rows = await openData(request);
  expect(rows.find((row) => row.kpi_id === KPI && row.fiscal_year === "2025")).toMatchObject({
    actual_value: "2010",
    judgement_code: "improving",
    judgement_symbol: "△",
    judgement_reason: FIRST_SENTENCE.replace("2,000", "2,010"),
    department: "市民課",
    publication_no: "2",
  });
});

test("the earlier publication stays as it was, marked as not the current one", async ({ page, request }) => {
  const archived = [...before.values()].filter(({ route }) => /^\/archive\/1(\/|$)/.test(route));
  expect(archived.length).toBeGreaterThan(40);
  for (const { route, body } of archived) {
    const now = await (await request.get(route)).body();
    expect(withoutBanner(now).equals(withoutBanner(body)), route).toBe(true);
  }
  await page.goto(`/archive/1/kpis/${KPI}`);
  await expect(page.getByText("現在の公表ページではありません", { exact: false })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("2,010");
});

/** The server says over an archived page what became of it since: the one part that may change. */
function withoutBanner(body: Buffer): Buffer {
  return Buffer.from(body.toString("latin1").replace(/<div class="old">.*?<\/div>/s, ""), "latin1");
}

test("a manager sees the figure on the dashboard, and changes nothing", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await open(page, "/staff/dashboard?plan=dx-2&fy=2025");
  await expect(page.getByRole("heading", { level: 1, name: "令和7年度（2025年度）の進捗" })).toBeVisible();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: NAME, exact: true }) });
  await expect(row).toContainText("2,010手続き");
  await expect(row).toContainText("△ 上向き");
  await open(page, "/staff/dashboard/pillars/1?plan=dx-2&fy=2025");
  await expect(page.getByRole("heading", { level: 1, name: /便利・快適/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("2,010手続き");
  await page.goto(REPORT);
  await expect(report(page).getByText("2,010手続き").first()).toBeVisible();
  await expect(report(page).getByRole("button", { name: /提出する|承認する|訂正する/ })).toHaveCount(0);
});

test("a manager's first screen names what is farthest behind and who is late", async ({ signedIn }) => {
  const page = await signedIn("manager");
  const first = [
    { address: "/staff?plan=dx-1&fy=2023", sentence: /^最も遅れているのは「.+」（.+、目標値.+）です。$/ },
    { address: "/staff?plan=dx-2&fy=2025", sentence: /^未回答は.+課.*（期限.+）。$/ },
  ];
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(viewport);
    for (const { address, sentence } of first) {
      await open(page, address);
      const box = await page.getByText(sentence).boundingBox();
      expect(box && box.y + box.height, `${address} ${viewport.width}`).toBeLessThan(viewport.height);
    }
  }
});

test("a manager's first screen has the head of the table and its first mark, and is put in order by a link", async ({
  signedIn,
}) => {
  const page = await signedIn("manager");
  const table = page.getByRole("table", { name: /^指標の一覧/ });
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize(viewport);
    for (const address of ["/staff?plan=dx-2&fy=2025", "/staff?plan=dx-1&fy=2023"]) {
      await open(page, address);
      for (const part of [table.getByRole("columnheader").first(), table.locator(".heat-m").first()]) {
        const box = await part.boundingBox();
        expect(box && box.y + box.height, `${address} ${viewport.width}`).toBeLessThan(viewport.height);
      }
    }
  }
  await page.getByRole("navigation", { name: "並べ方" }).getByRole("link", { name: "評価の悪い順" }).click();
  await expect(page).toHaveURL(/sort=mark/);
  await expect(table.locator("tbody tr").nth(1)).toContainText("× 未達");
});
