import { day } from "@tests/fixtures/brands";
import { FY, PLAN, working } from "@tests/fixtures/dashboard";
import { outstandingStatus, type ReportInRound } from "@tests/fixtures/outstanding";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { Role } from "@/domain/shared/access";
import { addYears } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toPartId } from "@/domain/shared/part-id";
import { buildHome } from "./home";
import type { HomeInput, HomeReport } from "./home-input";

function report(
  kpiId: string,
  over: Partial<HomeReport> = {},
  round: Pick<ReportInRound, "respondentId" | "today"> = {},
): HomeReport {
  const row = { ...working(kpiId), ...over };
  return {
    planId: PLAN.id,
    window: { open: true, by: "round" },
    ...outstandingStatus({ ...row, ...round, departmentId: row.department?.id ?? null }),
    ...row,
  };
}

const REPORTS = [
  report("paper", { state: "returned" }),
  report("share", { state: "submitted", authorIds: ["u1"] }),
  report("count", { state: "approved", approvedRevision: 2 }),
  report("feeling", { department: { id: "d2", name: "市民課" } }),
];

const ROUND = { id: "r7", fy: FY, title: "令和7年度の照会", dueOn: day("2026-06-30") };

function home(role: Role, over: Partial<HomeInput> = {}) {
  return buildHome({
    viewer: { id: "u1", name: "担当", role, departmentId: role === "contributor" ? "d1" : null },
    today: day("2026-06-15"),
    fys: [FY],
    rounds: [ROUND],
    plans: [
      {
        definition: PLAN,
        isPublic: true,
        departments: {
          paper: { id: "d1", name: "総務課" },
          share: { id: "d1", name: "総務課" },
          count: { id: "d1", name: "総務課" },
        },
      },
    ],
    reports: REPORTS,
    initiatives: [],
    assessments: [],
    unreadOfInitiatives: [],
    published: [],
    publishedPlans: role === "office" ? [{ planId: PLAN.id, isUpToDate: true }] : null,
    drafts: [],
    suggestions: [],
    pastFigures: 0,
    accounts: null,
    heldMails: null,
    firstRun: null,
    disk: "ample",
    ...over,
  });
}

type View = ReturnType<typeof home>;
const counts = (view: View) => view.waiting.map(({ title, count }) => [title, count]);
const countsOfOthers = (view: View) => view.others.map(({ title, count }) => [title, count]);

