/**
 * 公表時点で見る: from a page as of a publication every way leads to pages as of the same one, or says that it leads to what is so
 * now. Every link of every such page is followed, as a manager and as the office.
 */
import { day } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePlan, realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { hearing, type Said } from "@/lib/answer-status";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { filesBy } from "@/server/publication/edition/files";
import { withdrawPublication } from "@/server/publication/withdraw";
import { changeReport } from "@/server/reports/queries";
import { approveAssessment } from "./support/assessments";
import { answerOf, approveInitiatives } from "./support/initiatives";
import { approveFigure, NOW, type Office, publishNow } from "./support/publications";
import { must } from "./support/rounds";
import { sessionOf } from "./support/sessions";
import { renderStaffPage } from "./support/staff-pages";

/** The session cookie of whoever asks now. */
const request = vi.hoisted(() => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";
  return { cookie: "" };
});
// What Next itself gives a page. Nothing of ours is replaced.
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-ayumi-path": "/staff" }),
  cookies: async () => ({
    get: (name: string) => (name.endsWith("ayumi-link") ? undefined : { value: request.cookie }),
  }),
}));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff",
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, prefetch() {} }),
  useSearchParams: () => new URLSearchParams(),
}));

const FY = fiscalYear(2025);
const KPI = "online-procedures";
const NAMED = "契約検査課";
/** Of the later publication, and of nothing that is published. */
const LATER = "2,222";
const UNAPPROVED = "1,777";
/** The pages that can be looked at as of a publication, by their folder below the staff's. */
const FOLDERS: readonly (readonly [RegExp, string, (found: readonly string[]) => object])[] = [
  [/^\/staff$/, "", () => ({})],
  [/^\/staff\/dashboard$/, "dashboard", () => ({})],
  [/^\/staff\/dashboard\/pillars\/(\d+)$/, "dashboard/pillars/[no]", ([no]) => ({ no })],
  [/^\/staff\/dashboard\/measures\/([^/]+)$/, "dashboard/measures/[place]", ([place]) => ({ place })],
  [/^\/staff\/dashboard\/kpis\/([^/]+)$/, "dashboard/kpis/[kpiId]", ([kpiId]) => ({ kpiId })],
  [/^\/staff\/explore$/, "explore", () => ({})],
  [/^\/staff\/presentation$/, "presentation", () => ({})],
  [/^\/staff\/publications\/compare$/, "publications/compare", () => ({})],
];

let database: TestDatabase;
let office: Office;
let manager: Viewer;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  const plan = withMetric(realPlan("dx-2"));
  for (const each of [realPlan("dx-1"), plan]) must(await importPlan(systemActor, each));
  office = { first: await person("first", "office"), second: await person("second", "office") };
  manager = await person("manager", "manager");
  await approveFigure(office, KPI, "1,286", { reason: "窓口を見直したため" });
  await approveFigure(office, "paper-sheets", "15,240");
  await approveFigure(office, "cards", "1,200");
  const initiatives = listInitiatives(plan).slice(0, 3);
  await approveInitiatives(
    office,
    initiatives.map(({ initiative }) => initiative.id),
    answerOf("reconsidered", { done: "検討しました" }),
  );
  await approveAssessment(office, "dx-2:plan", { summary: "おおむね順調です。" });
  await publishNow(office.first, "最初の公表", "", withPaper);
  await approveFigure(office, KPI, "2,222", { reason: "集計し直したため" });
  await publishNow(office.first, "同じ日の公表", "", withPaper);
  // And what nobody has approved.
  const { version } = must(await submitted("paper-sheets"));
  expect(version).toBeGreaterThan(0);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

function withMetric(plan: ReturnType<typeof realPlan>): ReturnType<typeof realPlan> {
  return {
    ...plan,
    kpis: plan.kpis.map((kpi) => ({ ...kpi, department: NAMED })),
    metrics: [makeMetric({ id: toMetricId("cards"), name: "カードの登録者数", department: NAMED })],
  };
}

async function person(name: string, role: "office" | "manager"): Promise<Viewer> {
  const select = {
    ...{ id: true, name: true, email: true, role: true },
    department: { select: { id: true, name: true } },
  };
  return mintViewer(await db().user.create({ data: { email: `${name}@example.jp`, name, role }, select }));
}

async function submitted(kpiId: string) {
  const { version } = await db().report.findFirstOrThrow({ where: { itemId: kpiId, fy: FY } });
  return changeReport(
    office.first,
    {
      kpiId: toKpiId(kpiId),
      fy: FY,
      event: "submit",
      version,
      correctionReason: "数え直したため",
      content: makeWrittenContent({
        actualText: UNAPPROVED,
        asOf: day("2026-03-31"),
        warningNote: "確認済み",
      }),
    },
    NOW,
  );
}

