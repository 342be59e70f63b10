/**
 * What a department has not handed in, and what was given back to it, is read by nobody else: marked figures and words in
 * drafts, returned and taken-back answers of every kind; then every page that a manager opens is searched for them, and those
 * on which the office looks at others' figures.
 */
import { day } from "@tests/fixtures/brands";
import { findSecret, secret, secretFigure, secretsMade } from "@tests/fixtures/marks";
import { makeMetric } from "@tests/fixtures/metric";
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listKpis } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { loadAuditFile } from "@/features/audit/loaders";
import { loadRoundWorkbook } from "@/features/rounds/loaders";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { createSessionToken } from "@/server/auth/sessions/session-token";
import { closeDb, db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { createRound } from "@/server/rounds/change";
import { actOnAssessment, assessmentOf } from "./support/assessments";
import { answerOf, eachInitiative } from "./support/initiatives";
import { approveFigure, loadPeople, NOW, type Office } from "./support/publications";
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
const plan = {
  ...realPlan("dx-2"),
  metrics: [makeMetric({ id: toMetricId("cards"), name: "カードの登録者数" })],
};
const [DRAFT, RETURNED] = listInitiatives(plan).map(({ initiative }) => initiative.id);
/** Handed in, and read by all of them: the search would find the rest. */
const WAITING = "1,777";
const CORRECTED = "15,240";

let database: TestDatabase;
let office: Office;
let manager: Viewer;
let roundId: string;

type Event = Parameters<typeof changeReport>[1]["event"];

async function act(by: Viewer, kpiId: string, event: Event, actualText = secretFigure()): Promise<void> {
  const at = { kpiId: toKpiId(kpiId), fy: FY };
  const { version } = must(await getReport(by, at, NOW));
  const content = makeWrittenContent({
    ...{ actualText, asOf: day("2026-03-31"), reason: secret(), nextStep: secret(), basisNote: secret() },
    warningNote: secret(),
  });
  const written = { content, correctionReason: secret() };
  const said =
    event === "return" ? { comment: "数え方を確かめてください" } : event === "take_back" ? {} : written;
  must(await changeReport(by, { ...at, event, version, ...said } as Parameters<typeof changeReport>[1], NOW));
}

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  must(await importPlan(systemActor, plan));
  office = await loadPeople();
  const { first, second } = office;
  const select = {
    id: true,
    name: true,
    email: true,
    role: true,
    department: { select: { id: true, name: true } },
  };
  const account = { email: "manager@example.jp", name: "部長", role: "manager" } as const;
  manager = mintViewer(await db().user.create({ data: account, select }));
  const round = {
    fy: FY,
    title: "令和7年度の照会",
    instructions: "",
    opensOn: isoDate("2026-06-01"),
    dueOn: isoDate("2026-06-30"),
  };
  roundId = must(await createRound(first, round, NOW)).id;
  await approveFigure(office, "paper-sheets", CORRECTED);
  await act(first, "paper-sheets", "save_draft");
  await act(first, "online-procedures", "save_draft");
  await act(first, "mynumber-services", "submit");
  await act(second, "mynumber-services", "return");
  await act(first, "learning-events", "submit");
  await act(first, "learning-events", "take_back");
  await act(first, "cards", "save_draft");
  must(
    await changeReport(
      first,
      {
        ...{ kpiId: toKpiId("data-projects"), fy: FY, event: "submit", version: 0 },
        content: makeWrittenContent({
          actualText: WAITING,
          asOf: day("2026-03-31"),
          warningNote: "確認済み",
        }),
      } as Parameters<typeof changeReport>[1],
      NOW,
    ),
  );
  const answer = () =>
    answerOf("under_way", { done: secret(), result: secret(), nextStep: secret(), warningNote: secret() });
  await eachInitiative(first, [DRAFT ?? ""], { event: "save_draft", content: answer() });
  await eachInitiative(first, [RETURNED ?? ""], { event: "submit", content: answer() });
  await eachInitiative(second, [RETURNED ?? ""], { event: "return", comment: "確かめてください" });
  const content = assessmentOf({ summary: secret(), opinion: secret(), response: secret() });
  must(await actOnAssessment(first, "dx-2:1-1", { event: "save_draft", content }));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

type Page = readonly [folder: string, params?: object, query?: string];

const KPIS = listKpis(plan).map(({ kpi }) => kpi.id as string);
/** @param overview the folder of the person's overview of the plan */
const lookedAt = (overview: "" | "dashboard"): Page[] => [
  [overview, {}, "plan=dx-2&fy=2025"],
  [overview, {}, "plan=dx-2&fy=2025&sort=mark"],
  ...plan.pillars.map(({ no }): Page => ["dashboard/pillars/[no]", { no: String(no) }, "plan=dx-2&fy=2025"]),
  ...plan.pillars.flatMap(({ no, measures }) =>
    measures.map(
      (measure): Page => ["dashboard/measures/[place]", { place: `${no}-${measure.no}` }, "fy=2025"],
    ),
  ),
  ...KPIS.map((kpiId): Page => ["dashboard/kpis/[kpiId]", { kpiId }, "plan=dx-2&fy=2025"]),
  ...KPIS.map((kpi): Page => ["explore", {}, `plan=dx-2&kpi=${kpi}`]),
  ...[1, 2, 3, 4, 5, 6].map(
    (screen): Page => ["presentation", {}, `plan=dx-2&figures=working&fy=2025&screen=${screen}`],
  ),
  ["presentation", {}, "plan=dx-2&figures=working&fy=2025&view=notes"],
  ["rounds", {}],
  ["rounds/[roundId]", { roundId }],
];
/** What the office opens to write, or to be told of, and a manager to read. */
const readAlone = (): Page[] => [
  ["entry", {}, "fy=2025"],
  ...[...KPIS, "cards"].map((kpiId): Page => ["entry/[kpiId]/[fy]", { kpiId, fy: "2025" }]),
  ["entry/initiatives/[fy]", { fy: "2025" }, "plan=dx-2&measure=1-1"],
  ["entry/initiatives/[fy]/[initiativeId]", { fy: "2025", initiativeId: RETURNED }],
  ["entry/assessments/[fy]", { fy: "2025" }],
  ["entry/assessments/[fy]", { fy: "2025" }, "plan=dx-2&part=dx-2:1-1"],
  ["search", {}, "q=zq"],
  ["audit", {}],
  ["audit", {}, "action=report.save_draft"],
];

async function leaks(viewer: Viewer, pages: readonly Page[]): Promise<{ leaks: string[]; said: string }> {
  request.cookie = await createSessionToken(await sessionOf(viewer));
  let said = "";
  const found: string[] = [];
  for (const [folder, params = {}, query = ""] of pages) {
    const html = await renderStaffPage(folder, params, new URLSearchParams(query));
    const text = html.replace(/<[^>]*>/g, "");
    // What a search has found is marked, piece by piece.
    const mark = findSecret(Buffer.from(html)) ?? findSecret(Buffer.from(text));
    if (mark !== null) found.push(`${folder} ${JSON.stringify(params)} ${query}: …${mark}…`);
    said += text;
  }
  return { leaks: found, said };
}

describe("of what is not handed in, and of what was given back,", () => {
  it("a manager reads nothing, on no page", async () => {
    expect(secretsMade()).toBeGreaterThan(30);
    const { leaks: found, said } = await leaks(manager, [...lookedAt(""), ...readAlone()]);
    expect(found).toEqual([]);
    expect(said).toContain(`見込み`);
    expect(said).toContain(WAITING);
    expect(said).toContain(CORRECTED);
    expect(said).toContain("内容は、所管課から提出されると、ここで読めます。");
  });

  it("the office reads nothing where it looks at others' figures", async () => {
    const { leaks: found, said } = await leaks(office.second, lookedAt("dashboard"));
    expect(found).toEqual([]);
    expect(said).toContain(WAITING);
  });

  it.each(["manager", "office"] as const)("the round's workbook has nothing, for the %s", async (who) => {
    const viewer = who === "manager" ? manager : office.second;
    const { workbook } = must(await loadRoundWorkbook(viewer, roundId, NOW));
    expect(findSecret(Buffer.from(JSON.stringify(workbook)))).toBeNull();
    expect(JSON.stringify(workbook)).toContain("1777");
  });

  it("the trail has nothing in its file, for the manager; the office finds there what it wrote", async () => {
    const file = async (viewer: Viewer) => {
      let text = "";
      for await (const piece of must(await loadAuditFile(viewer, new URLSearchParams())).chunks)
        text += piece;
      return text;
    };
    const read = await file(manager);
    expect(findSecret(Buffer.from(read))).toBeNull();
    expect(read).toContain(`実績：${WAITING}`);
    expect(read).toContain("提出する前の内容と、差し戻した・取り戻した内容は、表示していません。");
    expect(findSecret(Buffer.from(await file(office.second)))).not.toBeNull();
  });

  it("the office reads all of it where it enters it", async () => {
    const reports = must(await listReports(office.second, { fy: FY }, NOW));
    expect(findSecret(Buffer.from(JSON.stringify(reports)))).not.toBeNull();
    const own = must(await getReport(office.second, { kpiId: toKpiId("online-procedures"), fy: FY }, NOW));
    expect(findSecret(Buffer.from(JSON.stringify(own.current)))).not.toBeNull();
  });
});