describe("what waits", () => {
  it("for a department: what came back first, then what is to be entered, of its own KPIs", () => {
    const mine = REPORTS.filter(({ department }) => department?.id === "d1");
    expect(counts(home("contributor", { reports: mine, published: null }))).toEqual([
      ["差し戻された報告", 1],
    ]);
    const fresh = [report("paper")];
    expect(counts(home("contributor", { reports: fresh, published: null }))).toEqual([["入力する実績", 1]]);
  });

  it("for a department: only what is asked of it, or of this person by name, and what may be written now", () => {
    const reports = [
      report("paper", {}, { respondentId: "u1" }),
      report("share", {}, { respondentId: "colleague" }),
      report("count", { window: { open: false, reason: "closed" } }),
    ];
    expect(counts(home("contributor", { reports, published: null }))).toEqual([["入力する実績", 1]]);
  });

  it("messages that were not read: for a department and the office, never for who only reads along", () => {
    const unread = (role: Role) =>
      counts(home(role, { reports: [], unreadOfInitiatives: [{ fy: FY, unread: 2 }] }));
    const told = ["未読のやり取り（取組の状況）", 2];
    expect(unread("contributor")).toContainEqual(told);
    expect(unread("office")).toContainEqual(told);
    expect(unread("manager")).not.toContainEqual(told);
  });

  it("for a department: what comes back, each with its own words", () => {
    const missing = { reason: "awaiting_release" as const, note: "", expectedOn: day("2026-06-15") };
    const reports = (today: IsoDate) => [
      report("paper", { state: "approved", window: { open: true, by: "reopened" } }),
      report(
        "share",
        {
          state: "approved",
          window: { open: true, by: "awaited" },
          content: { ...makeContent({ actual: null }), missing },
        },
        { today },
      ),
    ];
    const again = [
      ["受付が再開された報告", 1],
      ["公表予定日になった実績", 1],
    ];
    expect(counts(home("contributor", { reports: reports(day("2026-06-15")), published: null }))).toEqual(
      again,
    );
    const before = { reports: reports(day("2026-06-14")), published: null, today: day("2026-06-14") };
    expect(counts(home("contributor", before))).toEqual(again.slice(0, 1));
  });

  it("for the office: what nobody is asked for is nothing that waits, unless no department answers for it", () => {
    const left = { open: false, reason: "not_asked" } as const;
    const reports = [report("paper", { window: left }), report("count", { window: left, department: null })];
    expect(counts(home("office", { reports }))).toContainEqual(["まだ提出されていない実績", 1]);
  });

  it("for the office: decisions but not on its own submission, publication and owners", () => {
    expect(counts(home("office"))).toEqual([
      ["承認済みで、まだ公表していない実績", 1],
      ["所管課が決まっていない指標", 1],
    ]);
    expect(countsOfOthers(home("office"))).toEqual([
      ["差し戻された報告", 1],
      ["まだ提出されていない実績", 1],
    ]);
    const others = home("office", {
      viewer: { id: "u2", name: "別の人", role: "office", departmentId: null },
    });
    expect(counts(others)).toContainEqual(["承認を待っている報告", 1]);
  });

  it("how much there is to do is said first", () => {
    expect(home("office").said).toBe("担当 さん、いま対応が必要なものが2つあります。");
    expect(home("manager").said).toBe("担当 さん、いま対応が必要なものはありません。");
  });

  it("for the office: who is late is its own matter, the first one, and leads to the round", () => {
    const late = home("office", { today: day("2026-07-01") });
    expect(late.waiting[0]).toMatchObject({
      title: "まだ提出されていない実績",
      urgent: true,
      text: expect.stringContaining("督促のメールを送れます。"),
      href: "/staff/rounds/r7",
    });
    expect(countsOfOthers(late)).toEqual([["差し戻された報告", 1]]);
  });

  it("lets go of what was published in this very revision", () => {
    const view = home("office", { published: [{ kpiId: toKpiId("count"), fy: FY, revision: 2 }] });
    expect(view.waiting.map(({ title }) => title)).not.toContain("承認済みで、まだ公表していない実績");
  });

  it("for a manager nothing: they read", () => {
    const view = home("manager");
    expect(view.waiting).toEqual([]);
    expect(view.more.map(({ title }) => title)).toEqual(["計画の進捗", "計画の内容"]);
    expect(view.deadlines).toEqual([]);
  });

  it("for an administrator: people who have not begun", () => {
    const view = home("admin", { reports: null, published: null, accounts: { active: 5, notBegun: 2 } });
    expect(counts(view)).toEqual([["まだ使い始めていない人", 2]]);
    expect(view.more.map(({ title }) => title)).toEqual(["アカウント", "計画の内容"]);
  });

  it("tells a contributor of no department why there is nothing", () => {
    const view = home("contributor", {
      viewer: { id: "u1", name: "担当", role: "contributor", departmentId: null },
      reports: null,
      published: null,
    });
    expect(view.withoutDepartment).toBe(true);
    expect(view.waiting).toEqual([]);
    expect(view.more.map(({ title }) => title)).toEqual(["計画の内容"]);
  });
});

it("tells the office of past figures that another person took in, and nobody else", () => {
  expect(counts(home("office", { pastFigures: 12 }))).toContainEqual(["取り込んだ過去の実績", 12]);
  expect(counts(home("manager", { pastFigures: 12 }))).not.toContainEqual(["取り込んだ過去の実績", 12]);
  expect(counts(home("office"))).not.toContainEqual(["取り込んだ過去の実績", 0]);
});

describe("suggested metrics", () => {
  const suggestions = ["waiting", "declined", "waiting"] as const;

  it("wait for the office as long as nobody has decided", () => {
    expect(counts(home("office", { suggestions }))).toContainEqual(["提案された数値", 2]);
    expect(counts(home("office", { suggestions: ["drafted", "accepted"] }))).not.toContainEqual(
      expect.arrayContaining(["提案された数値"]),
    );
  });

  it("tell a department what became of its own", () => {
    const view = home("contributor", { suggestions, reports: [], published: null });
    expect(view.more.find(({ title }) => title === "数値の提案")?.text).toBe("検討中：2件、見送り：1件");
    expect(home("manager", { suggestions }).more.map(({ title }) => title)).not.toContain("数値の提案");
  });
});

