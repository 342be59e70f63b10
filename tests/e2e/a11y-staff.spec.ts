/** Every page of the staff side, for those who work with it: axe and narrow screens. */
import { expectAccessible } from "./support/axe";
import { PEOPLE, type Person } from "./support/people";
import { expect, open, test } from "./support/staff";
import { staffPagePatterns } from "./support/staff-pages";

interface Visit {
  readonly person: Person | null;
  readonly address: string;
  /** Of the first heading. */
  readonly title: RegExp;
  readonly status?: number;
}

/** A page, twice looked at, on a machine that has much else to do. */
const VISIT_MS = 30_000;

/** Every route, with who looks at it. The forms behind one-time links are looked at in people.setup.ts. */
const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  "/staff": [
    { person: "contributor", address: "/staff", title: /^ホーム$/ },
    { person: "office", address: "/staff", title: /^ホーム$/ },
    { person: "manager", address: "/staff", title: /進捗/ },
    { person: "admin", address: "/staff", title: /^ホーム$/ },
  ],
  "/staff/sign-in": [{ person: null, address: "/staff/sign-in", title: /^サインイン$/ }],
  "/staff/set-up": [
    { person: null, address: "/staff/set-up?token=used", title: /登録用リンクは使えません/, status: 404 },
  ],
  "/staff/invitation": [
    { person: null, address: "/staff/invitation?token=used", title: /招待リンクは使えません/, status: 404 },
  ],
  "/staff/answer": [
    { person: null, address: "/staff/answer?token=cut", title: /リンクは使えません/, status: 404 },
  ],
  "/staff/sign-in/second-factor": [
    { person: null, address: "/staff/sign-in/second-factor", title: /^サインイン$/ },
  ],
  "/staff/second-factor": [{ person: "contributor", address: "/staff/second-factor", title: /2段階認証/ }],
  "/staff/sessions": [{ person: "contributor", address: "/staff/sessions", title: /サインイン中の端末/ }],
  "/staff/own-mails": [{ person: "manager", address: "/staff/own-mails", title: /進捗のお知らせメール/ }],
  "/staff/help": [
    { person: "contributor", address: "/staff/help", title: /使い方/ },
    { person: "office", address: "/staff/help", title: /使い方/ },
  ],
  "/staff/search": [
    { person: "contributor", address: "/staff/search?q=%E6%89%8B%E7%B6%9A", title: /検索/ },
    {
      person: "manager",
      address: "/staff/search?q=%E8%A6%8B%E3%81%A4%E3%81%8B%E3%82%89%E3%81%AA%E3%81%84%E8%AA%9E",
      title: /検索/,
    },
  ],
  "/staff/password": [{ person: "contributor", address: "/staff/password", title: /パスワード/ }],
  "/staff/entry": [
    { person: "contributor", address: "/staff/entry?fy=2025", title: /実績の入力/ },
    { person: "office", address: "/staff/entry?fy=2025&state=todo", title: /実績の入力/ },
    { person: "manager", address: "/staff/entry?fy=2023", title: /実績の入力/ },
  ],
  "/staff/entry/[kpiId]/[fy]": [
    { person: "contributor", address: "/staff/entry/learning-events/2025", title: /学習会などの数/ },
    { person: "manager", address: "/staff/entry/digital-feeling/2025", title: /デジタル活用が進んでいる/ },
    { person: "office", address: "/staff/entry/efficient-service-feeling/2023", title: /行政サービス/ },
  ],
  "/staff/entry/assessments/[fy]": [
    { person: "office", address: "/staff/entry/assessments/2025", title: /^総括・意見$/ },
    {
      person: "office",
      address: "/staff/entry/assessments/2025?plan=dx-2&part=dx-2:1-1",
      title: /^① /,
    },
  ],
  "/staff/entry/initiatives/[fy]/[initiativeId]": [
    { person: "office", address: "/staff/entry/initiatives/2025/dx-2-1-1-1", title: /ローコードツール/ },
  ],
  "/staff/entry/initiatives/[fy]": [
    { person: "contributor", address: "/staff/entry/initiatives/2025", title: /^取組の状況$/ },
    { person: "office", address: "/staff/entry/initiatives/2025", title: /^取組の状況$/ },
    { person: "office", address: "/staff/entry/initiatives/2025?department=none", title: /^取組の状況$/ },
    {
      person: "manager",
      address: "/staff/entry/initiatives/2025?plan=dx-2&measure=1-1",
      title: /行政手続き/,
    },
  ],
  "/staff/approval/[fy]": [
    { person: "office", address: "/staff/approval/2025", title: /^報告の確認$/ },
    {
      person: "manager",
      address: "/staff/approval/2025",
      title: /表示する権限がありません/,
      status: 403,
    },
  ],
  "/staff/dashboard": [
    { person: "manager", address: "/staff/dashboard", title: /進捗/ },
    { person: "office", address: "/staff/dashboard?plan=dx-1&fy=2023", title: /令和5年度/ },
  ],
  "/staff/explore": [
    { person: "manager", address: "/staff/explore?plan=dx-2", title: /比べる・試算する/ },
    {
      person: "office",
      address: "/staff/explore?plan=dx-2&kpi=online-procedures&try.online-procedures.2026=abc",
      title: /比べる・試算する/,
    },
  ],
  "/staff/presentation": [
    { person: "manager", address: "/staff/presentation?plan=dx-2", title: /第2期/ },
    { person: "manager", address: "/staff/presentation?plan=dx-2&figures=working&screen=3", title: /便利/ },
    { person: "office", address: "/staff/presentation?plan=dx-1&view=notes", title: /メモ/ },
  ],
  "/staff/presentation/closing": [
    { person: "office", address: "/staff/presentation/closing?plan=dx-2", title: /最後の画面の文/ },
    {
      person: "manager",
      address: "/staff/presentation/closing?plan=dx-2",
      title: /表示する権限がありません/,
      status: 403,
    },
  ],
  "/staff/dashboard/kpis/[kpiId]": [
    { person: "manager", address: "/staff/dashboard/kpis/online-procedures", title: /行政手続/ },
    { person: "manager", address: "/staff/dashboard/kpis/online-procedures?as-of=1", title: /行政手続/ },
  ],
  "/staff/dashboard/measures/[place]": [
    { person: "manager", address: "/staff/dashboard/measures/1-1", title: /^①/ },
    { person: "manager", address: "/staff/dashboard/measures/1-1?plan=dx-2&as-of=1", title: /^①/ },
  ],
  "/staff/dashboard/pillars/[no]": [
    { person: "manager", address: "/staff/dashboard/pillars/2", title: /効率的・効果的/ },
    { person: "manager", address: "/staff/dashboard/pillars/1?plan=dx-1&fy=2023", title: /便利/ },
  ],
  "/staff/rounds": [
    { person: "office", address: "/staff/rounds", title: /^照会$/ },
    { person: "contributor", address: "/staff/rounds", title: /^照会$/ },
  ],
  "/staff/mails": [
    { person: "office", address: "/staff/mails", title: /^メール$/ },
    { person: "office", address: "/staff/mails?state=failed", title: /^メール$/ },
    { person: "contributor", address: "/staff/mails", title: /表示する権限がありません/, status: 403 },
  ],
  // Their addresses are known to the list of rounds alone: see below.
  "/staff/rounds/[roundId]": [],
  "/staff/rounds/[roundId]/grid": [],
  "/staff/rounds/[roundId]/reminder": [],
  "/staff/rounds/[roundId]/sheets": [],
  "/staff/transfer": [
    { person: "office", address: "/staff/transfer", title: /^異動の引き継ぎ$/ },
    { person: "contributor", address: "/staff/transfer", title: /表示する権限がありません/, status: 403 },
  ],
  "/staff/publications": [
    { person: "office", address: "/staff/publications", title: /^公表$/ },
    { person: "manager", address: "/staff/publications", title: /^公表$/ },
  ],
  "/staff/publications/compare": [
    { person: "manager", address: "/staff/publications/compare", title: /^2つの公表を比べる$/ },
  ],
  "/staff/publications/new": [{ person: "office", address: "/staff/publications/new", title: /^次の公表/ }],
  "/staff/publications/stops": [
    { person: "office", address: "/staff/publications/stops", title: /^公開の停止$/ },
    {
      person: "manager",
      address: "/staff/publications/stops",
      title: /表示する権限がありません/,
      status: 403,
    },
  ],
  "/staff/plan": [
    { person: "office", address: "/staff/plan", title: /DX推進計画（第2期）/ },
    { person: "contributor", address: "/staff/plan?plan=dx-1", title: /DX推進計画（第1期）/ },
  ],
  "/staff/plan/[planId]/edit": [
    { person: "office", address: "/staff/plan/dx-2/edit", title: /^計画を変更する$/ },
    { person: "manager", address: "/staff/plan/dx-2/edit", title: /表示する権限がありません/, status: 403 },
  ],
  "/staff/plan/[planId]/kpis/[kpiId]": [
    { person: "office", address: "/staff/plan/dx-2/kpis/online-procedures", title: /^オンラインで可能な/ },
    { person: "office", address: "/staff/plan/dx-2/kpis/none", title: /ページが見つかりません/, status: 404 },
  ],
  "/staff/plan/[planId]/measures/[place]": [
    { person: "office", address: "/staff/plan/dx-2/measures/1-1", title: /具体的な取組1/ },
    { person: "office", address: "/staff/plan/dx-2/measures/1-new", title: /具体的な取組を加える/ },
  ],
  "/staff/plan/[planId]/measures/[place]/new-initiative": [
    {
      person: "office",
      address: "/staff/plan/dx-2/measures/1-1/new-initiative",
      title: /^取組項目を加える$/,
    },
  ],
  "/staff/plan/[planId]/initiatives/[initiativeId]": [
    { person: "office", address: "/staff/plan/dx-2/initiatives/dx-2-1-1-1", title: /^取組項目を変更する$/ },
  ],
  "/staff/suggestions": [
    { person: "contributor", address: "/staff/suggestions", title: /^数値の提案$/ },
    { person: "office", address: "/staff/suggestions", title: /^提案された数値$/ },
  ],
  "/staff/suggestions/new": [
    { person: "contributor", address: "/staff/suggestions/new", title: /^数値（KPI以外の実績）を提案する$/ },
  ],
  "/staff/plan/[planId]/new-metric": [
    { person: "office", address: "/staff/plan/dx-2/new-metric", title: /^KPI以外の実績を加える$/ },
  ],
  "/staff/plan/[planId]/metrics/[metricId]": [
    {
      person: "office",
      address: "/staff/plan/dx-2/metrics/none",
      title: /^ページが見つかりません$/,
      status: 404,
    },
  ],
  "/staff/plan/[planId]/new-kpi": [
    { person: "office", address: "/staff/plan/dx-2/new-kpi", title: /^指標を加える$/ },
  ],
  "/staff/plan/[planId]/pillars/[no]": [
    { person: "office", address: "/staff/plan/dx-2/pillars/1", title: /^取組の柱\(1\)$/ },
    { person: "office", address: "/staff/plan/dx-2/pillars/new", title: /^取組の柱を加える$/ },
  ],
  "/staff/plan/[planId]/proposal": [
    { person: "office", address: "/staff/plan/dx-2/proposal", title: /^計画の変更案$/ },
    {
      person: "contributor",
      address: "/staff/plan/dx-2/proposal",
      title: /表示する権限がありません/,
      status: 403,
    },
  ],
  "/staff/plan/[planId]/texts": [
    { person: "office", address: "/staff/plan/dx-2/texts", title: /^計画の文言と取扱い$/ },
  ],
  "/staff/plan/past-figures": [
    { person: "office", address: "/staff/plan/past-figures", title: /^過去の実績を取り込む$/ },
  ],
  "/staff/plan/past-figures/[importId]": [
    {
      person: "office",
      address: "/staff/plan/past-figures/none",
      title: /^ページが見つかりません$/,
      status: 404,
    },
  ],
  "/staff/plan/file": [{ person: "office", address: "/staff/plan/file", title: /^計画ファイルを読み込む$/ }],
  "/staff/accounts": [
    { person: "admin", address: "/staff/accounts", title: /^アカウント$/ },
    { person: "office", address: "/staff/accounts", title: /^アカウント$/ },
    { person: "contributor", address: "/staff/accounts", title: /表示する権限がありません/, status: 403 },
  ],
  "/staff/accounts/new": [{ person: "admin", address: "/staff/accounts/new", title: /アカウントの作成/ }],
  // Its address is known to the list of accounts alone: see below.
  "/staff/accounts/[accountId]/edit": [],
  "/staff/audit": [
    { person: "office", address: "/staff/audit", title: /^監査記録$/ },
    { person: "manager", address: "/staff/audit", title: /^監査記録$/ },
    { person: "admin", address: "/staff/audit", title: /^監査記録$/ },
  ],
  "/staff/[...unknown]": [
    { person: "office", address: "/staff/no/such/page", title: /ページが見つかりません/, status: 404 },
  ],
};

