/** Requests that no page sends: each is refused with its status, and nothing has changed. */
import { makeWrittenContent } from "@tests/fixtures/report-content";
import type { APIRequestContext, Page } from "playwright/test";
import { kpiName } from "./support/document";
import { PEOPLE, type Person, type PersonDetails, sessionFile } from "./support/people";
import { type HeldAction, holdAction, replay } from "./support/replay";
import {
  acceptInvitation,
  answers,
  expect,
  field,
  inviteAccount,
  open,
  openReport,
  report,
  test,
} from "./support/staff";

test.describe.configure({ mode: "serial" });

/** Answers for paper-sheets is another department (people.setup.ts). */
const FOREIGN = "paper-sheets/2025";
const OWN = "open-datasets/2024";
/** Of a year for which no round was sent out. */
const UNASKED = "learning-events/2026";
/** Nobody's but the office's. */
const OVERALL = "digital-feeling/2025";
const FOREIGN_NAME = kpiName("paper-sheets");
const ELSEWHERE = "https://evil.example";

const CONTENT = makeWrittenContent({ actualText: "14,000", reason: "送られてはならない文" });

/** @param address of a report: KPI and fiscal year */
function post(request: APIRequestContext, address: string, origin: string | undefined, data: object) {
  return request.post(`/api/reports/${address}`, {
    headers: origin === undefined ? {} : { Origin: origin },
    data,
  });
}

/** What the office sees of a report: its state and its history. */
async function standing(page: Page, address: string): Promise<string | null> {
  await openAt(page, address);
  // What is read aloud once the page has come to rest is no part of what stands there.
  return report(page).evaluate((box) => {
    const copy = box.cloneNode(true) as Element;
    for (const told of copy.querySelectorAll("[aria-live], [role=status]")) told.remove();
    return copy.textContent;
  });
}

async function openAt(page: Page, address: string): Promise<void> {
  const [kpiId = "", fy = ""] = address.split("/");
  await openReport(page, kpiId, Number(fy));
}

test.describe("a server action", () => {
  const NEWCOMER = "招かれざる 一郎";
  let action: HeldAction;

  async function accountNames(page: Page): Promise<string | null> {
    await open(page, "/staff/accounts");
    return page.getByRole("table").textContent();
  }

  test("is refused without a session, with another role's, and from elsewhere", async ({
    signedIn,
    playwright,
    baseURL,
  }) => {
    const origin = baseURL ?? "";
    const admin = await signedIn("admin");
    const before = await accountNames(admin);
    await open(admin, "/staff/accounts/new");
    await field(admin, "メールアドレス").fill("ichiro@city.example.jp");
    await field(admin, "氏名").fill(NEWCOMER);
    await admin.getByRole("radio", { name: "管理職", exact: true }).check();
    action = await holdAction(admin, () =>
      admin.getByRole("button", { name: "作成して招待リンクを発行する" }).click(),
    );

    const nobody = await playwright.request.newContext({ baseURL });
    // The page it was sent from stays, with what was typed in it: the refusal is an answer like any other.
    const refusal = async (request: APIRequestContext) => {
      const answer = await replay(request, action, origin);
      expect(answer.status()).toBe(200);
      return /"ok":false,"reason":"(\w+)"/.exec(await answer.text())?.[1];
    };
    expect(await refusal(nobody)).toBe("unauthenticated");
    for (const person of ["contributor", "office", "manager"] as const) {
      const other = await playwright.request.newContext({ baseURL, storageState: sessionFile(person) });
      expect(await refusal(other), person).toBe("forbidden");
      await other.dispose();
    }
    const own = await playwright.request.newContext({ baseURL, storageState: sessionFile("admin") });
    expect((await replay(own, action, null)).status(), "no Origin").toBe(403);
    for (const foreign of [ELSEWHERE, "null", `${origin}.evil.example`]) {
      expect((await replay(own, action, foreign)).status(), foreign).toBe(403);
    }
    await nobody.dispose();
    await own.dispose();

    const after = await signedIn("admin");
    expect(await accountNames(after)).toBe(before);
  });

  test("is carried out when it comes as the page sends it: the replays above were faithful", async ({
    signedIn,
    playwright,
    baseURL,
  }) => {
    const own = await playwright.request.newContext({ baseURL, storageState: sessionFile("admin") });
    expect((await replay(own, action, baseURL ?? "")).status()).toBe(200);
    await own.dispose();
    expect(await accountNames(await signedIn("admin"))).toContain(NEWCOMER);
  });
});

