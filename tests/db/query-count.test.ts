/** Every page asks the database the same number of questions, however large the plan is. */

import { readdirSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listKpis } from "@/domain/plan/definition";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Viewer } from "@/server/access/viewer";
import { createAccount } from "@/server/accounts/change";
import { createResponseLinks, responseUrl } from "@/server/auth/links/response-link";
import { readEnrolment } from "@/server/auth/second-factor/enrolment";
import { createSessionToken, type SessionClaims } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { makeSuggestion } from "@/server/proposals/suggestions/change";
import { readSite } from "@/server/publication/serve/site";
import { changeReport } from "@/server/reports/queries";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { sessionOf } from "./support/sessions";
import { typedSuggestion } from "./support/suggestions";
import {
  DEPARTMENTS,
  draftAll,
  filledIn,
  importAll,
  makePerson,
  openRounds,
  PLANS,
  publishNow,
  REPORTED_FY,
  reportAll,
  tenfold,
} from "./support/tenfold-plan";

/** The session cookie of whoever asks now, null for nobody; and the path that the front door noted. */
const request = vi.hoisted(() => {
  process.env.AUTH_SECRET = "only-for-this-test-0123456789-0123456789";
  // As next.config.ts sets it: forbidden() and unauthorized() throw what Next answers with 403 and 401.
  process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = "true";
  return { cookie: null as string | null, link: null as string | null, path: "", no: 0 };
});
// Outside of Next nothing is remembered within a request; there it is, by React itself.
vi.mock("react", async (original) => ({
  ...(await original<typeof import("react")>()),
  cache: <Args extends unknown[], T>(work: (...args: Args) => T) => {
    let of = -1;
    let known: { readonly args: Args; readonly value: T }[] = [];
    return (...args: Args): T => {
      if (of !== request.no) known = [];
      of = request.no;
      const found = known.find((each) => each.args.every((arg, index) => Object.is(arg, args[index])));
      if (found && found.args.length === args.length) return found.value;
      const value = work(...args);
      known.push({ args, value });
      return value;
    };
  },
}));
// What Next itself gives a page: the request's cookies, and the router's place. Nothing of ours is replaced.
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-ayumi-path": request.path }),
  cookies: async () => ({
    get: (name: string) => {
      const value = name.endsWith("ayumi-link") ? request.link : request.cookie;
      return value === null ? undefined : { value };
    },
  }),
}));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff",
  useRouter: () => ({ push() {}, replace() {}, refresh() {}, prefetch() {} }),
  useSearchParams: () => new URLSearchParams(),
}));

const PAGES_FOLDER = "src/app/(staff)/staff";
/** `byLink`: the contributor, come in by a personal link. */
const PEOPLE = ["nobody", "admin", "office", "contributor", "manager", "byLink"] as const;
type Person = (typeof PEOPLE)[number];
type Query = Readonly<Record<string, string>>;

interface PageCall {
  readonly params?: () => Query;
  readonly query?: () => Query;
  /** The token of the link that leads to the page, as the front door hands it on. */
  readonly link?: () => string;
  /** Who sees the page; everybody else is sent away. */
  readonly seenBy: readonly Person[];
}

const SIGNED_IN = ["admin", "office", "contributor", "manager"] as const;
const REPORT_READERS = ["office", "contributor", "manager", "byLink"] as const;

