/** Two people on one report, and a browser that loses its line: nobody's words are lost. */
import type { Page } from "playwright/test";
import { expectAccessible } from "./support/axe";
import { PEOPLE } from "./support/people";
import { answers, draftSaved, expect, field, open, openReport, report, test } from "./support/staff";

test.describe.configure({ mode: "serial" });

const KPI = "ai-hours-saved";
const MINE = "RPAを12業務に広げました。";
const THEIRS = "議事録の作成に生成AIを使い始めました。";
const THEIR_NOTE = "4月から翌年3月までの合計です。";

/** One of the two versions of a field. */
function version(page: Page, fieldName: string, side: "自分の入力" | "保存済み") {
  return report(page).getByRole("group", { name: fieldName }).getByRole("radio", { name: side });
}

/** Saves of this page wait on the way. @returns what lets them go */
async function holdSaves(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/api/reports/**", async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test("the second person sees both versions, chooses, and both go on", async ({ signedIn }) => {
  const first = await signedIn("contributor");
  const second = await signedIn("colleague");
  await openReport(first, KPI);
  await openReport(second, KPI);

  await field(report(first), "実績の値").fill("1,200");
  await field(report(first), "要因").fill(THEIRS);
  await field(report(first), "要因").press("Tab");
  await draftSaved(first);

  // The second types on while the first save is under way.
  const letGo = await holdSaves(second);
  await field(report(second), "実績の値").fill("1,350");
  await field(report(second), "要因").pressSequentially(MINE.slice(0, -4));
  letGo();

  const panel = report(second);
  await expect(
    panel.getByRole("heading", { name: "ほかの人（または別の画面）が先に保存しました" }),
  ).toBeVisible();
  // The form is still under the keys: what is typed on is part of one's own version.
  await expect(field(panel, "要因")).toBeFocused();
  await second.keyboard.type(MINE.slice(-4));
  await expect(field(panel, "要因")).toHaveValue(MINE);
  await expect(
    panel.getByText(new RegExp(`^${PEOPLE.contributor.name}さんが.*に保存した内容`)),
  ).toBeVisible();
  await expect(version(second, "実績", "自分の入力")).toHaveAccessibleDescription("1,350");
  await expect(version(second, "実績", "保存済み")).toHaveAccessibleDescription("1,200");
  await expect(version(second, "要因", "自分の入力")).toHaveAccessibleDescription(MINE);
  await expect(version(second, "要因", "保存済み")).toHaveAccessibleDescription(THEIRS);
  await expectAccessible(second);

  await version(second, "実績", "保存済み").check();
  await version(second, "要因", "自分の入力").check();
  await panel.getByRole("button", { name: "この内容で続ける" }).click();
  await expect(field(panel, "実績の値")).toHaveValue("1,200");
  await expect(field(panel, "要因")).toHaveValue(MINE);
  await draftSaved(second);

  // The first goes on, not knowing of the second: what only one of them changed is that one's.
  await field(report(first), "集計の範囲・注記").fill(THEIR_NOTE);
  await field(report(first), "集計の範囲・注記").press("Tab");
  await expect(
    report(first).getByRole("heading", { name: "ほかの人（または別の画面）が先に保存しました" }),
  ).toBeVisible();
  await expect(version(first, "要因", "保存済み")).toBeChecked();
  await expect(version(first, "集計の範囲・注記", "自分の入力")).toBeChecked();
  await report(first).getByRole("button", { name: "この内容で続ける" }).click();
  await draftSaved(first);

  await second.reload();
  await expect(field(panel, "実績の値")).toHaveValue("1,200");
  await expect(field(panel, "要因")).toHaveValue(MINE);
  await expect(field(panel, "集計の範囲・注記")).toHaveValue(THEIR_NOTE);
  await panel.getByText(/^変更の履歴/).click();
  const rows = panel.getByRole("table", { name: "この報告の変更の履歴" }).getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText(PEOPLE.colleague.name);
  await expect(rows.nth(3)).toContainText(PEOPLE.contributor.name);
});

test("what one types while the other submits can be read and kept", async ({ signedIn }) => {
  const first = await signedIn("contributor");
  const second = await signedIn("colleague");
  await openReport(first, KPI);
  await openReport(second, KPI);
  await second.context().setOffline(true);
  await field(report(second), "今後の取組").fill("来年度は対象を20業務にします。");
  await expect(report(second).getByRole("status").filter({ hasText: "通信できません。" })).toBeVisible();

  await report(first).getByRole("button", { name: "提出する" }).click();
  await expect(report(first).getByText("提出しました", { exact: true })).toBeVisible();

  await second.context().setOffline(false);
  const panel = report(second);
  await expect(panel.getByText(/すでに提出されているため、いまは変更できません。/)).toBeVisible();
  await expect(panel.getByRole("group", { name: "今後の取組" })).toContainText(
    "来年度は対象を20業務にします。",
  );
  await expectAccessible(second);
  await panel.getByRole("button", { name: "自分の入力を破棄して、提出済みの内容を表示する" }).click();
  await expect(panel.getByText("提出済み", { exact: true }).first()).toBeVisible();
  await expect(panel.getByText(MINE)).toBeVisible();
});

test("typed without a line: kept in the browser, found again after the window was closed", async ({
  signedIn,
}) => {
  const page = await signedIn("contributor");
  const context = page.context();
  await openReport(page, "learning-events");
  await field(report(page), "実績の値").fill("２４");
  await draftSaved(page);
  await context.setOffline(true);
  await field(report(page), "要因").fill("公民館での学習会を増やしました。");
  await expect(
    report(page).getByRole("status").filter({
      hasText: "通信できません。入力した内容はこのブラウザーに残してあり、自動で保存し直します。",
    }),
  ).toBeVisible();
  // What a page sends while it is being left may slip past the browser's own switch: there is no line for that either.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("no line"));
  });
  await page.close();

  await context.setOffline(false);
  const again = await context.newPage();
  await openReport(again, "learning-events");
  await expect(report(again).getByText("保存されていなかった入力を復元しました")).toBeVisible();
  await expect(field(report(again), "実績の値")).toHaveValue("２４");
  await expect(field(report(again), "要因")).toHaveValue("公民館での学習会を増やしました。");
  await draftSaved(again);
  await again.reload();
  await expect(field(report(again), "要因")).toHaveValue("公民館での学習会を増やしました。");
  await expect(report(again).getByText("保存されていなかった入力を復元しました")).toHaveCount(0);
});

test("the line comes back: saved by itself", async ({ signedIn }) => {
  const page = await signedIn("contributor");
  await openReport(page, "learning-events");
  await page.context().setOffline(true);
  await field(report(page), "今後の取組").fill("高校と一緒に開きます。");
  await expect(report(page).getByRole("status").filter({ hasText: "通信できません。" })).toBeVisible();
  await page.context().setOffline(false);
  await draftSaved(page);
  await page.reload();
  await expect(field(report(page), "今後の取組")).toHaveValue("高校と一緒に開きます。");
});

test("the session ends while one types: signing in leads back, with the text", async ({ stranger }) => {
  const page = await stranger();
  const { email, password } = PEOPLE.contributor;
  const signIn = async () => {
    await answers(page);
    await field(page, "メールアドレス").fill(email);
    await field(page, "パスワード").fill(password);
    await page.getByRole("button", { name: "サインイン", exact: true }).click();
    await expect(report(page)).toBeVisible();
    await answers(page);
  };
  await open(page, "/staff/entry/learning-events/2025");
  await signIn();
  await page.context().clearCookies();
  await field(report(page), "集計の範囲・注記").fill("オンラインでの開催を含みます。");
  await report(page).getByRole("link", { name: "サインインし直して続ける" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
  await signIn();
  await expect(report(page).getByText("保存されていなかった入力を復元しました")).toBeVisible();
  await expect(field(report(page), "集計の範囲・注記")).toHaveValue("オンラインでの開催を含みます。");
  await draftSaved(page);
});
