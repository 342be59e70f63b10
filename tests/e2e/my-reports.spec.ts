/** The department's page: everything of one person on it, with hardly anything to do besides typing. */

import type { Locator, Page } from "playwright/test";
import { quoted } from "@/domain/words/ja/quotes";
import { expectAccessible } from "./support/axe";
import { FIRST_PLAN } from "./support/document";
import { Hands } from "./support/hands";
import { personalLink } from "./support/mail";
import { PEOPLE } from "./support/people";
import { answers, expect, field, open, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

/** The first plan's last year: its figures are blank in the document. The rounds are those of people.setup.ts. */
const YEAR = "令和6年度";
const ROUND = "2024年度の実績の照会";
const ADDRESS = "/staff/entry?fy=2024";
const FIGURE = `${YEAR}の実績`;

/** From the link to submitted, besides typing. */
const MOST_FOR_ONE = 4;
const MOST_FOR_SEVEN = 16;

const [DATASETS, EVENTS] = FIRST_PLAN.slice(-2).map(({ kpi }) => kpi) as [string, string];

/** What one person answers for: a figure that the checks accept, or the same as the year before. */
const SEVEN: readonly { readonly kpi: string; readonly figure: string | null }[] = FIRST_PLAN.slice(0, 7).map(
  ({ kpi }, index) => ({ kpi, figure: ["40.5", "20.1", "52.0", "80.2", null, "24", null][index] ?? null }),
);

function card(page: Page, kpi: string): Locator {
  return page.getByRole("form", { name: kpi, exact: true });
}

/** The line to which a card folds once it is handed in. */
function folded(page: Page, kpi: string): Locator {
  return page
    .getByRole("region", { name: /^お答えいただく項目/ })
    .locator("div")
    .filter({ has: page.getByRole("heading", { name: kpi, exact: true }) })
    .filter({ hasText: "提出済み" })
    .last();
}

/** Opens a personal link and confirms: the button has the focus. */
async function comeByLink(hands: Hands, link: string): Promise<void> {
  await hands.openLink(link);
  await expect(hands.page.getByRole("button", { name: "回答を始める" })).toBeFocused();
  await hands.press("Enter");
  await expect(hands.page.getByRole("heading", { level: 1, name: "実績の入力" })).toBeVisible();
}

test("one KPI, by the link, on a telephone's width: four interactions besides typing", async ({
  signedIn,
  stranger,
}) => {
  const link = await personalLink(await signedIn("office"), PEOPLE.colleague.name, ROUND);
  const page = await stranger();
  await page.setViewportSize({ width: 360, height: 740 });
  const hands = new Hands(page);
  await comeByLink(hands, link);
  await expect(card(page, DATASETS)).toHaveCount(0);
  const form = card(page, EVENTS);
  await expect(field(form, FIGURE)).toBeFocused();
  await expectAccessible(page);
  await hands.type("２２");
  await expect(form.getByText("見込み ○ 達成", { exact: true })).toBeVisible();
  await hands.press("Tab");
  await expect(field(form, "要因")).toBeFocused();
  await hands.type("高校と一緒に開きました。");
  await hands.press("Control+Enter");
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
  await expect(folded(page, EVENTS)).toContainText("22回");
  expect(hands.interactions).toBeLessThanOrEqual(MOST_FOR_ONE);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.reload();
  await expect(page.getByText("お答えいただく項目は、すべて提出されています。")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: EVENTS })).toContainText("22回");
});

