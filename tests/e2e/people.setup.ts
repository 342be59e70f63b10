/**
 * From the set-up link to everybody's account, as the city would do it. The other files begin with the signed-in
 * browsers that this one leaves behind.
 */

import { expectAccessible } from "./support/axe";
import { FIRST_PLAN, kpiName } from "./support/document";
import { INVITED, PEOPLE, sessionFile } from "./support/people";
import { sendOutRound } from "./support/round";
import { readSetUpLink } from "./support/server";
import {
  acceptInvitation,
  answers,
  assignDepartment,
  expect,
  field,
  inviteAccount,
  open,
  test,
} from "./support/staff";

test.describe.configure({ mode: "serial" });

const links = new Map<string, string>();
let setUpLink = "";

test("the set-up link makes the first administrator", async ({ page }) => {
  const { name, email, password } = PEOPLE.admin;
  setUpLink = readSetUpLink();
  await open(page, setUpLink);
  await expect(page.getByRole("heading", { level: 1, name: "最初の管理者の登録" })).toBeVisible();
  await expectAccessible(page);
  await field(page, "氏名").fill(name);
  await field(page, "メールアドレス").fill(email);
  await field(page, "パスワード").fill("password2026");
  await page.getByRole("button", { name: "管理者として登録する" }).click();
  await expect(field(page, "パスワード")).toHaveAccessibleDescription(/よく使われているパスワード/);
  await expect(field(page, "氏名")).toHaveValue(name);
  await answers(page);
  await field(page, "パスワード").fill(password);
  await page.getByRole("button", { name: "管理者として登録する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "アカウント" })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("システム管理者");
  await page.context().storageState({ path: sessionFile("admin") });
});

test("the set-up link works once, and its file is gone", async ({ page }) => {
  expect(readSetUpLink).toThrow(/ENOENT/);
  const response = await page.goto(setUpLink);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "この登録用リンクは使えません" })).toBeVisible();
  await expectAccessible(page);
});

for (const person of INVITED) {
  const details = PEOPLE[person];
  test(`the administrator invites ${details.role} ${details.name}, who sets a password`, async ({
    signedIn,
    stranger,
  }) => {
    const admin = await signedIn("admin");
    const link = await inviteAccount(admin, details);
    links.set(person, link);
    const page = await stranger();
    if (person === "manager") {
      await expectAccessible(admin);
      await open(page, link);
      await expectAccessible(page);
    }
    await acceptInvitation(page, link, details);
    await page.context().storageState({ path: sessionFile(person) });
  });
}

test("an invitation link works once", async ({ page }) => {
  const response = await page.goto(links.get("office") ?? "");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "この招待リンクは使えません" })).toBeVisible();
  await expectAccessible(page);
});

test("the office says which department answers for which KPI", async ({ signedIn }) => {
  const office = await signedIn("office");
  // One KPI for each file that enters something, so that the files do not meet.
  for (const kpiId of ["mynumber-services", "ai-hours-saved", "learning-events", "data-projects"]) {
    await assignDepartment(office, kpiName(kpiId), "市民課");
  }
  await assignDepartment(office, kpiName("paper-sheets"), "税務課");
  for (const { kpi } of FIRST_PLAN.slice(-2)) await assignDepartment(office, kpi, "市民課", "dx-1");
  for (const { kpi } of FIRST_PLAN.slice(0, -2)) await assignDepartment(office, kpi, "健康推進課", "dx-1");
});

test("the office sends out the rounds of the years that the departments report on", async ({ signedIn }) => {
  const office = await signedIn("office");
  const [datasets, events] = FIRST_PLAN.slice(-2);
  await sendOutRound(office, 2024, {
    respondents: [
      { kpi: datasets?.kpi ?? "", person: PEOPLE.contributor.name },
      { kpi: events?.kpi ?? "", person: PEOPLE.colleague.name },
    ],
  });
  await sendOutRound(office, 2025);
});

test("signing out ends the session; signing in leads back to the page asked for", async ({ page }) => {
  const { name, email, password } = PEOPLE.manager;
  await open(page, "/staff/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
  await field(page, "メールアドレス").fill(email);
  await field(page, "パスワード").fill("chigau pasuwaado 99");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "サインインできませんでした" })).toContainText(
    "メールアドレスまたはパスワードが違います。",
  );
  await expect(field(page, "メールアドレス")).toHaveValue(email);
  await field(page, "パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /進捗/ })).toBeVisible();
  const cookies = await page.context().cookies();
  await page.getByText(name).first().click();
  await page.getByRole("button", { name: "サインアウト" }).click();
  await expect(page.getByText("サインアウトしました。")).toBeVisible();
  // Somebody kept the cookie: it opens nothing any more.
  await page.context().addCookies(cookies);
  await page.goto("/staff/dashboard");
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
});