test.describe("the address that changes a report", () => {
  const change = { event: "save_draft", version: 0, content: CONTENT };

  test("no session 401, another department's KPI 404, a role without the right 403, a foreign Origin 403", async ({
    signedIn,
    playwright,
    baseURL,
  }) => {
    const office = await signedIn("office");
    const before = [await standing(office, FOREIGN), await standing(office, OWN)];
    const status = async (person: Person | null, address: string, origin?: string) => {
      const storageState = person === null ? undefined : sessionFile(person);
      const request = await playwright.request.newContext({ baseURL, storageState });
      const statuses: number[] = [];
      for (const event of ["save_draft", "submit"]) {
        const response = await post(request, address, origin, { ...change, event });
        statuses.push(response.status());
        expect(await response.text()).not.toContain("14,000");
      }
      await request.dispose();
      return statuses;
    };
    expect(await status(null, OWN, baseURL)).toEqual([401, 401]);
    expect(await status("contributor", FOREIGN, baseURL)).toEqual([404, 404]);
    expect(await status("contributor", "no-such-kpi/2025", baseURL)).toEqual([404, 404]);
    expect(await status("manager", OWN, baseURL)).toEqual([403, 403]);
    expect(await status("admin", OWN, baseURL)).toEqual([403, 403]);
    expect(await status("contributor", OWN, ELSEWHERE)).toEqual([403, 403]);
    expect(await status("contributor", OWN)).toEqual([403, 403]);
    expect([await standing(office, FOREIGN), await standing(office, OWN)]).toEqual(before);
  });

  test("the pages of another department's KPI are not there either", async ({ signedIn }) => {
    const page = await signedIn("contributor");
    expect((await page.goto(`/staff/entry/${FOREIGN}`))?.status()).toBe(404);
    await expect(page.getByText(FOREIGN_NAME)).toHaveCount(0);
    await open(page, "/staff/entry?fy=2025");
    await expect(page.getByText(kpiName("learning-events")).first()).toBeVisible();
    await expect(page.getByText(FOREIGN_NAME)).toHaveCount(0);
  });

  test("outside the round 403 with the reason, and the page says the same", async ({ signedIn, baseURL }) => {
    const page = await signedIn("contributor");
    const words = "この年度の照会の対象になっていないため、入力できません。";
    const response = await post(page.request, UNASKED, baseURL, change);
    expect(response.status()).toBe(403);
    expect(await response.json()).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining(words),
    });
    await openAt(page, UNASKED);
    await expect(report(page).getByText(words)).toBeVisible();
    await expect(report(page).getByRole("button", { name: "提出する" })).toHaveCount(0);
  });

  test("an old version 409 with the newest content; a decision on what is not submitted, and on one's own, refused", async ({
    signedIn,
    baseURL,
  }) => {
    const { request } = await signedIn("otherContributor");
    const saved = await post(request, FOREIGN, baseURL, change);
    expect(saved.status()).toBe(200);
    const { version } = await saved.json();
    const late = await post(request, FOREIGN, baseURL, {
      ...change,
      content: { ...CONTENT, reason: "古い版の上の文" },
    });
    expect(late.status()).toBe(409);
    expect(await late.json()).toMatchObject({ current: { version, content: { reason: CONTENT.reason } } });
    const forged = await post(request, FOREIGN, baseURL, { ...change, version, approvedRevision: 1 });
    expect(forged.status()).toBe(422);

    const office = (await signedIn("office")).request;
    const early = await post(office, FOREIGN, baseURL, { event: "approve", version });
    expect(early.status()).toBe(409);
    const submitted = await post(request, FOREIGN, baseURL, { event: "submit", version, content: CONTENT });
    expect(submitted.status()).toBe(200);
    const newest = (await submitted.json()).version;
    const own = await post(request, FOREIGN, baseURL, { event: "approve", version: newest });
    expect(own.status()).toBe(403);
    await expect(await standing(await signedIn("manager"), FOREIGN)).toContain("提出済み");
  });

  test("nobody decides on what they submitted, also not in the office", async ({ signedIn, baseURL }) => {
    const page = await signedIn("office");
    const content = { ...CONTENT, actualText: "41.5" };
    const submitted = await post(page.request, OVERALL, baseURL, {
      event: "submit",
      version: 0,
      content,
    });
    expect(submitted.status()).toBe(200);
    const { version } = await submitted.json();
    for (const event of ["approve", "return"]) {
      const decided = await post(page.request, OVERALL, baseURL, {
        event,
        version,
        comment: "自分で決める",
      });
      expect(decided.status(), event).toBe(403);
    }
    await openAt(page, OVERALL);
    await expect(report(page).getByText("ほかの担当者の確認を待っています", { exact: true })).toBeVisible();
    await expect(report(page).getByRole("button", { name: "承認する" })).toHaveCount(0);
    const other = await signedIn("secondOffice");
    await openAt(other, OVERALL);
    await expect(report(other).getByRole("button", { name: "承認する" })).toBeVisible();
    // Somebody else may; and whoever comes after finds a report that can be written on.
    const returned = await post(other.request, OVERALL, baseURL, {
      event: "return",
      version,
      comment: "集計の対象を確かめてください。",
    });
    expect(returned.status()).toBe(200);
  });
});

