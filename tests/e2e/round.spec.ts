/**
 * A whole round (照会), as a city plays it: sent out, answered by link, returned, reminded, extended, approved, closed,
 * published. Three departments: one on a telephone, one at a desk, one with nothing but a keyboard. The running year's
 * round is this file's own.
 */
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { asOwner } from "./support/database";
import { kpiName } from "./support/document";
import { Hands } from "./support/hands";
import { personalLink } from "./support/mail";
import { PEOPLE } from "./support/people";
import {
  answers,
  assignDepartment,
  expect,
  field,
  haveLooked,
  open,
  PUBLISHING_MS,
  report,
  test,
} from "./support/staff";

test.describe.configure({ mode: "serial" });

const FY = 2026;
const TITLE = "令和8年度 実績の照会（途中経過）";
/** The year still runs: what can be told of it is of a part of it. */
const FIGURE = "令和8年度の年度途中の値";
/** On the telephone, at the desk, with the keyboard, and what nobody answers until a reminder. */
const [PHONE, DESK, KEYS, LATE] = [
  "mynumber-services",
  "paper-sheets",
  "digital-feeling",
  "learning-events",
].map((id) => ({ id, name: kpiName(id) })) as [Asked, Asked, Asked, Asked];
/** Besides typing: reports without a warning, all together; and from there to the publication, a preview looked at. */
const MOST_TO_APPROVE = 3;
const MOST_TO_APPROVE_AND_PUBLISH = 6;
const COMMENT = "カラー印刷の枚数が入っていないようです。ご確認ください。";
const REASON = "窓口の案内を増やしたためです。";

interface Asked {
  readonly id: string;
  readonly name: string;
}

const DAY_MS = 86_400_000;
const day = (fromToday: number) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(Date.now() + fromToday * DAY_MS);

/** The round's page, as the office finds it. */
async function openRound(page: Page): Promise<void> {
  await open(page, "/staff/rounds");
  await page.getByRole("link", { name: TITLE }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await answers(page);
}

function row(page: Page, { name }: Asked) {
  return page
    .getByRole("table", { name: "指標ごとの回答" })
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name, exact: true }) });
}

function card(page: Page, { name }: Asked) {
  return page.getByRole("form", { name, exact: true });
}

/** The heading of a mail that is only looked at. */
function mailTo(page: Page, person: "colleague") {
  const { department, name } = PEOPLE[person];
  return page.getByRole("heading", { name: `${department} ${name}` });
}

async function comeByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "回答を始める" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "実績の入力" })).toBeVisible();
  await answers(page);
}

const linkOf = (office: Page, person: "contributor" | "otherContributor" | "respondent" | "colleague") =>
  personalLink(office, PEOPLE[person].name, TITLE);

test("the office prepares it: what is asked, of whom, and what the mails say", async ({ signedIn }) => {
  const page = await signedIn("office");
  await assignDepartment(page, KEYS.name, PEOPLE.respondent.department);
  await open(page, "/staff/rounds");
  const year = field(page, "対象の年度");
  if (!(await year.isVisible())) await page.getByText("新しい照会の入力").click();
  await year.selectOption(String(FY));
  await field(page, "件名").fill(TITLE);
  await field(page, "説明").fill("年度途中の値で構いません。");
  await field(page, "庁内の問い合わせ先").fill("DX推進課（内線 2345）");
  await field(page, "開始予定日").fill(day(0));
  await field(page, "期限").fill(day(5));
  await page.getByRole("button", { name: "照会を登録する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await answers(page);

  for (const box of await page.getByRole("group").getByRole("checkbox").all()) await box.uncheck();
  for (const { name } of [PHONE, DESK, KEYS, LATE]) {
    await page.getByRole("checkbox", { name: new RegExp(name) }).check();
  }
  await page
    .getByRole("combobox", { name: new RegExp(`の担当者\\s*（${LATE.name}）$`) })
    .selectOption({ label: PEOPLE.colleague.name });
  await page
    .getByRole("combobox", { name: new RegExp(`の担当者\\s*（${PHONE.name}）$`) })
    .selectOption({ label: PEOPLE.contributor.name });
  await page.getByRole("button", { name: "対象と担当者を保存する" }).click();
  await expect(page.getByText("対象と担当者を保存しました（4件）")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "送られるメールを確かめる（4通）" }).click();
  await expect(mailTo(page, "colleague")).toBeVisible();
  await expect(page.getByText(LATE.name).first()).toBeVisible();
  await expectAccessible(page);
});

test("before it is sent out, a department enters nothing", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await open(page, `/staff/entry?fy=${FY}`);
  await expect(card(page, PHONE)).toHaveCount(0);
  await open(page, `/staff/entry/${PHONE.id}/${FY}`);
  await expect(report(page).getByText(/照会がまだ始まっていないため、入力できません。/)).toBeVisible();
  await expectAccessible(page);
});

test("it is sent out: each person asked gets one mail", async ({ signedIn }) => {
  const page = await signedIn("office");
  await openRound(page);
  await page.getByRole("button", { name: "照会を始める" }).click();
  await expect(page.getByText("照会を始めました", { exact: true })).toBeVisible();
  await expect(page.getByText("期限まであと5日")).toBeVisible();
  await expectAccessible(page);
});