/** Every page of the staff side, by its folder. */
const PAGES: Readonly<Record<string, PageCall>> = {
  "": { seenBy: SIGNED_IN },
  "[...unknown]": { params: () => ({ unknown: "x" }), seenBy: [] },
  accounts: { seenBy: ["admin", "office"] },
  "accounts/[accountId]/edit": { params: () => ({ accountId: people.manager.id }), seenBy: ["admin"] },
  "accounts/new": { seenBy: ["admin"] },
  answer: {
    link: () => new URL(responseUrl(linkId)).searchParams.get("token") ?? "",
    seenBy: PEOPLE,
  },
  "approval/[fy]": { params: () => ({ fy: String(REPORTED_FY) }), seenBy: ["office"] },
  audit: { query: () => ({ fy: String(REPORTED_FY) }), seenBy: ["admin", "office", "manager"] },
  // A manager has it at home, and is sent there.
  dashboard: { seenBy: ["office"] },
  "dashboard/kpis/[kpiId]": { params: () => ({ kpiId: KPI }), seenBy: ["office", "manager"] },
  "dashboard/measures/[place]": { params: () => ({ place: "1-1" }), seenBy: ["office", "manager"] },
  "dashboard/pillars/[no]": { params: () => ({ no: "1" }), seenBy: ["office", "manager"] },
  explore: { query: () => ({ plan: DX2.id }), seenBy: ["office", "manager"] },
  entry: { query: () => ({ fy: String(REPORTED_FY) }), seenBy: REPORT_READERS },
  "entry/[kpiId]/[fy]": { params: () => ({ kpiId: KPI, fy: String(REPORTED_FY) }), seenBy: REPORT_READERS },
  "entry/assessments/[fy]": {
    params: () => ({ fy: String(REPORTED_FY) }),
    query: () => ({ plan: DX2.id, part: `${DX2.id}:1` }),
    seenBy: ["office", "manager"],
  },
  "entry/initiatives/[fy]": { params: () => ({ fy: String(REPORTED_FY) }), seenBy: REPORT_READERS },
  "entry/initiatives/[fy]/[initiativeId]": {
    params: () => ({ fy: String(REPORTED_FY), initiativeId: "dx-2-1-1-1" }),
    seenBy: ["office", "manager"],
  },
  invitation: { link: () => invitation, seenBy: PEOPLE },
  mails: { seenBy: ["admin", "office"] },
  "own-mails": { seenBy: SIGNED_IN },
  password: { seenBy: SIGNED_IN },
  plan: { seenBy: SIGNED_IN },
  "plan/[planId]/edit": { params: () => ({ planId: DX2.id }), seenBy: ["office"] },
  "plan/[planId]/kpis/[kpiId]": { params: () => ({ planId: DX2.id, kpiId: KPI }), seenBy: ["office"] },
  "plan/[planId]/measures/[place]": { params: () => ({ planId: DX2.id, place: "1-1" }), seenBy: ["office"] },
  "plan/[planId]/measures/[place]/new-initiative": {
    params: () => ({ planId: DX2.id, place: "1-1" }),
    seenBy: ["office"],
  },
  "plan/[planId]/initiatives/[initiativeId]": {
    params: () => ({ planId: DX2.id, initiativeId: "dx-2-1-1-1" }),
    seenBy: ["office"],
  },
  "plan/[planId]/metrics/[metricId]": {
    params: () => ({ planId: DX2.id, metricId: "metric-0" }),
    seenBy: ["office"],
  },
  "plan/[planId]/new-metric": { params: () => ({ planId: DX2.id }), seenBy: ["office"] },
  "plan/[planId]/new-kpi": { params: () => ({ planId: DX2.id }), seenBy: ["office"] },
  "plan/[planId]/pillars/[no]": { params: () => ({ planId: DX2.id, no: "1" }), seenBy: ["office"] },
  "plan/[planId]/proposal": { params: () => ({ planId: DX2.id }), seenBy: ["office"] },
  "plan/[planId]/texts": { params: () => ({ planId: DX2.id }), seenBy: ["office"] },
  "plan/file": { seenBy: ["office"] },
  "plan/past-figures": { seenBy: ["office"] },
  "plan/past-figures/[importId]": { params: () => ({ importId }), seenBy: ["office"] },
  presentation: { query: () => ({ plan: DX2.id }), seenBy: ["office", "manager"] },
  "presentation/closing": { query: () => ({ plan: DX2.id }), seenBy: ["office"] },
  publications: { seenBy: ["admin", "office", "manager"] },
  "publications/compare": { seenBy: ["admin", "office", "manager"] },
  "publications/new": { seenBy: ["office"] },
  "publications/stops": { seenBy: ["office"] },
  rounds: { seenBy: SIGNED_IN },
  "rounds/[roundId]": { params: () => ({ roundId }), seenBy: ["office", "manager"] },
  "rounds/[roundId]/grid": { params: () => ({ roundId }), seenBy: ["office"] },
  "rounds/[roundId]/reminder": { params: () => ({ roundId }), seenBy: ["office"] },
  "rounds/[roundId]/sheets": { params: () => ({ roundId }), seenBy: ["office", "contributor"] },
  transfer: { query: () => ({ from: `department-${departmentId}` }), seenBy: ["office"] },
  suggestions: { seenBy: ["office", "contributor", "manager"] },
  "suggestions/new": { seenBy: ["contributor"] },
  help: { seenBy: SIGNED_IN },
  search: { query: () => ({ q: "の" }), seenBy: SIGNED_IN },
  "second-factor": { seenBy: SIGNED_IN },
  sessions: { seenBy: SIGNED_IN },
  // An administrator is there, so the set-up is over for everybody.
  "set-up": { link: () => invitation, seenBy: [] },
  "sign-in": { seenBy: ["nobody", "byLink"] },
  // Nobody here has given a password just now.
  "sign-in/second-factor": { seenBy: [] },
};

function foundPages(): string[] {
  return readdirSync(PAGES_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file).split(path.sep).join("/"))
    .map((folder) => (folder === "." ? "" : folder))
    .sort();
}