test("the table below names every page of the staff side", () => {
  expect(Object.keys(VISITS).sort()).toEqual(staffPagePatterns());
});

// One window for everything that a person looks at: a new one for each page would read all scripts, and axe's, anew.
for (const [person, visits] of Map.groupBy(Object.values(VISITS).flat(), (visit) => visit.person)) {
  test(`every page that ${person ?? "nobody"} may come to`, async ({ signedIn, stranger }) => {
    test.setTimeout(visits.length * VISIT_MS);
    const page = person === null ? await stranger() : await signedIn(person);
    for (const { address, title, status = 200 } of visits) {
      await test.step(address, async () => {
        const response = await page.goto(address);
        expect.soft(response?.status(), address).toBe(status);
        await expect.soft(page.getByRole("heading", { level: 1 }), address).toHaveText(title);
        await expectAccessible(page, address);
      });
    }
  });
}

test("/staff/accounts/[accountId]/edit for the administrator", async ({ signedIn }) => {
  const page = await signedIn("admin");
  await open(page, "/staff/accounts");
  const row = page.getByRole("row").filter({ hasText: PEOPLE.manager.name });
  await row.getByRole("link", { name: /^変更/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/アカウントの変更/);
  await expectAccessible(page);
});

test("a round while it is prepared, open and closed, and its mails", async ({ signedIn }) => {
  const page = await signedIn("office");
  const heading = page.getByRole("heading", { level: 1 });
  await open(page, "/staff/rounds");
  // Unfolded by itself while the latest year has no round yet.
  const form = page.locator("details", { hasText: "新しい照会の入力" });
  await form.evaluate((details: HTMLDetailsElement) => {
    details.open = true;
  });
  // The earliest year there is: no other test asks for it.
  const years = page.getByLabel("対象の年度").getByRole("option");
  const earliest = await years.last().getAttribute("value");
  await page.getByLabel("対象の年度").selectOption(earliest);
  await page.getByLabel(/^件名/).fill("検査のための照会");
  await page.getByLabel(/^庁内の問い合わせ先/).fill("DX推進課（内線 2345）");
  await page.getByLabel(/^期限/).fill("2099-12-31");
  await page.getByRole("button", { name: "照会を登録する" }).click();
  await expect(heading).toHaveText("検査のための照会");
  const address = page.url();
  await expectAccessible(page, "a round in preparation");

  await page.getByRole("link", { name: /^送られるメールを確かめる/ }).click();
  await expect(heading).toHaveText("送られるメールの確認");
  await expectAccessible(page, "the opening mail");

  await page.goto(address);
  const accepted = page.getByLabel(/依頼が届かないことを確かめました$/);
  // Asked for only where a KPI has nobody to answer for it.
  if (await accepted.isVisible()) await accepted.check();
  await page.getByRole("button", { name: "照会を始める" }).click();
  await expect(page.getByText("照会を始めました")).toBeVisible();
  for (const act of ["対象を追加する・担当者を変更する", "期限を延ばす", "照会を終了する"]) {
    await page.locator("summary", { hasText: act }).click();
  }
  await expectAccessible(page, "an open round");
  await page.goto(`${address}/reminder`);
  await expect(heading).toHaveText("督促メールの確認");
  await expectAccessible(page, "reminders");
  await page.goto(`${address}/sheets`);
  await expect(heading).toHaveText("回答票（Excel）");
  await expectAccessible(page, "answer sheets");

  await page.goto(`${address}/grid`);
  await expect(heading).toHaveText("表でまとめて入力");
  await expectAccessible(page, "a grid whose figures stand in the plan document");

  await page.goto(address);
  await page.locator("summary", { hasText: "照会を終了する" }).click();
  await page.getByRole("button", { name: "照会を終了する" }).click();
  await expect(page.getByText("照会を終了しました")).toBeVisible();
  await expectAccessible(page, "a closed round");
});

test("what opens on a click: menus, forms behind a summary", async ({ signedIn }) => {
  const page = await signedIn("office");
  await open(page, "/staff/publications");
  await page.getByText(/^第1号「.*」を取り下げる$/).click();
  await page.getByText(PEOPLE.office.name).first().click();
  await expect(page.getByRole("button", { name: "サインアウト" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 900 });
  await open(page, "/staff/rounds");
  await page.getByText("メニュー", { exact: true }).click();
  await expect(
    page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "入力" }),
  ).toBeVisible();
  await expectAccessible(page);
});