test("on a telephone: a session is lost in the middle of it, and nothing that was typed", async ({
  signedIn,
  stranger,
}) => {
  const link = await linkOf(await signedIn("office"), "contributor");
  const page = await stranger();
  await page.setViewportSize({ width: 360, height: 740 });
  await comeByLink(page, link);
  // Nothing but what is asked of this person.
  await expect(page.getByRole("heading", { name: "お答えいただく項目（残り1項目）" })).toBeVisible();
  const form = card(page, PHONE);
  await field(form, FIGURE).fill("６");
  await expect(form.getByRole("status").filter({ hasText: "下書きを保存しました" })).toBeVisible();
  await page.context().clearCookies();
  await field(form, "要因").fill(REASON);
  await field(form, "要因").press("Tab");
  await expect(form.getByRole("status").filter({ hasText: "メールのリンクをもう一度開くと" })).toBeVisible();
  await comeByLink(page, link);
  await expect(field(form, FIGURE)).toHaveValue("６");
  await expect(field(form, "要因")).toHaveValue(REASON);
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
  await expectAccessible(page);
});

test("at a desk: a figure that looks like a slip is asked about, then handed in", async ({
  signedIn,
  stranger,
}) => {
  const link = await linkOf(await signedIn("office"), "otherContributor");
  const page = await stranger();
  await comeByLink(page, link);
  const form = card(page, DESK);
  await field(form, FIGURE).fill("14,200,000");
  await field(form, "要因").fill("会議の資料を電子にしたためです。");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "この値で正しい理由")).toBeFocused();
  await field(form, FIGURE).fill("14,200");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
});

test("with nothing but a keyboard, from the link to the end", async ({ signedIn, stranger }) => {
  const link = await linkOf(await signedIn("office"), "respondent");
  const page = await stranger();
  const hands = new Hands(page);
  await hands.openLink(link);
  await expect(page.getByRole("button", { name: "回答を始める" })).toBeFocused();
  await hands.press("Enter");
  const form = card(page, KEYS);
  await expect(field(form, FIGURE)).toBeFocused();
  await hands.type("41.5");
  await hands.press("Tab");
  await hands.type("アンケートの速報によります。");
  await hands.press("Control+Enter");
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
  expect(hands.interactions).toBeLessThanOrEqual(4);
});

test("who wrote out the mail decides on nothing that came through its link", async ({ signedIn }) => {
  const office = await signedIn("office");
  await openRound(office);
  await expect(row(office, DESK)).toContainText("回答リンクから");
  await row(office, DESK).getByRole("link", { name: DESK.name, exact: true }).click();
  await expect(office.getByText(/さんが回答リンクから提出/)).toBeVisible();
  await expect(office.getByText(/あなたがメールのファイルに書き出した回答リンクから/)).toBeVisible();
  await expect(office.getByRole("button", { name: /承認する|差し戻す/ })).toHaveCount(0);
});

test("a colleague returns one with a comment, which comes by mail and stands above the form", async ({
  signedIn,
  stranger,
}) => {
  const office = await signedIn("office");
  const colleague = await signedIn("secondOffice");
  await openRound(colleague);
  await row(colleague, DESK).getByRole("link", { name: DESK.name, exact: true }).click();
  await answers(colleague);
  await field(colleague, "コメント").fill(COMMENT);
  await field(colleague, "差し戻す項目").selectOption({ label: "実績" });
  await colleague.getByRole("button", { name: "差し戻す" }).click();
  await expect(colleague.getByText("差し戻しました", { exact: true })).toBeVisible();

  const page = await stranger();
  await comeByLink(page, await linkOf(office, "otherContributor"));
  const form = card(page, DESK);
  await expect(page.getByText(COMMENT, { exact: true })).toBeVisible();
  // The comment stands at the field that it speaks of, until that is changed.
  await expect(field(form, FIGURE)).toHaveAccessibleDescription(new RegExp(`差戻し：${COMMENT}`));
  await expect(field(form, FIGURE)).toHaveValue("14,200");
  await expectAccessible(page);
  await field(form, FIGURE).fill("14,350");
  await expect(field(form, FIGURE)).not.toHaveAccessibleDescription(/差戻し/);
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
});

test("the manager sees how it stands, and changes nothing", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await openRound(page);
  await expect(row(page, DESK)).toContainText("14,350千枚");
  await expect(row(page, LATE)).toContainText("未着手");
  await expect(page.getByRole("button", { name: /承認|督促|終了|延ば/ })).toHaveCount(0);
  await expectAccessible(page);
});