let database: TestDatabase;
const people = {} as Record<Exclude<Person, "nobody" | "byLink">, Viewer>;
let invitation = "";
let linkId = "";
let roundId = "";
let departmentId = "";
let importId = "";
const [, DX2] = PLANS;
/** A KPI of the contributor's department, in both sizes of the plan. */
const KPI = listKpis(DX2).find(({ kpi }) => kpi.department === DEPARTMENTS[0])?.kpi.id ?? toKpiId("");

beforeAll(async () => {
  startCounting();
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  await importAll(PLANS);
  people.admin = await makePerson("admin", "admin", null);
  people.office = await makePerson("office", "office", null);
  people.contributor = await makePerson("contributor", "contributor", DEPARTMENTS[0]);
  people.manager = await makePerson("manager", "manager", null);
  await reportAll(DX2, people.office, await makePerson("approver", "office", null));
  importId = await importedBy(people.office);
  await openRounds([REPORTED_FY, REPORTED_FY + 1]);
  linkId = await linkInto(REPORTED_FY, people.contributor);
  roundId = (await db().collectionRound.findFirstOrThrow({ where: { fy: REPORTED_FY } })).id;
  departmentId = people.contributor.departmentId ?? "";
  invitation = await invite("invited@example.jp");
  // The first look at the page of the second factor makes the secret that every later one shows.
  for (const { id, email } of Object.values(people)) await readEnrolment(id, email ?? "");
  const suggested = typedSuggestion({ place: `${DX2.id}/${DX2.id}:1`, from: String(DX2.endFy) });
  await makeSuggestion(people.contributor, suggested);
  await publishNow();
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

async function invite(email: string): Promise<string> {
  const input = { email, name: "招待された人", role: "manager", department: null } as const;
  const invited = await createAccount(people.admin, input);
  if (!invited.ok) throw new Error(`not invited: ${invited.reason}`);
  return invited.value.token;
}

/** As if a report had been taken in from a table. */
async function importedBy({ userId }: Viewer): Promise<string> {
  const report = await db().report.findFirstOrThrow({ where: { itemId: KPI }, select: { id: true } });
  const items = { create: { reportId: report.id, revision: 1 } };
  const file = { fileName: "実績.csv", fileSha256: "0".repeat(64), headingSet: "指標", columns: {} };
  const made = await db().figureImport.create({
    data: { ...file, importedById: userId ?? "", items },
    select: { id: true },
  });
  return made.id;
}

async function linkInto(fy: FiscalYear, person: Viewer): Promise<string> {
  const round = { where: { fy }, select: { id: true } };
  const { id: roundId } = await db().collectionRound.findUniqueOrThrow(round);
  const links = await createResponseLinks(db(), roundId, [person.id]);
  return links.get(person.id) ?? "";
}

/** What stands in the session cookie; null for nobody. */
async function claimsOf(person: Person): Promise<SessionClaims | null> {
  if (person === "nobody") return null;
  return person === "byLink" ? sessionOf(people.contributor, linkId) : sessionOf(people[person]);
}

type PageModule = { default: (props: object) => ReactNode | Promise<ReactNode> };

/** The page with its frame, as HTML; null where the person is sent away (401, 403, 404, redirect). */
async function openPage(
  folder: string,
  { params, query, link }: PageCall,
  person: Person,
): Promise<string | null> {
  const claims = await claimsOf(person);
  request.cookie = claims && (await createSessionToken(claims));
  request.link = link?.() ?? null;
  request.no += 1;
  request.path = folder === "" ? "/staff" : `/staff/${folder}`;
  const page = (await import(path.resolve(PAGES_FOLDER, folder, "page.tsx"))) as PageModule;
  const layout = (await import(path.resolve(PAGES_FOLDER, "../layout.tsx"))) as PageModule;
  const props = {
    params: Promise.resolve(params?.() ?? {}),
    searchParams: Promise.resolve(query?.() ?? {}),
  };
  try {
    const errors: unknown[] = [];
    const framed = await layout.default({ children: await page.default(props) });
    const { prelude } = await prerenderToNodeStream(framed, { onError: (error) => void errors.push(error) });
    const html = await text(prelude);
    if (errors.length > 0) throw errors[0];
    return html;
  } catch (error) {
    const digest = (error as { digest?: unknown }).digest;
    if (typeof digest === "string" && /^NEXT_(HTTP_ERROR_FALLBACK|REDIRECT)/.test(digest)) return null;
    throw error;
  }
}

interface Visit {
  readonly queries: string[];
  readonly isSeen: boolean;
  readonly length: number;
}

async function visitAll(): Promise<Record<string, Visit>> {
  const visits: Record<string, Visit> = {};
  for (const [folder, call] of Object.entries(PAGES)) {
    for (const person of PEOPLE) {
      const { queries, result } = await countedQueries(() => openPage(folder, call, person));
      visits[`${folder} ${person}`] = { queries, isSeen: result !== null, length: result?.length ?? 0 };
    }
  }
  return visits;
}

async function publishCounted(): Promise<string[]> {
  const { queries } = await countedQueries(publishNow);
  return queries.filter((query) => !/^\s*INSERT/i.test(query));
}

/** A draft and its submission, of the year that has just begun. */
async function enterCounted(): Promise<string[]> {
  const report = { kpiId: KPI, fy: addYears(REPORTED_FY, 1), content: filledIn("1") };
  const newest = await db().report.findFirst({
    where: { itemId: KPI, fy: report.fy },
    select: { version: true },
  });
  const version = newest?.version ?? 0;
  const { queries, result } = await countedQueries(() =>
    changeReport(people.contributor, {
      ...report,
      event: "save_draft",
      version,
      content: filledIn(`${version + 1}`),
    }),
  );
  expect(result).toMatchObject({ ok: true });
  return queries;
}

/** What a manager's first page asks for, where nothing was changed since it was last looked at. */
const OVERVIEW_QUERIES = 6;

describe("the number of queries", () => {
  let small: Record<string, Visit>;
  let large: Record<string, Visit>;
  const counts = { publish: [] as string[][], enter: [] as string[][], archive: [] as string[][] };

  beforeAll(async () => {
    const measure = async () => {
      counts.publish.push(await publishCounted());
      counts.enter.push(await enterCounted());
      counts.archive.push((await countedQueries(() => readSite(2, "archive"))).queries);
      return visitAll();
    };
    await enterCounted();
    await draftAll(DX2);
    small = await measure();

    await importAll(PLANS.map(tenfold));
    await reportAll(tenfold(DX2), people.office, await makePerson("approver2", "office", null));
    await openRounds([2021, 2022, 2023, 2024, REPORTED_FY, REPORTED_FY + 1]);
    for (let no = 0; no < 40; no += 1) await invite(`person${no}@example.jp`);
    for (let no = 0; no < 5; no += 1) await publishNow();
    await draftAll(tenfold(DX2));
    large = await measure();
  }, 300_000);

  it("is asked of every page that there is", () => {
    expect(Object.keys(PAGES).sort()).toEqual(foundPages());
  });

  it("is asked with ten times the KPIs, measures and initiatives, all with their reports", async () => {
    const before = listKpis(DX2).length;
    expect(listKpis(tenfold(DX2))).toHaveLength(10 * before);
    expect(await db().report.count({ where: { fy: REPORTED_FY } })).toBe(10 * before);
    // The pages did show them.
    for (const page of ["plan office", "entry office", "dashboard office", " manager", "entry contributor"]) {
      expect(large[page]?.length, page).toBeGreaterThan(2 * (small[page]?.length ?? Number.NaN));
    }
  });

  const visits = Object.entries(PAGES).flatMap(([folder, { seenBy }]) =>
    PEOPLE.map((person) => ({ page: `/${folder}`, key: `${folder} ${person}`, person, seenBy })),
  );
  it.each(visits)("$page is the same for $person", ({ key, person, seenBy }) => {
    expect(small[key]?.isSeen).toBe(seenBy.includes(person));
    expect(large[key]?.isSeen).toBe(seenBy.includes(person));
    expect(large[key]?.queries).toHaveLength(small[key]?.queries.length ?? Number.NaN);
    if (person !== "nobody" && seenBy.includes(person)) expect(small[key]?.queries).not.toHaveLength(0);
  });

  it(`is at most ${OVERVIEW_QUERIES} of a manager's first page that was looked at before`, async () => {
    await openPage("", PAGES[""] ?? { seenBy: [] }, "manager");
    const { queries } = await countedQueries(() => openPage("", PAGES[""] ?? { seenBy: [] }, "manager"));
    expect(queries.length).toBeLessThanOrEqual(OVERVIEW_QUERIES);
  });

  it.each([
    { what: "publishing, but for the rows it writes", of: counts.publish },
    { what: "saving a draft", of: counts.enter },
    { what: "serving an archived publication", of: counts.archive },
  ])("$what takes the same", ({ of }) => {
    const [before, after] = of;
    expect(before?.length).toBeGreaterThan(0);
    expect(after).toHaveLength(before?.length ?? Number.NaN);
  });

  it("counts (so that the checks above can fail)", async () => {
    const { queries } = await countedQueries(async () => {
      await db().item.count();
      await db().item.count();
    });
    expect(queries).toHaveLength(2);
  });
});
