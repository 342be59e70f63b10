import { day } from "@tests/fixtures/brands";
import { secret, secretFigure, told } from "@tests/fixtures/marks";
import { makeMetric } from "@tests/fixtures/metric";
import { realPlanWithMetrics } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import type { WrittenContent } from "@tests/fixtures/report-content";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { isRunning } from "@/domain/plan/years";
import type { Role } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate, tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { renderEdition } from "@/public-site/render-edition";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { createAccount } from "@/server/accounts/change";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { declineSuggestion, makeSuggestion } from "@/server/proposals/suggestions/change";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { filesBy } from "@/server/publication/edition/files";
import { publish } from "@/server/publication/publish";
import { withdrawPublication } from "@/server/publication/withdraw";
import { changeReport, getReport } from "@/server/reports/queries";
import { createRound, updateRound } from "@/server/rounds/change";
import { roundSeen } from "@/server/rounds/rows";
import { actOnAssessment, approveAssessment, assessmentOf } from "./assessments";
import { answerOf, approveInitiatives, eachInitiative } from "./initiatives";
import { BESIDE, fillBeside } from "./leak-beside";
import { changePlan } from "./plan-change";
import { NOW } from "./publications";

const ACCOUNTS = 150;
const DRAFTS_PER_REPORT = 12;
const MAILS = 5;
const METRIC = "online-requests";
const LAST_FY = fiscalYear(2024);
const REPORTED_FY = fiscalYear(2025);
const RUNNING_FY = fiscalYear(2026);

function demanded<T>(
  what: string,
  result: { ok: true; value: T } | { ok: false; reason: string; errors?: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/** A content that only the staff side may show. */
const hidden = (over: Partial<WrittenContent> = {}): WrittenContent => ({
  actualText: secretFigure(),
  figureStatus: "final",
  missing: null,
  asOf: day("2026-03-31"),
  basisNote: secret(),
  reason: secret(),
  nextStep: secret(),
  warningNote: secret(),
  ...over,
});

/** A content that is approved and published; the note on a warning stays inside all the same. */
const open = (actualText: string): WrittenContent => ({
  actualText,
  figureStatus: "final",
  missing: null,
  asOf: day("2026-03-31"),
  basisNote: told(),
  reason: told(),
  nextStep: told(),
  warningNote: secret(),
});

/** The story of one report, event after event. */
class Story {
  private constructor(
    private readonly office: readonly [Viewer, Viewer],
    private readonly kpiId: string,
    private readonly fy: FiscalYear,
    private version: number,
  ) {}

  static async of(office: readonly [Viewer, Viewer], kpiId: string, fy: FiscalYear): Promise<Story> {
    const before = demanded(kpiId, await getReport(office[0], { kpiId: toKpiId(kpiId), fy }, NOW));
    return new Story(office, kpiId, fy, before.version);
  }

  async write(event: "save_draft" | "submit", written: WrittenContent, correctionReason = ""): Promise<this> {
    // Of a year that still runs there is only a value of a part of it.
    const isPart = written.missing === null && isRunning(this.fy, tokyoDate(NOW));
    const content = isPart ? { ...written, figureStatus: "interim" as const } : written;
    return this.change(this.office[0], { event, content, correctionReason });
  }

  async decide(event: "approve" | "return"): Promise<this> {
    return this.change(this.office[1], { event, content: null, comment: secret() });
  }

  private async change(
    viewer: Viewer,
    body: Omit<Parameters<typeof changeReport>[1], "kpiId" | "fy" | "version">,
  ) {
    const { kpiId, fy, version } = this;
    const result = await changeReport(viewer, { kpiId: toKpiId(kpiId), fy, version, ...body }, NOW);
    this.version = demanded(`${body.event} ${kpiId} ${fy}`, result).version;
    return this;
  }
}

async function person(role: Role): Promise<Viewer> {
  return mintViewer(
    await db().user.create({
      data: { email: `${secret()}@example.jp`, name: secret(), role, passwordHash: secret() },
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        department: { select: { id: true, name: true } },
      },
    }),
  );
}

async function fillAccounts(admin: Viewer): Promise<void> {
  const roles = ["contributor", "manager", "office", "admin"] as const;
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const role = roles[index % roles.length] ?? "manager";
    demanded(
      "account",
      await createAccount(admin, {
        email: `${secret()}@example.jp`,
        name: `${secret()} ${secret()}`,
        role,
        // Departments that answer for no KPI.
        department: role === "contributor" ? { name: secret() } : null,
      }),
    );
  }
}