test("who is late is reminded: the mail is looked at, then sent, once", async ({ signedIn, stranger }) => {
  // A week goes by.
  await asOwner("UPDATE collection_round SET opens_on = $2, due_on = $3 WHERE fiscal_year = $1", [
    FY,
    day(-7),
    day(-1),
  ]);
  const office = await signedIn("office");
  await openRound(office);
  await expect(row(office, LATE)).toContainText("1日超過");
  await office.getByRole("link", { name: "期限を過ぎた所管課にまとめて督促（1人）" }).click();
  await expect(office.getByRole("heading", { level: 1, name: "督促メールの確認" })).toBeVisible();
  await expect(mailTo(office, "colleague")).toBeVisible();
  await expect(office.getByRole("main")).not.toContainText("token=");
  await expectAccessible(office);
  await answers(office);
  await office.getByRole("button", { name: "1通を送る" }).click();
  await expect(office.getByText("督促のメールを1通作成しました")).toBeVisible();

  const page = await stranger();
  await comeByLink(page, await linkOf(office, "colleague"));
  const form = card(page, LATE);
  await form.getByRole("button", { name: "まだ出ていません（公表待ち）" }).click();
  await field(form, "値が分かる見込みの日").fill(day(90));
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
  // 公表待ち counts as answered: nobody is late any more.
  await openRound(office);
  await expect(office.getByRole("link", { name: /まとめて督促/ })).toHaveCount(0);
  await expect(row(office, LATE)).toContainText("公表待ち");
});

test("the deadline is extended", async ({ signedIn }) => {
  const page = await signedIn("office");
  await openRound(page);
  await page.getByText("期限を延ばす").first().click();
  await field(page, "新しい期限").fill(day(10));
  await page.getByRole("button", { name: "期限を延ばす" }).click();
  await expect(page.getByText(/まで延ばしました/)).toBeVisible();
  await expect(page.getByText("期限まであと10日")).toBeVisible();
});

test("the second of the office approves all that has no warning at once, and the rest by itself", async ({
  signedIn,
}) => {
  const page = await signedIn("secondOffice");
  await open(page, "/staff");
  const hands = new Hands(page);
  await hands.click(page.locator(`a[href="/staff/approval/${FY}"]`));
  await hands.click(page.getByRole("link", { name: "警告のない報告をまとめて承認する" }));
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await answers(page);
  const chosen = await page.getByRole("table").getByRole("checkbox", { checked: true }).count();
  expect(chosen).toBeGreaterThan(1);
  await hands.click(page.getByRole("button", { name: `選んだ${chosen}件を承認する` }));
  await expect(page.getByText(`${chosen}件を承認しました`)).toBeVisible();
  // However many there are, from the first page.
  expect(hands.interactions).toBeLessThanOrEqual(MOST_TO_APPROVE);

  // What is left is looked at one by one: after each decision the next one comes up.
  await open(page, `/staff/approval/${FY}`);
  for (let left = 4 - chosen; left > 0; left -= 1) {
    await expect(page.getByText(`確認 1 / ${left}`, { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("a");
    await expect(page.getByText(/を承認しました/)).toBeVisible();
  }
  await expect(page.getByText("この画面で承認を待っているものはありません")).toBeVisible();
});

test("it is closed: links end on a clear page, and the departments change nothing any more", async ({
  signedIn,
  stranger,
}) => {
  const office = await signedIn("office");
  const link = await linkOf(office, "contributor");
  await openRound(office);
  await office.getByText("照会を終了する").first().click();
  // Nobody answered for the initiatives; of the KPIs none is left.
  await expect(office.getByText(/^回答のない取組の状況が\d+件$/)).toBeVisible();
  await expect(office.getByText(/回答のない指標/)).toHaveCount(0);
  await office.getByRole("button", { name: "照会を終了する" }).click();
  await expect(office.getByText("照会を終了しました", { exact: true })).toBeVisible();
  await expectAccessible(office);

  const page = await stranger();
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("このリンクは使えません");
  await expectAccessible(page);

  const department = await signedIn("contributor");
  await open(department, `/staff/entry/${PHONE.id}/${FY}`);
  await expect(report(department).getByText(/照会の受付が終わったため、変更できません。/)).toBeVisible();
  await expect(department.getByRole("button", { name: /提出する|訂正する/ })).toHaveCount(0);
});

test("what was approved is looked at and published", async ({ signedIn, page }) => {
  const office = await signedIn("office");
  await open(office, "/staff/publications");
  const hands = new Hands(office);
  await hands.click(office.getByRole("link", { name: "公表の準備をする", exact: true }));
  await answers(office);
  await expect(field(office, "題名")).not.toHaveValue("");
  await haveLooked(office, hands);
  await field(office, "題名").fill("令和8年度の途中経過");
  await field(office, "お知らせ").fill("年度途中の値を公表しました。");
  await hands.click(office.getByRole("button", { name: /^第\d+号として公表する$/ }));
  expect(hands.interactions + MOST_TO_APPROVE).toBeLessThanOrEqual(MOST_TO_APPROVE_AND_PUBLISH);
  await expect(office.getByText(/「令和8年度の途中経過」を公表しました。/)).toBeVisible({
    timeout: PUBLISHING_MS,
  });

  await page.goto(`/kpis/${DESK.id}`);
  await expect(page.getByRole("main")).toContainText("14,350千枚");
  await expect(page.getByRole("main")).not.toContainText(COMMENT);
  await page.goto(`/years/${FY}`);
  await expect(page.getByRole("main")).toContainText("公表待ち");
});
