/**
 * Fills the demonstration's own database through the data access layer, as people would: accounts by invitation,
 * figures entered by the departments and decided by the office, three publications.
 */

import { publishFirst } from "@/cli/database/content";
import { step } from "@/cli/runtime/steps";
import { addYears, type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { env } from "@/lib/env";
import { OperatorError } from "@/lib/operator-error";
import { renderEdition } from "@/public-site/render-edition";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { listAccounts } from "@/server/accounts/queries";
import { db } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { filesBy } from "@/server/publication/edition/files";
import { publish } from "@/server/publication/publish";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { changeReport, listReports } from "@/server/reports/queries";
import { assignDepartment } from "@/server/rounds/assign-department";
import { createRound } from "@/server/rounds/change";
import { getRoundOverview } from "@/server/rounds/overview";
import { getRound } from "@/server/rounds/queries";
import { openRound as sendOut } from "@/server/rounds/transitions";
import { type DemoAccount, type DemoViewers, describeAccounts, ensureAccounts } from "./accounts";
import { correctAssessment, writeAssessments } from "./assessments";
import {
  DEMO_FY,
  DEMO_OWNERS,
  type DemoCalendar,
  type DemoEvent,
  demoCalendar,
  eventsBeforeCorrection,
  eventsBeforeFigures,
} from "./figures";
import { answerInitiatives, assignMeasures, correctInitiative } from "./initiatives";
import { metricsBeforeCorrection, metricsBeforeFigures, metricsOfNextYear } from "./metrics";
import { attachEvidence, beginNextYear } from "./next-year";
import { passwordFile, readPasswords, writePasswords } from "./passwords";
import { demanded } from "./result";
import { suggestMetric } from "./suggestions";

export type { DemoAccount } from "./accounts";

const ROUND = {
  fy: DEMO_FY,
  title: `${fiscalYearJa(DEMO_FY)} DX推進計画の実績について（照会）`,
  instructions:
    "所管する指標の実績と、その要因、今後の取組を入力し、期限までに提出してください。まだ値が出ていない指標は、理由と分かる見込みの日付を入力してください。",
  contact: "DX推進課 情報係（内線 2345）",
};

/** The publications, in their order; the last one ends the seeding. */
const FIRST_NO = 1;
const FIGURES_NO = 2;
const CORRECTION_NO = 3;

/**
 * Seeds what is missing, up to the last publication; once that is there, whatever people did since is left alone. A
 * start that was cut off is taken up where it stopped. Both plans must have been loaded.
 * @param options.now what the deadline and the other dates are counted from
 * @returns the accounts with their passwords, the same at every start
 * @throws OperatorError when the data folder is another system's, or its passwords are lost
 */
export async function seedDemo(options: { readonly now?: Date } = {}): Promise<DemoAccount[]> {
  const { demo, dataDir } = env();
  if (!demo) throw new Error("seedDemo: AYUMI_DEMO is not set; invented figures would not be marked");
  const passwords = readPasswords(dataDir) ?? (await startPasswords(dataDir));
  if (((await currentPublicationNo()) ?? 0) < CORRECTION_NO) {
    await step("デモの数値を用意しています", async ({ set }) => {
      const now = options.now ?? new Date();
      set("アカウント");
      const viewers = await ensureAccounts(passwords);
      set("");
      await seed(viewers, now, set);
    });
  }
  return describeAccounts(passwords);
}

/** Generated for an untouched database only: invented figures never mix with a city's own. */
async function startPasswords(dataDir: string) {
  const accounts = demanded("accounts", await listAccounts(systemActor));
  if (accounts.length > 0 || (await currentPublicationNo()) !== null) {
    throw new OperatorError(
      `データフォルダー ${dataDir} には、すでにデータがあり、デモのアカウントの記録（${passwordFile(dataDir)}）がありません。デモには別の AYUMI_DATA_DIR を指定してください。`,
    );
  }
  return writePasswords(dataDir);
}

async function seed(viewers: DemoViewers, now: Date, set: (detail: string) => void): Promise<void> {
  const { office } = viewers;
  const calendar = demoCalendar(tokyoDate(now));
  const { asOf } = calendar;
  const figures = [...eventsBeforeFigures(calendar), ...metricsBeforeFigures(calendar)];
  const correction = [...eventsBeforeCorrection(calendar), ...metricsBeforeCorrection(asOf)];

  await assignOwners(viewers);
  if (((await currentPublicationNo()) ?? 0) < FIRST_NO) {
    await assignMeasures(office);
    set("公表1");
    await publishFirst();
  }
  await openRound(office, calendar, now);

  await play(figures, figures, viewers, { fy: DEMO_FY, now });
  await answerInitiatives(viewers, now);
  await attachEvidence(viewers, now);
  await beginNextYear(viewers, now);
  await beginMetrics(viewers, now);
  await writeAssessments(viewers, calendar, now);
  if (((await currentPublicationNo()) ?? 0) < FIGURES_NO) {
    set("公表2");
    await publishAs(office, {
      title: `${fiscalYearJa(DEMO_FY)}の実績の公表`,
      note: `${fiscalYearLabel(DEMO_FY)}の実績のうち、確認が終わったものを掲載しました。残りは、まとまり次第掲載します。`,
    });
  }

  await play(correction, [...figures, ...correction], viewers, { fy: DEMO_FY, now });
  await correctInitiative(viewers, now);
  await correctAssessment(viewers, now);
  await suggestMetric(viewers, now);
  set("公表3");
  await publishAs(office, {
    title: `${fiscalYearJa(DEMO_FY)}の実績の訂正`,
    note: "印刷した紙の枚数の集計に漏れが見つかったため、実績と目標達成状況を訂正しました。おわびします。",
  });
  set("");
}

async function assignOwners(viewers: DemoViewers): Promise<void> {
  const plans = demanded("plans", await listPlans(systemActor));
  for (const [kpiId, owner] of Object.entries(DEMO_OWNERS)) {
    const { departmentId } = viewers[owner];
    const plan = plans.find(({ departments }) => Object.hasOwn(departments, kpiId));
    if (plan?.departments[kpiId]?.id === departmentId) continue;
    demanded(
      `owner of ${kpiId}`,
      await assignDepartment(viewers.office, { kpiId: toKpiId(kpiId), departmentId }),
    );
  }
}

/** Registered and sent out on its first day, each part only once. */
async function openRound(office: Viewer, { opensOn, dueOn }: DemoCalendar, now: Date): Promise<void> {
  const known = demanded("round", await getRound(systemActor, { fy: DEMO_FY }));
  const round = known ?? demanded("round", await createRound(office, { ...ROUND, opensOn, dueOn }, now));
  if (round.state !== "preparing") return;
  const { seen, itemsSeen } = demanded("round", await getRoundOverview(systemActor, { roundId: round.id }));
  const firstDay = new Date(`${opensOn}T00:00:00Z`);
  demanded(
    "opening",
    await sendOut(office, { id: round.id, seen, itemsSeen, acceptProblems: true }, firstDay),
  );
  // The database notes its own clock; the demonstration's round began weeks ago.
  await db().collectionRound.update({
    where: { id: round.id },
    data: { openedAt: firstDay },
    select: { id: true },
  });
}

/**
 * Plays the events that have not happened yet.
 * @param story all events so far, `events` included: each makes the next version of its report
 */
async function play(
  events: readonly DemoEvent[],
  story: readonly DemoEvent[],
  viewers: DemoViewers,
  { fy, now }: { readonly fy: FiscalYear; readonly now: Date },
): Promise<void> {
  const reports = demanded("reports", await listReports(systemActor, { fy }));
  const versions = new Map(reports.map((report) => [report.kpiId, report.version]));
  for (const event of events) {
    const { by, ...body } = event;
    const kpiId = toKpiId(event.kpiId);
    const before = story.slice(0, story.indexOf(event)).filter((each) => each.kpiId === kpiId).length;
    if ((versions.get(kpiId) ?? 0) > before) continue;
    demanded(
      `${body.event} of ${kpiId}`,
      await changeReport(viewers[by], { ...body, kpiId, fy, version: before }, now),
    );
  }
}

/** The metrics of the year that runs; nothing before it has begun, or once it is over. */
async function beginMetrics(viewers: DemoViewers, now: Date): Promise<void> {
  const fy = addYears(DEMO_FY, 1);
  if (fiscalYearOf(now) !== fy) return;
  const events = metricsOfNextYear(tokyoDate(now));
  await play(events, events, viewers, { fy, now });
}

async function publishAs(office: Viewer, input: { title: string; note: string }): Promise<void> {
  demanded("publication", await publish(office, input, filesBy(renderEdition)));
}