describe("two rounds that run at once", () => {
  const R8 = addYears(FY, 1);
  const running = { id: "r8", fy: R8, title: "令和8年度の年度途中の照会", dueOn: day("2026-06-20") };
  const both = (reports: readonly HomeReport[]) => ({ fys: [R8, FY], rounds: [running, ROUND], reports });

  it("are both told to a department, each with its own year, deadline and page", () => {
    const mine = [report("paper"), report("share", { state: "submitted" }), report("paper", { fy: R8 })];
    const view = home("contributor", { ...both(mine), published: null });
    expect(view.waiting.map(({ title, count, text, href }) => [title, count, text, href])).toEqual([
      [
        "入力する実績（令和8年度）",
        1,
        "令和8年度の実績を入力して、提出してください。",
        "/staff/entry?fy=2026",
      ],
      [
        "入力する実績（令和7年度）",
        1,
        "令和7年度の実績を入力して、提出してください。",
        "/staff/entry?fy=2025",
      ],
    ]);
    expect(view.deadlines.map(({ text }) => text)).toEqual([
      "「令和8年度の年度途中の照会」の期限は令和8年6月20日です。あと5日です。",
      "「令和7年度の照会」の期限は令和8年6月30日です。あと15日です。",
    ]);
    expect(view.more.map(({ title, href }) => [title, href])).toEqual([
      ["報告の状況（令和8年度）", "/staff/entry?fy=2026"],
      ["報告の状況（令和7年度）", "/staff/entry?fy=2025"],
      ["計画の内容", "/staff/plan"],
    ]);
  });

  it("are both told to the office: what is missing, what it decides on, and what it publishes", () => {
    const submitted = { state: "submitted", authorIds: ["u2"] } as const;
    const approved = { state: "approved", approvedRevision: 2 } as const;
    const reports = [
      report("share", submitted),
      report("count", approved),
      report("paper", { fy: R8 }),
      report("share", { ...submitted, fy: R8 }),
      report("count", { ...approved, fy: R8 }),
    ];
    const published = [{ kpiId: toKpiId("count"), fy: R8, revision: 2 }];
    const view = home("office", { ...both(reports), published });
    expect(countsOfOthers(view)).toEqual([["まだ提出されていない実績（令和8年度）", 1]]);
    expect(counts(view)).toEqual([
      ["承認を待っている報告（令和8年度）", 1],
      ["承認を待っている報告（令和7年度）", 1],
      ["承認済みで、まだ公表していない実績", 1],
      ["所管課が決まっていない指標", 1],
    ]);
    expect(view.deadlines.map(({ text }) => text)).toEqual([
      "「令和8年度の年度途中の照会」の期限は令和8年6月20日です。あと5日です。",
      "「令和7年度の照会」の期限は令和8年6月30日です。すべて提出されています。",
    ]);
  });

  it("are both told to a manager", () => {
    const reports = [
      report("count", { state: "approved", approvedRevision: 2 }),
      report("paper", { fy: R8 }),
    ];
    expect(home("manager", both(reports)).more[0]?.text).toBe(
      "令和8年度の実績は、1項目のうち0項目が承認されています。令和7年度の実績は、1項目のうち1項目が承認されています。",
    );
  });
});