async function fillRounds(): Promise<void> {
  for (const fy of [REPORTED_FY, RUNNING_FY]) {
    const dates = { opensOn: `${fy + 1}-04-01`, dueOn: `${fy + 1}-05-31` };
    const round = { title: secret(), instructions: secret(), ...dates };
    const made = demanded("round", await createRound(systemActor, { fy, ...round }, NOW));
    const { id } = made;
    demanded(
      "round",
      await updateRound(systemActor, { id, seen: roundSeen(made), ...round, title: secret() }),
    );
  }
}

/** Metrics that a department suggests, and what the office answers: nothing of it is ever public. */
async function fillSuggestions(office: Viewer): Promise<void> {
  const department = await db().department.findFirstOrThrow({ select: { id: true } });
  const person = { email: `${secret()}@example.jp`, name: secret(), role: "contributor" as const };
  const { id } = await db().user.create({
    data: { ...person, departmentId: department.id },
    select: { id: true },
  });
  const viewer = await viewerOfAccount(db(), id);
  for (let time = 0; time < BESIDE; time += 1) {
    const typed = { name: secret(), unit: "件", source: secret(), reason: secret() };
    const rest = { place: "dx-2/dx-2:1-1", decimals: "0", lowest: "", from: String(RUNNING_FY), until: "" };
    const made = demanded("suggestion", await makeSuggestion(viewer, { ...typed, ...rest }, NOW));
    if (time > 0) continue;
    demanded("answer", await declineSuggestion(office, { id: made.id, answer: secret() }));
  }
}

/** A table of past figures that was taken in: from which file, and what its columns are called, is nobody else's matter. */
async function fillFigureImports({ userId }: Viewer): Promise<void> {
  const report = await db().report.findFirstOrThrow({ select: { id: true, version: true } });
  await db().figureImport.create({
    data: {
      importedById: userId ?? "",
      fileName: secret(),
      fileSha256: secret(),
      headingSet: secret(),
      columns: { byHeading: { [secret()]: "item" } },
      items: { create: { reportId: report.id, revision: report.version } },
    },
    select: { id: true },
  });
}

/** Mails and links of a round. */
async function fillMails(): Promise<void> {
  const round = await db().collectionRound.findFirstOrThrow({ select: { id: true } });
  const recipient = await db().user.findFirstOrThrow({
    where: { role: "contributor" },
    select: { id: true },
  });
  const link = await db().responseLink.create({
    data: { roundId: round.id, userId: recipient.id },
    select: { id: true },
  });
  await db().mail.createMany({
    data: Array.from({ length: MAILS }, (_, time) => ({
      roundId: round.id,
      recipientId: recipient.id,
      linkId: link.id,
      occasionKey: `by-hand:${time}`,
      occasionKind: "by_hand" as const,
      address: `${secret()}@example.jp`,
      subject: secret(),
      body: secret(),
      state: "failed" as const,
      failure: secret(),
    })),
  });
}

const [BEGUN, DONE, WAITING] = ["dx-2-1-1-1", "dx-2-1-1-2", "dx-2-1-1-3"] as const;
const hiddenAnswer = () =>
  answerOf("under_way", { done: secret(), result: secret(), nextStep: secret(), warningNote: secret() });
const openAnswer = (progress: "under_way" | "completed") =>
  answerOf(progress, { done: told(), result: told(), nextStep: told(), warningNote: secret() });

/** Returned on its way, and replaced before anybody saw it: what is approved last is told. */
async function answerInitiatives([first, second]: readonly [Viewer, Viewer]): Promise<void> {
  const office = { first, second };
  const decision = { event: "return", comment: secret() } as const;
  await eachInitiative(first, [BEGUN], { event: "submit", content: hiddenAnswer() });
  await eachInitiative(second, [BEGUN], decision);
  await approveInitiatives(office, [BEGUN, DONE], hiddenAnswer());
  await approveInitiatives(office, [BEGUN], openAnswer("under_way"), secret());
  await approveInitiatives(office, [DONE], openAnswer("completed"), secret());
}