/** A site that has the year's report on paper. */
const withPaper = filesBy(async () => [
  {
    path: "index.html",
    contentType: "text/html; charset=utf-8",
    body: new TextEncoder().encode(
      '<!DOCTYPE html><html lang="ja"><body class="x"><p>公表</p></body></html>',
    ),
  },
  { path: `years/${FY}.pdf`, contentType: "application/pdf", body: new TextEncoder().encode("%PDF-1.7") },
]);

/** What stands between the frame, as HTML. @throws where the person is sent away */
async function open(address: string): Promise<string> {
  const { pathname, searchParams } = new URL(address, "https://staff.example");
  for (const [pattern, folder, params] of FOLDERS) {
    const found = pattern.exec(pathname);
    if (!found) continue;
    return renderStaffPage(folder, params(found.slice(1)), searchParams);
  }
  throw new Error(`no page that can be looked at as of a publication: ${address}`);
}

async function signIn(viewer: Viewer): Promise<void> {
  request.cookie = await createSessionToken(await sessionOf(viewer));
}

const unescaped = (html: string) => html.replaceAll("&amp;", "&").replaceAll("&quot;", '"');
const words = (html: string) => unescaped(html.replace(/<[^>]*>/g, ""));

function linksOf(html: string): { href: string; label: string }[] {
  return [...html.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)].flatMap(([, attributes = "", inner = ""]) => {
    const href = /\bhref="([^"]*)"/.exec(attributes)?.[1];
    return href === undefined ? [] : [{ href: unescaped(href), label: words(inner) }];
  });
}

/** Where a link leads out of what a publication told: to what is so now, and says so; or to a page that is of no time. */
function isWayOut(link: { href: string; label: string }, isHomeOfNow: boolean): boolean {
  if (link.label.startsWith("いま")) return true;
  return link.href === "/staff/publications" || (isHomeOfNow && link.href === "/staff");
}

/** The publication that an address is of. */
function asOfIn(address: string): string | null {
  const { pathname, searchParams } = new URL(address, "https://staff.example");
  return searchParams.get(pathname.endsWith("/compare") ? "to" : "as-of");
}

/** A page, of whichever year, order and screen: one of them is opened, and of the others the address is looked at. */
function pageIn(address: string): string {
  const { pathname, searchParams } = new URL(address, "https://staff.example");
  return [pathname, searchParams.get("plan") ?? "dx-2", searchParams.get("view")].join(" ");
}

/** Every page that is reached from one of a publication. */
async function walk(
  start: string,
  isOffice: boolean,
): Promise<{ pages: Map<string, string>; astray: string[] }> {
  const no = asOfIn(start);
  const pages = new Map<string, string>();
  const astray: string[] = [];
  const opened = new Set<string>();
  const waiting = [start];
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (opened.has(pageIn(address))) continue;
    opened.add(pageIn(address));
    const html = await open(address);
    pages.set(address, html);
    // It is of two publications, and begins at ホーム as every page that is of no time.
    const isComparison = address.startsWith("/staff/publications/compare");
    for (const link of linksOf(html)) {
      const [target = ""] = link.href.split("#");
      if (target === "" || target.startsWith(`/archive/${no}/`) || isWayOut(link, isOffice || isComparison))
        continue;
      const isOfIt =
        FOLDERS.some(([pattern]) => pattern.test(target.split("?")[0] ?? "")) && asOfIn(target) === no;
      if (isOfIt) waiting.push(target);
      else astray.push(`${address} → ${link.href} (${link.label})`);
    }
    for (const [form] of html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)) {
      if (!/name="(?:as-of|to)"/.test(form)) astray.push(`${address}: a form that forgets the publication`);
    }
  }
  return { pages, astray };
}