describe("of the plans, the office", () => {
  const titles = (over: Partial<HomeInput>, role: Role = "office") =>
    home(role, { reports: [], ...over }).waiting.map(({ title, count, href }) => [title, count, href]);
  const owners = ["所管課が決まっていない指標", 1, "/staff/plan"];
  const draft = { planId: PLAN.id, revision: 1 };

  it("is reminded of a change that is confirmed and not published", () => {
    expect(titles({ publishedPlans: [{ planId: PLAN.id, isUpToDate: false }] })).toEqual([
      ["確定して、まだ公表していない計画の変更", 1, "/staff/publications/new"],
      owners,
    ]);
  });

  it("is reminded of a plan that has begun and that no publication shows, not of one in preparation", () => {
    const next = { definition: { ...PLAN, id: "t-next", kpis: [], pillars: [] }, departments: {} };
    const withNext = (isPublic: boolean) => {
      const plans = [
        { definition: PLAN, departments: {}, isPublic: true },
        { ...next, isPublic },
      ];
      return titles({ plans }).filter(([title]) => title !== owners[0]);
    };
    expect(withNext(true)).toEqual([["期間が始まり、まだ公表していない計画", 1, "/staff/publications/new"]]);
    expect(withNext(false)).toEqual([]);
  });

  it("is reminded of a draft, and led to it where there is only one", () => {
    const title = "確定していない計画の変更案";
    expect(titles({ drafts: [draft] })).toContainEqual([title, 1, `/staff/plan/${PLAN.id}/proposal`]);
    expect(titles({ drafts: [draft, { ...draft, planId: "t-next" }] })).toContainEqual([
      title,
      2,
      "/staff/plan",
    ]);
  });

  it("is told that mails are held since a backup was put back, whether one waits or not", () => {
    for (const waiting of [3, 0]) {
      const view = home("admin", { heldMails: { since: "2026-06-15T00:00:00.000Z", waiting } });
      expect(view.waiting).toContainEqual(
        expect.objectContaining({
          title: "メールの送信の再開",
          href: "/staff/mails",
          text: `バックアップから復元したため、メールの送信を止めています。送信を待っているメールは${waiting}通です。`,
        }),
      );
    }
  });

  it("is reminded of nothing where all is published, and nobody else is", () => {
    expect(titles({})).toEqual([owners]);
    expect(titles({ drafts: [draft] }, "manager")).toEqual([]);
  });
});

describe("the deadline", () => {
  it.each([
    ["2026-06-15", "あと15日です。", "info"],
    ["2026-06-23", "あと7日です。", "warning"],
    ["2026-06-30", "本日が期限です。", "warning"],
    ["2026-07-01", "期限を1日過ぎています。", "error"],
  ])("on %s: %s", (today, words, tone) => {
    const [deadline] = home("contributor", { today: day(today) }).deadlines;
    expect(deadline?.text.endsWith(words)).toBe(true);
    expect(deadline?.tone).toBe(tone);
  });

  it("is no matter once everything is handed in, and none without a round", () => {
    const submitted = [report("paper", { state: "submitted" })];
    const done = home("contributor", { today: day("2026-07-10"), reports: submitted });
    expect(done.deadlines).toEqual([
      { text: "「令和7年度の照会」の期限は令和8年6月30日です。すべて提出されています。", tone: "info" },
    ]);
    expect(home("contributor", { rounds: [] }).deadlines).toEqual([]);
  });
});

describe("a disk that fills up", () => {
  it("is told to the office and the administrator, each what to do; to nobody else, and not while there is room", () => {
    expect(home("office", { disk: "low" }).disk?.text).toMatch(/システム管理者に.*伝えてください/);
    expect(home("admin", { disk: "full" }).disk?.title).toMatch(/入力と公表を止めています/);
    for (const role of ["contributor", "manager"] as const)
      expect(home(role, { disk: "full" }).disk).toBeNull();
    expect(home("office").disk).toBeNull();
  });
});