test("seven KPIs on one page, by the link: sixteen interactions besides typing", async ({
  signedIn,
  stranger,
}) => {
  const link = await personalLink(await signedIn("office"), PEOPLE.respondent.name, ROUND);
  const page = await stranger();
  const hands = new Hands(page);
  await comeByLink(hands, link);
  await expect(page.getByRole("heading", { name: "お答えいただく項目（残り7項目）" })).toBeVisible();
  await expectAccessible(page);
  for (const [index, { kpi, figure }] of SEVEN.entries()) {
    const form = card(page, kpi);
    await expect(field(form, FIGURE)).toBeFocused();
    if (figure === null) {
      await hands.click(form.getByRole("button", { name: /^前年度と同じ/ }));
      await expect(field(form, "要因")).toHaveValue("前年度から変わりありません。");
      await expect(form.getByRole("button", { name: "提出する" })).toBeFocused();
      await hands.press("Enter");
    } else {
      await hands.type(figure);
      await hands.press("Tab");
      await hands.type(`要因の文${index + 1}`);
      await hands.press("Control+Enter");
    }
    await expect(folded(page, kpi)).toBeVisible();
    const left = SEVEN.length - index - 1;
    await expect(
      page.getByRole("status").filter({ hasText: `${quoted(kpi)}を提出しました。` }),
    ).toContainText(left === 0 ? "すべて提出しました。" : `残りは${left}項目です。`);
  }
  expect(hands.interactions).toBeLessThanOrEqual(MOST_FOR_SEVEN);
  await expect(page.getByText("すべて提出しました。ありがとうございました")).toBeVisible();
  await expectAccessible(page);
});

test("a wrong answer is told at its field, and what is not asked of this person stays apart", async ({
  signedIn,
}) => {
  const page = await signedIn("contributor");
  await open(page, ADDRESS);
  const form = card(page, DATASETS);
  await field(form, FIGURE).fill("abc");
  await field(form, "要因").fill("公開の手順を決めました。");
  await page.keyboard.press("Control+Enter");
  await expect(field(form, FIGURE)).toBeFocused();
  await expect(field(form, FIGURE)).toHaveAccessibleDescription(/数値として読めません。/);
  await expect(field(form, "要因")).toHaveValue("公開の手順を決めました。");
  // The day is one line until it is to be changed.
  await field(form, FIGURE).fill("120");
  await form.getByRole("button", { name: /^変更/ }).click();
  await field(form, "いつの時点の値か").fill("2099-03-31");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "いつの時点の値か")).toBeFocused();
  await field(form, "いつの時点の値か").fill("2025-03-31");
  await expectAccessible(page);

  // Submitted by the colleague, whom alone the round asked for it.
  await expect(card(page, EVENTS)).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: EVENTS })).toContainText("提出済み");
});

test("公表待ち is one press and a day, and can be taken back", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await open(page, ADDRESS);
  const form = card(page, DATASETS);
  await form.getByRole("button", { name: "まだ出ていません（公表待ち）" }).click();
  await expect(field(form, "値が分かる見込みの日")).toBeFocused();
  await expect(field(form, "値がない理由")).toHaveValue("値がまだ公表されていないため。");
  await form.getByRole("button", { name: "提出する" }).click();
  await expect(field(form, "値が分かる見込みの日")).toHaveAccessibleDescription(
    /見込みの日付を入力してください。/,
  );
  // What was refused is kept as a draft all the same; taken back, the figure is the draft again.
  const saved = form.getByRole("status").filter({ hasText: "下書きを保存しました" });
  await expect(saved).toBeVisible();
  await form.getByRole("button", { name: "実績を入力する" }).click();
  await expect(field(form, FIGURE)).toBeFocused();
  await expect(field(form, FIGURE)).toHaveValue("120");
  await expect(saved).toBeVisible();
});

test("the session of a link ends while one types: the link leads back, and the text is there", async ({
  signedIn,
  stranger,
}) => {
  const link = await personalLink(await signedIn("office"), PEOPLE.contributor.name, ROUND);
  const page = await stranger();
  const hands = new Hands(page);
  await comeByLink(hands, link);
  await answers(page);
  const form = card(page, DATASETS);
  await page.context().clearCookies();
  await field(form, "要因").fill("セッションが切れても残る文です。");
  await field(form, "要因").press("Tab");
  await expect(form.getByRole("status").filter({ hasText: "メールのリンクをもう一度開くと" })).toBeVisible();
  await comeByLink(hands, link);
  await expect(form.getByText("保存されていなかった入力を復元しました")).toBeVisible();
  await expect(field(form, "要因")).toHaveValue("セッションが切れても残る文です。");
  await expect(form.getByRole("status").filter({ hasText: "下書きを保存しました" })).toBeVisible();
});