/** A correction that is told; drafts and what waits, which are not, in a year that is told and in one that is not. */
async function correctInitiatives([first, second]: readonly [Viewer, Viewer]): Promise<void> {
  const office = { first, second };
  await approveInitiatives(office, [BEGUN], openAnswer("completed"), told());
  for (const fy of [REPORTED_FY, RUNNING_FY]) {
    const draft = { event: "save_draft", content: hiddenAnswer(), correctionReason: secret() } as const;
    await eachInitiative(first, [BEGUN, DONE], draft, fy);
    await eachInitiative(first, [WAITING], { event: "submit", content: hiddenAnswer() }, fy);
  }
}

const [WHOLE, SAID, KEPT_BACK] = ["dx-2:plan", "dx-2:1-1", "dx-2:2"] as const;
const assessmentWith = (mark: () => string) => ({
  summary: mark(),
  opinion: mark(),
  opinionBy: mark(),
  opinionOn: isoDate("2026-05-01"),
  response: mark(),
});

/** Returned on its way, and replaced before anybody saw it: what is approved last is told. */
async function writeAssessments([first, second]: readonly [Viewer, Viewer]): Promise<void> {
  const office = { first, second };
  const waiting = { event: "submit", content: assessmentOf(assessmentWith(secret)) } as const;
  demanded("submit", await actOnAssessment(first, SAID, waiting));
  demanded("return", await actOnAssessment(second, SAID, { event: "return", comment: secret() }));
  await approveAssessment(office, SAID, assessmentWith(secret));
  await approveAssessment(office, SAID, assessmentWith(told), secret());
  await approveAssessment(office, WHOLE, assessmentWith(told));
}

/** A change that is told; a draft of what is told, and what waits. */
async function changeAssessments([first, second]: readonly [Viewer, Viewer]): Promise<void> {
  await approveAssessment({ first, second }, WHOLE, assessmentWith(told), told());
  const hidden = { content: assessmentOf(assessmentWith(secret)), correctionReason: secret() };
  demanded("draft", await actOnAssessment(first, SAID, { event: "save_draft", ...hidden }));
  demanded("submit", await actOnAssessment(first, KEPT_BACK, { event: "submit", ...hidden }));
}

/** Both plans as shipped; the running one was worded otherwise for a while, before anything was published. */
const METRICS = ["cards", "loans", "visits"].map((id) => toMetricId(`metric-${id}`));

/** Figures of metrics on their way, in a year that is told and in one that is not; nothing of them is approved. */
async function answerMetrics(story: (kpiId: string, fy?: FiscalYear) => Promise<Story>): Promise<void> {
  const [drafted, returned, waiting] = METRICS;
  for (const fy of [REPORTED_FY, RUNNING_FY]) {
    await (await story(drafted ?? "", fy)).write("save_draft", hidden());
    await (await (await story(returned ?? "", fy)).write("submit", hidden())).decide("return");
    await (await story(waiting ?? "", fy)).write("submit", hidden());
  }
}

/** Both plans as shipped, with metrics; the running one was worded otherwise for a while, before anything was published. */
async function loadPlans(): Promise<readonly [PlanDefinition, PlanDefinition]> {
  const withMetrics = realPlanWithMetrics();
  const metrics = [...(withMetrics.metrics ?? []), ...METRICS.map((id) => makeMetric({ id, name: id }))];
  const plans = [realPlan("dx-1"), { ...withMetrics, metrics }] as const;
  const [first, running] = plans;
  const earlier: PlanDefinition = {
    ...running,
    aim: secret(),
    positioning: [secret()],
    kpis: running.kpis.map((kpi) => ({ ...kpi, definition: secret(), rationale: secret() })),
    metrics: metrics.map((metric) => ({ ...metric, name: secret(), definition: secret(), source: secret() })),
    pillars: running.pillars.map((pillar) => ({
      ...pillar,
      title: secret(),
      catchphrase: secret(),
      vision: [secret()],
      outcome: secret(),
    })),
  };
  for (const plan of [first, earlier]) demanded(plan.id, await importPlan(systemActor, plan));
  // Words that were put right without a reason are told to nobody.
  demanded(running.id, await changePlan(systemActor, running, { reason: "" }));
  return plans;
}