describe("of the states of initiatives", () => {
  const MAY = {
    edit: true,
    submit: true,
    approve: false,
    return: false,
    takeBack: false,
    ownSubmission: false,
  };
  const line = (over: Partial<HomeInput["initiatives"][number]> = {}): HomeInput["initiatives"][number] => ({
    initiativeId: toInitiativeId("dx-2-1-1-1"),
    fy: FY,
    state: "not_started",
    isReturned: over.state === "returned",
    inForce: null,
    isAsked: true,
    window: { open: true, by: "round" },
    allowed: MAY,
    ...over,
  });
  const LINES = [
    line(),
    line({ state: "draft" }),
    line({ state: "returned" }),
    line({ isAsked: false }),
    line({ state: "submitted", allowed: { ...MAY, edit: false, approve: true } }),
    line({ state: "submitted", allowed: { ...MAY, edit: false, ownSubmission: true } }),
  ];
  const items = (role: Role, initiatives: HomeInput["initiatives"]) => {
    const view = home(role, { reports: [], published: null, publishedPlans: null, initiatives });
    return [...view.waiting, ...view.others].filter(({ title }) => title.includes("取組の状況"));
  };

  it("a department is led to what it owes, and to what came back first", () => {
    const own = LINES.map(({ allowed, ...rest }) => ({ ...rest, allowed: { ...allowed, approve: false } }));
    expect(items("contributor", own).map(({ title, count }) => [title, count])).toEqual([
      ["差し戻された取組の状況", 1],
      ["回答する取組の状況", 2],
    ]);
  });

  it("the office is told what is missing, and what it may decide on itself", () => {
    const href = `/staff/entry/initiatives/${FY}`;
    expect(items("office", LINES)).toMatchObject([
      {
        title: "承認を待っている取組の状況",
        count: 1,
        href: `/staff/approval/${FY}?at=dx-2-1-1-1`,
      },
      { title: "差し戻された取組の状況", count: 1, href, isOthers: true },
      { title: "まだ提出されていない取組の状況", count: 2, href, isOthers: true },
    ]);
  });

  it("once the deadline has passed, what is missing is the office's own matter", () => {
    const late = home("office", { reports: [], initiatives: LINES, today: day("2026-07-01") });
    expect(late.waiting[0]).toMatchObject({ title: "まだ提出されていない取組の状況", urgent: true });
    expect(countsOfOthers(late)).toEqual([["差し戻された取組の状況", 1]]);
  });

  it("nobody is asked for anything outside a round", () => {
    expect(items("office", [line({ window: { open: false, reason: "not_asked" } })])).toEqual([]);
  });

  it("not all is handed in while one of them is missing", () => {
    const [deadline] = home("contributor", { reports: [], initiatives: [line()] }).deadlines;
    expect(deadline?.text).not.toContain("すべて提出されています");
  });
});

describe("assessments (総括・意見)", () => {
  const one = { partId: toPartId("dx-2:1") };
  const allowed = { edit: false, approve: false, return: false, takeBack: false, ownSubmission: false };
  const waitingOf = (role: Role) =>
    home(role, {
      assessments: [
        { ...one, fy: FY, state: "submitted", allowed: { ...allowed, approve: role === "office" } },
        { ...one, fy: addYears(FY, 1), state: "returned", allowed: { ...allowed, edit: role === "office" } },
        { ...one, fy: FY, state: "draft", allowed: { ...allowed, edit: role === "office" } },
      ],
    })
      .waiting.filter(({ title }) => title.includes("総括・意見"))
      .map(({ title, count, href }) => [title, count, href]);

  it("wait for whoever may decide or mend, year by year; a draft waits for nobody", () => {
    expect(waitingOf("office")).toEqual([
      ["令和7年度の総括・意見：承認待ち", 1, "/staff/approval/2025?at=dx-2%3A1"],
      ["差し戻された令和8年度の総括・意見", 1, "/staff/entry/assessments/2026"],
    ]);
    expect(waitingOf("manager")).toEqual([]);
  });
});

describe("the first run", () => {
  const firstRun = {
    officePeople: 1,
    departments: 2,
    departmentsWithoutPeople: 1,
    sendsMail: false,
    hasOpenedRound: false,
  };
  const lines = (role: Role) =>
    (home(role, { firstRun }).firstRun ?? []).map(({ item, isDone, whose, href }) => [
      item,
      isDone,
      whose,
      href,
    ]);

  it("leads each to where they do their part, and says whose the others are", () => {
    const plan = `/staff/plan?plan=${PLAN.id}`;
    expect(lines("admin")).toEqual([
      ["office", false, null, "/staff/accounts/new"],
      ["departments", false, "計画の担当課が行います。", plan],
      ["respondents", false, null, "/staff/accounts/new"],
      ["contact", false, "計画の担当課が行います。", plan],
      ["licence", true, null, plan],
      ["mail", false, null, "/staff/mails"],
      ["round", false, "計画の担当課が行います。", "/staff/rounds"],
    ]);
    expect(lines("office").map(([, , , href]) => href)).toEqual([
      "/staff/accounts",
      plan,
      "/staff/accounts",
      `/staff/plan/${PLAN.id}/texts`,
      `/staff/plan/${PLAN.id}/texts`,
      "/staff/mails",
      "/staff/rounds",
    ]);
  });

  it("is gone once a round was sent out, and is not for others", () => {
    expect(home("office", { firstRun: { ...firstRun, hasOpenedRound: true } }).firstRun).toBeNull();
    expect(home("contributor").firstRun).toBeNull();
  });
});