test.describe("an account that changes", () => {
  const LEAVER: PersonDetails = {
    name: "朝日 みのる",
    email: "minoru@city.example.jp",
    password: "kuraiyama no kiri 3 gatsu",
    role: "所管課",
    department: PEOPLE.contributor.department,
  };

  async function openAccount(admin: Page): Promise<void> {
    await open(admin, "/staff/accounts");
    await admin
      .getByRole("row")
      .filter({ hasText: LEAVER.name })
      .getByRole("link", { name: /^変更/ })
      .click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText(/アカウントの変更/);
    await answers(admin);
  }

  test("is out at its next request: first its role, then the account itself", async ({
    signedIn,
    stranger,
    baseURL,
  }) => {
    const admin = await signedIn("admin");
    const link = await inviteAccount(admin, LEAVER);
    const page = await stranger();
    await acceptInvitation(page, link, LEAVER);
    await openAt(page, OWN);
    await expect(report(page).getByRole("button", { name: "提出する" })).toBeVisible();

    await openAccount(admin);
    await admin.getByRole("radio", { name: "管理職", exact: true }).check();
    await admin.getByRole("button", { name: "変更を保存する" }).click();
    await expect(admin.getByText("アカウントの変更を保存しました。")).toBeVisible();
    const stale = await post(page.request, OWN, baseURL, {
      event: "save_draft",
      version: 0,
      content: CONTENT,
    });
    expect(stale.status()).toBe(401);
    await page.goto(`/staff/entry/${OWN}`);
    await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
    await signIn(page);
    await expect(report(page)).toBeVisible();
    await expect(report(page).getByRole("button", { name: "提出する" })).toHaveCount(0);

    await openAccount(admin);
    await admin.getByRole("button", { name: "利用を停止する" }).click();
    await expect(admin.getByText("アカウントの変更を保存しました。")).toBeVisible();
    await page.goto("/staff/dashboard");
    await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
    await signIn(page);
    await expect(page.getByRole("alert").filter({ hasText: "サインインできませんでした" })).toBeVisible();
  });

  async function signIn(page: Page): Promise<void> {
    await answers(page);
    await field(page, "メールアドレス").fill(LEAVER.email);
    await field(page, "パスワード").fill(LEAVER.password);
    await page.getByRole("button", { name: "サインイン", exact: true }).click();
  }
});