/**
 * Fills the empty database that DATABASE_URL leads to.
 * @returns the number of the newest publication; number 1 is withdrawn
 */
export async function fillWithMarks(): Promise<number> {
  const [first, running] = await loadPlans();
  const office = [await person("office"), await person("office")] as const;
  await fillAccounts(await person("admin"));
  await fillRounds();
  await fillMails();
  await fillBeside(office[0]);
  await fillSuggestions(office[0]);
  const story = (kpiId: string, fy = REPORTED_FY) => Story.of(office, kpiId, fiscalYear(fy));
  const publishNow = async (title: string) =>
    demanded("publish", await publish(office[0], { title, note: told() }, filesBy(renderEdition)));

  // Returned on its way, then approved: the words of the way stay inside.
  const events = await story("learning-events");
  await events.write("submit", hidden({ actualText: "41" }));
  await (await events.decide("return")).write("submit", open("42"));
  await events.decide("approve");
  await fillFigureImports(office[0]);
  // Replaced before anybody saw it: no correction for the public.
  const paper = await story("paper-sheets");
  await (await paper.write("submit", hidden())).decide("approve");
  await (await paper.write("submit", open("14,620"), secret())).decide("approve");
  await answerInitiatives(office);
  await writeAssessments(office);
  // A metric (KPI以外の実績) goes the same way.
  const requests = await story(METRIC);
  await (await requests.write("submit", hidden())).decide("return");
  await (await requests.write("submit", hidden())).decide("approve");
  await (await requests.write("submit", open("12,345"), secret())).decide("approve");
  await answerMetrics(story);
  await publishNow(told());

  // Another correction, which is one; and a third that still waits.
  await (await paper.write("submit", open("15,240"), told())).decide("approve");
  await correctInitiatives(office);
  await changeAssessments(office);
  await (await requests.write("submit", open("12,400"), told())).decide("approve");
  await publishNow(told());
  demanded(
    "withdraw",
    await withdrawPublication(office[1], { no: 1, reason: told() }, filesBy(renderEdition)),
  );
  await paper.write("submit", hidden(), secret());
  await requests.write("submit", hidden(), secret());

  await (await (await story("mynumber-services")).write("submit", hidden({ actualText: "5" }))).decide(
    "return",
  );
  await (await story("online-procedures")).write("submit", hidden());
  const missing = { reason: "awaiting_release", note: secret(), expectedOn: day("2026-09-30") } as const;
  await (await story("data-projects")).write("submit", hidden({ actualText: "", asOf: null, missing }));
  await fillDrafts(story, kpisOf(first), LAST_FY);
  await fillDrafts(story, ["ai-hours-saved"], REPORTED_FY);
  await fillDrafts(story, [...kpisOf(running), METRIC], RUNNING_FY);

  const last = await publishNow(told());
  await leaveUnpublished(office, story);
  return last.no;
}

const kpisOf = (plan: PlanDefinition) => listKpis(plan).map(({ kpi }) => kpi.id);

async function fillDrafts(
  story: (kpiId: string, fy: FiscalYear) => Promise<Story>,
  kpis: readonly string[],
  fy: FiscalYear,
): Promise<void> {
  for (const kpiId of kpis) {
    const report = await story(kpiId, fy);
    for (let time = 0; time < DRAFTS_PER_REPORT / (kpis.length > 1 ? 2 : 1); time += 1) {
      await report.write("save_draft", hidden({ actualText: `${secretFigure()}（${secret()}）` }));
    }
  }
}

/** What was approved, corrected and looked at after the last publication is not part of it. */
async function leaveUnpublished(
  office: readonly [Viewer, Viewer],
  story: (kpiId: string, fy?: FiscalYear) => Promise<Story>,
): Promise<void> {
  await (await story("online-procedures")).decide("approve");
  await (await story("paper-sheets")).decide("approve");
  await (await story(METRIC)).decide("approve");
  await eachInitiative(office[1], [WAITING], { event: "approve", comment: secret() });
  await (await story(METRICS.at(-1) ?? "")).decide("approve");
  await (await (await story("paper-sheets", RUNNING_FY)).write("submit", hidden())).decide("approve");
  demanded("preview", await prepareCandidate(office[0], { title: secret(), note: secret() }));
}