describe.each([
  { who: "a manager", start: "/staff?as-of=2", isOffice: false },
  { who: "the office", start: "/staff/dashboard?as-of=1", isOffice: true },
])("what $who sees as of a publication", ({ start, isOffice }) => {
  let walked: Awaited<ReturnType<typeof walk>>;
  const no = asOfIn(start);
  const shown = () => [...walked.pages].map(([address, html]) => ({ address, said: words(html) }));

  beforeAll(async () => {
    await signIn(isOffice ? office.first : manager);
    walked = await walk(start, isOffice);
  });

  it("leads nowhere else, on no page", () => {
    expect(walked.astray).toEqual([]);
    const reached = [...walked.pages.keys()].map((address) => address.split("?")[0]);
    const kinds = FOLDERS.filter(([pattern]) => reached.some((each) => pattern.test(each ?? "")));
    const compared = no === "1" ? [] : ["publications/compare"];
    const own = isOffice ? "dashboard" : "";
    const own2 = [
      "dashboard/pillars/[no]",
      "dashboard/measures/[place]",
      "dashboard/kpis/[kpiId]",
      "explore",
      "presentation",
    ];
    expect(kinds.map(([, folder]) => folder)).toEqual([own, ...own2, ...compared]);
  });

  it("says on every page which publication it is of, and has nothing that came later or is not approved", () => {
    for (const { address, said } of shown()) {
      expect(said, address).toMatch(new RegExp(`第${no}号「(最初|同じ日)の公表」（.+公表）|第${no}号の時点`));
      expect(said, address).not.toContain(UNAPPROVED);
      expect(said, address).not.toMatch(/見込み|承認前：/);
      if (no === "1") expect(said, address).not.toContain(LATER);
    }
  });

  it("names the departments", () => {
    for (const { address, said } of shown()) expect(said, address).not.toMatch(/所管課：(?!\S)|所管課未設定/);
    const [dashboard] = shown();
    expect(dashboard?.said).toContain(NAMED);
  });

  it("has the year's report as it was published", () => {
    expect(linksOf(walked.pages.get(start) ?? "").map(({ href }) => href)).toContain(
      `/archive/${no}/years/${FY}.pdf`,
    );
  });
});

describe("where a publication is chosen", () => {
  it.each(["/staff?plan=dx-2", "/staff/publications/compare"])(
    "two of the same day are told apart by number, date and title: %s",
    async (address) => {
      await signIn(manager);
      const options = [...(await open(address)).matchAll(/<option[^>]*>(第.*?)<\/option>/gs)].map(
        ([, label]) => words(label ?? ""),
      );
      expect(new Set(options)).toHaveLength(2);
      for (const option of options) expect(option).toMatch(/^第[12]号「.+の公表」（令和.+日公表）$/);
    },
  );

  it("a comparison that cannot be read is answered in a sentence", async () => {
    await signIn(manager);
    for (const [query, answer] of [
      ["from=abc", "アドレスにある号の番号を読み取れません。"],
      ["from=9&to=1", "第9号という公表はありません。"],
      ["from=1&to=1", "同じ号を選んでいます。"],
    ]) {
      expect(words(await open(`/staff/publications/compare?${query}`)), query).toContain(answer);
    }
  });
});

describe("what cannot be shown as of a publication", () => {
  beforeAll(async () => {
    const kpi = makeKpi({ id: toKpiId("later-kpi"), name: "あとからの指標" });
    const later = makePlan({ id: "later", name: "あとからの計画", kpis: [kpi] });
    must(await importPlan(systemActor, later));
    must(await withdrawPublication(office.first, { no: 2, reason: "誤りのため" }, withPaper));
  });

  it.each([
    ["/staff?as-of=2", "第2号は取り下げられています。", "?"],
    ["/staff?plan=dx-2&as-of=99", "第99号という公表はありません。", "?plan=dx-2"],
    ["/staff?plan=later&as-of=1", "第1号に計画「あとからの計画」は載っていません。", "?plan=later"],
    ["/staff/dashboard/pillars/1?fy=2025&as-of=2", "第2号は取り下げられています。", "?fy=2025"],
    ["/staff/dashboard/measures/1-1?as-of=2", "第2号は取り下げられています。", "?"],
    ["/staff/dashboard/kpis/paper-sheets?as-of=2", "第2号は取り下げられています。", "?"],
    ["/staff/dashboard/kpis/later-kpi?as-of=1", "第1号に指標「あとからの指標」は載っていません。", "?"],
    ["/staff/explore?as-of=2&kpis=paper-sheets", "第2号は取り下げられています。", "?kpis=paper-sheets"],
    [
      "/staff/presentation?plan=later&as-of=1",
      "第1号に計画「あとからの計画」は載っていません。",
      "?plan=later",
    ],
  ])("%s says why with 404, and leads on", async (address, why, toNow) => {
    await signIn(manager);
    const said: Said = { status: null, trouble: null };
    const html = await hearing(said, () => open(address));
    expect(words(html)).toContain(why);
    expect(said.status).toBe(404);
    expect(linksOf(html)).toEqual([
      { href: toNow, label: "いまの内容を見る" },
      { href: "/staff/publications", label: "公表の一覧を見る" },
    ]);
  });

  it("is said of what is left out there alone: what is nowhere is not found", async () => {
    await signIn(manager);
    for (const address of [
      "/staff?plan=nowhere&as-of=1",
      "/staff/dashboard/kpis/nowhere?as-of=1",
      "/staff/dashboard/pillars/99?as-of=1",
    ]) {
      await expect(open(address), address).rejects.toThrow("404");
    }
  });

  it("two publications of which one was withdrawn are not compared, and it says which", async () => {
    await signIn(manager);
    expect(words(await open("/staff/publications/compare?from=1&to=2"))).toContain(
      "第2号は取り下げられています。",
    );
  });
});
