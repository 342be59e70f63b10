/**
 * The one table of the data access layer: every function that takes a Viewer, the action it needs, and a call of it
 * that fails for nothing but a missing right. tests/architecture/data-access.test.ts finds what is missing here;
 * access.test.ts tries every row as every person.
 */

import { tmpdir } from "node:os";
import path from "node:path";
import { PNG } from "@tests/fixtures/evidence-files";
import { makePillar } from "@tests/fixtures/plan";
import type { Action } from "@/domain/shared/access";
import { addYears } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { type Refusal, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { createAccount, setAccountActive, updateAccount } from "@/server/accounts/change";
import { listDepartments } from "@/server/accounts/departments";
import { importAccounts } from "@/server/accounts/import";
import { reissueInvitation } from "@/server/accounts/invitations";
import { countAccounts, getAccount, listAccounts, listPeople } from "@/server/accounts/queries";
import { recoverAccount } from "@/server/accounts/recover";
import { readRoundAnswers } from "@/server/answer-sheets/answers";
import { examinePasted } from "@/server/answer-sheets/examine-pasted";
import { listSheetOwners, makeAnswerSheet } from "@/server/answer-sheets/make";
import { previewAnswerSheet } from "@/server/answer-sheets/preview";
import { recordAdoption } from "@/server/audit/adoption";
import { listAuditBatch, listAuditEvents } from "@/server/audit/queries";
import { verifyAudit } from "@/server/audit/verify";
import { db } from "@/server/db/client";
import { readOperatingState } from "@/server/metrics/operating-state";
import { readPastTable } from "@/server/past-figures/columns";
import { decideFigureImport } from "@/server/past-figures/decide";
import { importPastFigures } from "@/server/past-figures/import";
import { previewPastFigures } from "@/server/past-figures/preview";
import { countWaitingFigures, getFigureImport, listFigureImports } from "@/server/past-figures/queries";
import { readAuditNames } from "@/server/plan/audit-names";
import { bringBackFormerKpis } from "@/server/plan/former-kpis";
import { namedPlan } from "@/server/plan/initiative-ids";
import { listParts } from "@/server/plan/parts";
import { readPresentationClosing, savePresentationClosing } from "@/server/plan/presentation-closing";
import { listPlans } from "@/server/plan/queries";
import { listStaleBaselines } from "@/server/proposals/baselines";
import { confirmPlanChange } from "@/server/proposals/confirm";
import {
  discardProposal,
  editProposal,
  listDrafts,
  readProposal,
  saveProposal,
} from "@/server/proposals/draft";
import { examinePlanChange } from "@/server/proposals/examine";
import { importPlan } from "@/server/proposals/import";
import { startNextPlan } from "@/server/proposals/next-plan";
import { previewProposal, previewProposalInThread } from "@/server/proposals/preview";
import { declineSuggestion, makeSuggestion, withdrawSuggestion } from "@/server/proposals/suggestions/change";
import {
  listOpenPlaces,
  listSuggestionStates,
  listSuggestions,
} from "@/server/proposals/suggestions/queries";
import { actInThread } from "@/server/publication/acts";
import {
  listPapersOf,
  listPublishedYearsOf,
  listRecordOf,
  listStandingPublications,
  readSnapshotOf,
} from "@/server/publication/as-of";
import { compareInThread, comparePublications } from "@/server/publication/compare";
import { prepareCandidate } from "@/server/publication/compose/candidate";
import { draftPaperInThread, readDraftPaper } from "@/server/publication/draft-paper";
import { exportPublication } from "@/server/publication/export/export";
import { exportInThread, zipPublication } from "@/server/publication/export-zip";
import { keptOverview } from "@/server/publication/kept-overview";
import { listLooks } from "@/server/publication/looks";
import { readPlanSource } from "@/server/publication/plan-source";
import { previewInThread, readPreviewFile } from "@/server/publication/preview";
import { makePublication, publish } from "@/server/publication/publish";
import {
  listPublications,
  listPublicationTexts,
  listPublishedYears,
  readEverPublishedPlans,
  readPublishedFigures,
  readPublishedPlans,
} from "@/server/publication/queries";
import { deleteStopped } from "@/server/publication/stops/delete";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { liftStop } from "@/server/publication/stops/lift";
import { listFreedStops, listPublishedFiles, listStops } from "@/server/publication/stops/queries";
import { reapplyStops } from "@/server/publication/stops/reapply";
import { listPublishedTexts } from "@/server/publication/stops/texts";
import { verifyPublications } from "@/server/publication/verify/verify";
import { withdrawPublication } from "@/server/publication/withdraw";
import { layOutPublication, workbookInThread } from "@/server/publication/workbook";
import { changeAssessment, listAssessments } from "@/server/reports/assessments/queries";
import { readAttachmentAccess } from "@/server/reports/attachment-access";
import { listEntryNotes } from "@/server/reports/entry-notes";
import { addFile, addPicture, addUrl } from "@/server/reports/evidence/add";
import { changeVisibility, removeEvidence, restoreEvidence } from "@/server/reports/evidence/change";
import { readEvidenceFile } from "@/server/reports/evidence/file";
import { countEvidence, listEvidence } from "@/server/reports/evidence/queries";
import { importAnswers } from "@/server/reports/import";
import {
  changeInitiatives,
  listApprovedInitiatives,
  listInitiativeReports,
  listInitiativeReportsOfYears,
} from "@/server/reports/initiatives/queries";
import { readKpiRecord } from "@/server/reports/kpi-record";
import { postMessage } from "@/server/reports/messages/post";
import { listMessages } from "@/server/reports/messages/thread";
import { countUnread, listUnreadOfInitiatives, markRead } from "@/server/reports/messages/unread";
import {
  changeReport,
  getReport,
  listApprovedReports,
  listReports,
  listReportsOfYears,
} from "@/server/reports/queries";
import { listReportTexts } from "@/server/reports/search-texts";
import { noteOpened } from "@/server/reports/take-back";
import { listUndecidedReports } from "@/server/reports/undecided";
import { listUnsettled } from "@/server/reports/unsettled";
import { approveReports } from "@/server/rounds/approve-many";
import { assignDepartment } from "@/server/rounds/assign-department";
import { createRound, updateRound } from "@/server/rounds/change";
import { setItems } from "@/server/rounds/change-items";
import { readFirstRun } from "@/server/rounds/first-run";
import { readMailFile } from "@/server/rounds/mail-file";
import { readMailHold, releaseMails } from "@/server/rounds/mail-hold";
import { listMails } from "@/server/rounds/outbox";
import { getRoundOverview, previewOpening } from "@/server/rounds/overview";
import { changePlanLife } from "@/server/rounds/plan-life";
import { getRound, listRounds, listRoundTexts } from "@/server/rounds/queries";
import { resendMail } from "@/server/rounds/resend-mail";
import { listRoundLinks, revokeLinks } from "@/server/rounds/response-links";
import { readRunningRounds } from "@/server/rounds/running";
import { previewMails, sendReminders } from "@/server/rounds/send-reminders";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { transfer } from "@/server/rounds/transfer/transfer";
import { closeRound, extendRound, openRound, reopenItem } from "@/server/rounds/transitions";
import {
  type AccessWorld,
  initiativeOf,
  kpiId,
  kpiOf,
  ownerOf,
  PAST_TABLE,
  plan,
  renderOnePage,
  type Stage,
} from "./access-world";
import { assessmentOf } from "./assessments";
import { COLUMNS as PAST_COLUMNS, WORDS as PAST_WORDS } from "./past-figures";
import { content, FY, NOW } from "./reports";
import { anotherSuggestion } from "./suggestions";

/**
 * What is asked about. `nothing`: no department's. `kpi`: one KPI after the other, of each owner, its report at that
 * stage. `own department`: whatever is the person's own department's, or everybody's. `kpis`: a list, of which everybody gets what they may see, and who may see none is refused.
 */
type About = "nothing" | { readonly kpi: Stage } | "kpis" | "own department";

export interface AccessRow {
  readonly file: string;
  readonly name: string;
  /** Which of several uses of the function; "" for the only one. */
  readonly use: string;
  readonly action: Action;
  readonly about: About;
  readonly writes: boolean;
  /** @param kpi the KPI asked about; any, where the call is about none */
  readonly call: (viewer: Viewer, world: AccessWorld, kpi: KpiId) => Promise<Result<unknown>>;
  /** For `kpis`: ids of those in the answer. */
  readonly shown: (answer: unknown) => string[];
}

/** `never` lets every function in, whatever it takes behind the Viewer. */
type Asked = (viewer: Viewer, ...args: never[]) => Promise<Result<unknown>>;
type ArgsOf<F extends Asked> = F extends (viewer: Viewer, ...args: infer Args) => unknown ? Args : never;
type AnswerOf<F extends Asked> = Extract<Awaited<ReturnType<F>>, { ok: true }>["value"];

interface Spec<F extends Asked> {
  readonly action: Action;
  readonly use?: string;
  readonly about?: About;
  readonly writes?: true;
  readonly args: (world: AccessWorld, kpi: KpiId) => ArgsOf<F>;
  readonly shown?: (answer: AnswerOf<F>) => string[];
  /** Of a function that tells of each of many by itself: whether the only one that was asked for was refused. */
  readonly refusal?: (answer: AnswerOf<F>) => Refusal | null;
}

/** Rows of one file. The function itself is named, so that a row cannot speak of one and call another. */
function rowsOf(file: string) {
  // In two steps, so that the compiler knows the function's arguments before it reads ours.
  return <F extends Asked>(fn: F) =>
    (spec: Spec<F>): AccessRow => ({
      file,
      name: fn.name,
      use: spec.use ?? "",
      action: spec.action,
      about: spec.about ?? "nothing",
      writes: spec.writes ?? false,
      call: async (viewer, world, kpi) => {
        const result = await fn(viewer, ...(spec.args(world, kpi) as never[]));
        const reason = result.ok ? spec.refusal?.(result.value as AnswerOf<F>) : null;
        return reason ? refused(reason) : result;
      },
      shown: (answer) => spec.shown?.(answer as AnswerOf<F>) ?? [],
    });
}

const accounts = rowsOf("src/server/accounts/queries.ts");
const accountChanges = rowsOf("src/server/accounts/change.ts");
const departments = rowsOf("src/server/accounts/departments.ts");
const invitations = rowsOf("src/server/accounts/invitations.ts");
const accountImport = rowsOf("src/server/accounts/import.ts");
const recovery = rowsOf("src/server/accounts/recover.ts");
const responseLinks = rowsOf("src/server/rounds/response-links.ts");
const audit = rowsOf("src/server/audit/queries.ts");
const operatingState = rowsOf("src/server/metrics/operating-state.ts");
const adoption = rowsOf("src/server/audit/adoption.ts");
const auditVerification = rowsOf("src/server/audit/verify.ts");
const messages = rowsOf("src/server/reports/messages/thread.ts");
const messagePost = rowsOf("src/server/reports/messages/post.ts");
const messageReading = rowsOf("src/server/reports/messages/unread.ts");
const evidence = rowsOf("src/server/reports/evidence/queries.ts");
const evidenceAdd = rowsOf("src/server/reports/evidence/add.ts");
const evidenceChange = rowsOf("src/server/reports/evidence/change.ts");
const evidenceFile = rowsOf("src/server/reports/evidence/file.ts");
const outbox = rowsOf("src/server/rounds/outbox.ts");
const mailFile = rowsOf("src/server/rounds/mail-file.ts");
const mailResend = rowsOf("src/server/rounds/resend-mail.ts");
const firstRun = rowsOf("src/server/rounds/first-run.ts");
const mailHold = rowsOf("src/server/rounds/mail-hold.ts");
const reminders = rowsOf("src/server/rounds/send-reminders.ts");
const plans = rowsOf("src/server/plan/queries.ts");
const parts = rowsOf("src/server/plan/parts.ts");
const formerKpis = rowsOf("src/server/plan/former-kpis.ts");
const planImport = rowsOf("src/server/proposals/import.ts");
const initiativeIds = rowsOf("src/server/plan/initiative-ids.ts");
const planLife = rowsOf("src/server/rounds/plan-life.ts");
const planDepartment = rowsOf("src/server/rounds/assign-department.ts");
const auditNames = rowsOf("src/server/plan/audit-names.ts");
const proposals = rowsOf("src/server/proposals/examine.ts");
const proposalConfirmation = rowsOf("src/server/proposals/confirm.ts");
const proposalPreview = rowsOf("src/server/proposals/preview.ts");
const baselines = rowsOf("src/server/proposals/baselines.ts");
const nextPlans = rowsOf("src/server/proposals/next-plan.ts");
const drafts = rowsOf("src/server/proposals/draft.ts");
const suggestions = rowsOf("src/server/proposals/suggestions/queries.ts");
const suggestionChanges = rowsOf("src/server/proposals/suggestions/change.ts");
const reports = rowsOf("src/server/reports/queries.ts");
const pastColumns = rowsOf("src/server/past-figures/columns.ts");
const pastPreview = rowsOf("src/server/past-figures/preview.ts");
const pastImport = rowsOf("src/server/past-figures/import.ts");
const pastQueries = rowsOf("src/server/past-figures/queries.ts");
const pastDecisions = rowsOf("src/server/past-figures/decide.ts");
const attachments = rowsOf("src/server/reports/attachment-access.ts");
const entryNotes = rowsOf("src/server/reports/entry-notes.ts");
const reportsImport = rowsOf("src/server/reports/import.ts");
const sheetAnswers = rowsOf("src/server/answer-sheets/answers.ts");
const sheets = rowsOf("src/server/answer-sheets/make.ts");
const returnedSheets = rowsOf("src/server/answer-sheets/preview.ts");
const reportsChange = rowsOf("src/server/reports/change.ts");
const searchTexts = rowsOf("src/server/reports/search-texts.ts");
const kpiRecord = rowsOf("src/server/reports/kpi-record.ts");
const undecided = rowsOf("src/server/reports/undecided.ts");
const unsettled = rowsOf("src/server/reports/unsettled.ts");
const keptFor = rowsOf("src/server/publication/kept-overview.ts");
const asOf = rowsOf("src/server/publication/as-of.ts");
const planSource = rowsOf("src/server/publication/plan-source.ts");
const takeBack = rowsOf("src/server/reports/take-back.ts");
const initiatives = rowsOf("src/server/reports/initiatives/queries.ts");
const assessments = rowsOf("src/server/reports/assessments/queries.ts");
const assessmentsChange = rowsOf("src/server/reports/assessments/change.ts");
const initiativesChange = rowsOf("src/server/reports/initiatives/change.ts");
const transferQueries = rowsOf("src/server/rounds/transfer/queries.ts");
const transfers = rowsOf("src/server/rounds/transfer/transfer.ts");
const roundApproval = rowsOf("src/server/rounds/approve-many.ts");
const roundItems = rowsOf("src/server/rounds/change-items.ts");
const roundOverview = rowsOf("src/server/rounds/overview.ts");
const roundTransitions = rowsOf("src/server/rounds/transitions.ts");
const rounds = rowsOf("src/server/rounds/queries.ts");
const roundChanges = rowsOf("src/server/rounds/change.ts");
const runningRound = rowsOf("src/server/rounds/running.ts");
const publicationExport = rowsOf("src/server/publication/export/export.ts");
const publicationList = rowsOf("src/server/publication/queries.ts");
const presentationClosing = rowsOf("src/server/plan/presentation-closing.ts");
const comparisons = rowsOf("src/server/publication/compare.ts");
const candidates = rowsOf("src/server/publication/compose/candidate.ts");
const draftPapers = rowsOf("src/server/publication/draft-paper.ts");
const exportZips = rowsOf("src/server/publication/export-zip.ts");
const looks = rowsOf("src/server/publication/looks.ts");
const previews = rowsOf("src/server/publication/preview.ts");
const publications = rowsOf("src/server/publication/publish.ts");
const publicationActs = rowsOf("src/server/publication/acts.ts");
const stopHiding = rowsOf("src/server/publication/stops/hide.ts");
const stopLifting = rowsOf("src/server/publication/stops/lift.ts");
const stopDeletion = rowsOf("src/server/publication/stops/delete.ts");
const stopQueries = rowsOf("src/server/publication/stops/queries.ts");
const stopTexts = rowsOf("src/server/publication/stops/texts.ts");
const stopReapplying = rowsOf("src/server/publication/stops/reapply.ts");
const verification = rowsOf("src/server/publication/verify/verify.ts");
const withdrawal = rowsOf("src/server/publication/withdraw.ts");
const pastedAnswers = rowsOf("src/server/answer-sheets/examine-pasted.ts");
const publicationWorkbooks = rowsOf("src/server/publication/workbook.ts");

/** Every account and every report of the world is at its first version, unless said otherwise. */
const FIRST = 1;
const changedPlan = { ...plan, aim: "改めた目指す姿" };
const WORDS = { title: "次の公表", note: "" };
const FRONT_PAGE = { basePath: "/preview", route: "/" };
const CSV_FILE = { basePath: "/preview", route: "/data/kpis.csv" };
const PAGE = { path: "index.html", contentType: "text/html", body: new Uint8Array(1) };
const STATE = { progress: "under_way", done: "始めた", result: "", nextStep: "", warningNote: "" } as const;
const INITIATIVE_EVENTS = [
  { event: "save_draft", stage: "open", content: STATE },
  { event: "submit", stage: "open", content: STATE },
  { event: "return", stage: "submitted", content: null },
  { event: "approve", stage: "submitted", content: null },
] as const;
const importOf = (event: "save_draft" | "submit", kpi: KpiId) => ({
  event,
  files: ["回答票.xlsx"],
  figures: [{ kpiId: kpi, fy: FY, version: 0, content: filled }],
  initiatives: [{ initiativeId: initiativeOf(kpi), fy: FY, version: 0, content: STATE }],
});
const filled = content({ actualText: "150", warningNote: "確認済み" });

export const ACCESS_TABLE: readonly AccessRow[] = [
  accounts(listAccounts)({ action: "account.read", args: () => [] }),
  accounts(listPeople)({ action: "person.read", args: () => [] }),
  accounts(getAccount)({ action: "account.read", args: (world) => [world.accountId] }),
  departments(listDepartments)({ action: "account.read", args: () => [] }),
  accountChanges(createAccount)({
    action: "account.manage",
    writes: true,
    args: () => [{ email: "new@example.jp", name: "新任", role: "manager", department: null }],
  }),
  invitations(reissueInvitation)({
    action: "account.manage",
    writes: true,
    args: (world) => [{ accountId: world.accountId }],
  }),
  accountImport(importAccounts)({
    action: "account.manage",
    writes: true,
    args: () => [
      {
        people: [{ email: "listed@example.jp", name: "新任", role: "manager", department: null }],
        isConfirmed: true,
        withInvitations: true,
      },
    ],
  }),
  recovery(recoverAccount)({
    action: "account.manage",
    writes: true,
    args: () => [{ email: "spare@example.jp", resetsSecondFactor: true, reactivates: false }],
  }),
  accountChanges(updateAccount)({
    action: "account.manage",
    writes: true,
    args: (world) => [
      { accountId: world.accountId, version: FIRST, name: "改姓", role: "manager", department: null },
    ],
  }),
  accountChanges(setAccountActive)({
    action: "account.manage",
    writes: true,
    args: (world) => [{ accountId: world.accountId, version: FIRST, active: false }],
  }),

  responseLinks(listRoundLinks)({ action: "round.manage", args: ({ round }) => [{ roundId: round.id }] }),
  responseLinks(revokeLinks)({
    action: "round.manage",
    writes: true,
    args: ({ round, people }) => [{ roundId: round.id, userId: people["contributor of 総務課"].id }],
  }),

  audit(listAuditEvents)({ action: "audit.read", args: () => [{ filter: {} }] }),
  audit(listAuditBatch)({ action: "audit.read", args: () => [{ filter: {}, after: "0" }] }),
  auditNames(readAuditNames)({ action: "audit.read", args: () => [] }),
  operatingState(readOperatingState)({ action: "settings.manage", args: () => [] }),
  auditVerification(verifyAudit)({ action: "audit.read", args: () => [] }),

  publicationList(readPublishedPlans)({ action: "plan.manage", args: () => [] }),
  publicationList(readEverPublishedPlans)({ action: "plan.manage", args: () => [] }),
  publicationList(readPublishedFigures)({ action: "dashboard.read", args: () => [] }),
  searchTexts(listReportTexts)({
    action: "report.read",
    about: "kpis",
    args: () => [],
    // Of each, the KPI stands there with its initiative.
    shown: (answer) => {
      const ids = answer.map(({ itemId }) => itemId);
      return [...new Set(ids)].filter((id) => ids.includes(`i-${id}`));
    },
  }),
  keptFor(keptOverview)({ action: "dashboard.read", args: () => ["test", async () => "made"] }),
  asOf(listStandingPublications)({ action: "dashboard.read", args: () => [] }),
  asOf(readSnapshotOf)({ action: "dashboard.read", args: () => [{ no: 1 }] }),
  asOf(listPapersOf)({ action: "dashboard.read", args: () => [{ no: 1 }] }),
  planSource(readPlanSource)({ action: "dashboard.read", args: () => [{ planId: null, asOf: null }] }),
  asOf(listPublishedYearsOf)({ action: "dashboard.read", args: (_, kpi) => [{ kpiIds: [kpi] }] }),
  asOf(listRecordOf)({ action: "dashboard.read", args: (_, kpi) => [{ kpiIds: [kpi] }] }),
  kpiRecord(readKpiRecord)({ action: "dashboard.read", args: (_, kpi) => [{ kpiIds: [kpi] }] }),
  undecided(listUndecidedReports)({ action: "dashboard.read", args: () => [] }),
  unsettled(listUnsettled)({
    action: "report.read",
    about: "kpis",
    args: () => [],
    // Of each, the KPI stands there with its initiative.
    shown: (answer) => {
      const ids = answer.map(({ itemId }) => itemId);
      return ids.filter((id) => ids.includes(`i-${id}`));
    },
  }),
  runningRound(readRunningRounds)({ action: "round.read", args: () => [] }),
  accounts(countAccounts)({ action: "account.read", args: () => [] }),

  messages(listMessages)({
    action: "report.read",
    about: { kpi: "submitted" },
    args: (_, kpi) => [{ kpiId: kpi, fy: FY }, NOW],
  }),
  messagePost(postMessage)({
    action: "report.message",
    about: { kpi: "submitted" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, field: null, body: "確認しました。" }, NOW],
  }),
  // Up to no message nothing is noted, and so nothing audited; what is noted otherwise: discussion.test.ts.
  // Like reading a message it leaves no audit event; what it writes, and of whose answers: take-back.test.ts.
  takeBack(noteOpened)({
    action: "report.approve",
    args: () => [{ fy: FY, seen: [{ itemId: "paper", version: FIRST }] }],
  }),
  messageReading(markRead)({
    action: "report.read",
    about: { kpi: "submitted" },
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, upToId: "0" }, NOW],
  }),
  messageReading(countUnread)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fy: FY }],
    // Beside each KPI's report and each initiative's answer.
    shown: (answer) => [...answer.keys()].filter((id) => !answer.has(kpiOf(toInitiativeId(id)))),
  }),
  messageReading(listUnreadOfInitiatives)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fys: [FY] }],
    shown: (answer) => answer.map(({ initiativeId }) => kpiOf(toInitiativeId(initiativeId))),
  }),

  evidence(countEvidence)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fy: FY }],
    shown: (answer) => [...answer.keys()],
  }),
  evidence(listEvidence)({
    use: "of an initiative",
    action: "report.read",
    about: { kpi: "open" },
    args: (_, kpi) => [{ kpiId: initiativeOf(kpi), fy: FY }, NOW],
  }),
  evidenceAdd(addUrl)({
    use: "to an initiative",
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [
      { kpiId: initiativeOf(kpi), fy: FY, title: "統計書", url: "https://example.jp/" },
      NOW,
    ],
  }),
  evidenceAdd(addPicture)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [
      { kpiId: initiativeOf(kpi), fy: FY, name: "窓口.png", bytes: PNG, alt: "窓口に立つ人" },
      NOW,
    ],
  }),
  messages(listMessages)({
    use: "of an initiative",
    action: "report.read",
    about: { kpi: "open" },
    args: (_, kpi) => [{ kpiId: initiativeOf(kpi), fy: FY }, NOW],
  }),
  messagePost(postMessage)({
    use: "of an initiative",
    action: "report.message",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [{ kpiId: initiativeOf(kpi), fy: FY, field: null, body: "確かめました。" }, NOW],
  }),
  evidence(listEvidence)({
    action: "report.read",
    about: { kpi: "open" },
    args: (_, kpi) => [{ kpiId: kpi, fy: FY }, NOW],
  }),
  evidenceAdd(addFile)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, name: "表.csv", bytes: new TextEncoder().encode("a,b\n") }, NOW],
  }),
  evidenceAdd(addUrl)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, title: "統計書", url: "https://example.jp/" }, NOW],
  }),
  evidenceChange(changeVisibility)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (world, kpi) => [{ id: world.evidence[kpi] ?? "", isPublic: true }, NOW],
  }),
  evidenceChange(removeEvidence)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (world, kpi) => [{ id: world.evidence[kpi] ?? "" }, NOW],
  }),
  evidenceChange(restoreEvidence)({
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (world, kpi) => [{ id: world.removedEvidence[kpi] ?? "" }, NOW],
  }),
  evidenceFile(readEvidenceFile)({
    action: "report.read",
    about: { kpi: "open" },
    args: (world, kpi) => [{ id: world.evidence[kpi] ?? "" }, NOW],
  }),

  pastColumns(readPastTable)({ action: "report.submit", args: () => [PAST_TABLE, {}] }),
  pastPreview(previewPastFigures)({
    action: "report.submit",
    args: () => [PAST_TABLE, PAST_COLUMNS, NOW],
  }),
  pastImport(importPastFigures)({
    action: "report.submit",
    writes: true,
    args: ({ pastFiguresSeen: seen }) => [
      { workbook: PAST_TABLE, bytes: new Uint8Array(1) },
      { columns: PAST_COLUMNS, seen, chosen: ["C2"], fileName: "実績.csv", ...PAST_WORDS },
      NOW,
    ],
  }),
  pastQueries(listFigureImports)({ action: "report.approve", args: () => [] }),
  pastQueries(countWaitingFigures)({ action: "report.approve", args: () => [] }),
  pastQueries(getFigureImport)({
    action: "report.approve",
    args: (world) => [{ importId: Object.values(world.figureImports)[0] ?? "" }],
  }),
  ...(["approve", "return"] as const).map((event) =>
    pastDecisions(decideFigureImport)({
      use: event,
      action: `report.${event}`,
      about: { kpi: "submitted" },
      writes: true,
      args: (world, kpi) => [{ importId: world.figureImports[kpi] ?? "", event, comment: "取り違え" }, NOW],
    }),
  ),

  outbox(listMails)({ action: "round.manage", args: () => [] }),
  reminders(previewMails)({ action: "round.manage", args: ({ round }) => [{ roundId: round.id }, NOW] }),
  reminders(sendReminders)({
    action: "round.manage",
    writes: true,
    args: ({ round, people }) => [
      { roundId: round.id, recipientIds: [people["contributor of 総務課"].id] },
      NOW,
    ],
  }),
  mailFile(readMailFile)({ action: "round.manage", writes: true, args: ({ mailId }) => [mailId] }),
  mailHold(readMailHold)({ action: "mail.release", args: () => [] }),
  mailHold(releaseMails)({ action: "mail.release", writes: true, args: () => [{ waiting: "keep" }] }),
  mailResend(resendMail)({ action: "round.manage", writes: true, args: ({ mailId }) => [{ mailId }] }),

  plans(listPlans)({ action: "plan.read", args: () => [] }),
  parts(listParts)({ action: "plan.read", args: () => [["dx-2"]] }),
  planImport(importPlan)({
    action: "plan.manage",
    writes: true,
    args: () => [
      {
        ...plan,
        id: "t-next",
        kpis: plan.kpis.map((kpi) => ({ ...kpi, id: toKpiId(`${kpi.id}-next`) })),
        pillars: [makePillar()],
      },
    ],
  }),
  initiativeIds(namedPlan)({ action: "plan.manage", args: () => [changedPlan] }),
  proposals(examinePlanChange)({ action: "plan.manage", args: () => [changedPlan, {}] }),
  proposalConfirmation(confirmPlanChange)({
    action: "plan.manage",
    writes: true,
    args: () => [{ proposed: changedPlan, decisions: {}, baseVersion: FIRST, replacesDraft: true }],
  }),
  suggestions(listSuggestions)({ action: "suggestion.read", about: "own department", args: () => [] }),
  suggestions(listSuggestionStates)({ action: "suggestion.read", about: "own department", args: () => [] }),
  suggestions(listOpenPlaces)({ action: "suggestion.make", about: "own department", args: () => [NOW] }),
  suggestionChanges(makeSuggestion)({
    action: "suggestion.make",
    about: "own department",
    writes: true,
    args: () => [anotherSuggestion(), NOW],
  }),
  suggestionChanges(withdrawSuggestion)({
    action: "suggestion.make",
    about: { kpi: "open" },
    writes: true,
    args: (world, kpi) => [{ id: world.suggestions[kpi] ?? world.accountId }],
  }),
  suggestionChanges(declineSuggestion)({
    action: "plan.manage",
    writes: true,
    args: (world) => [{ id: Object.values(world.suggestions)[0] ?? "", answer: "ほかの数値で分かるため" }],
  }),
  proposalPreview(previewProposal)({
    action: "plan.manage",
    args: () => [{ planId: plan.id, ...FRONT_PAGE }, async () => PAGE],
  }),
  proposalPreview(previewProposalInThread)({
    action: "plan.manage",
    args: () => [{ planId: plan.id, ...FRONT_PAGE }],
  }),
  drafts(listDrafts)({ action: "plan.manage", args: () => [] }),
  drafts(readProposal)({ action: "plan.manage", args: () => [plan.id, NOW] }),
  drafts(saveProposal)({
    action: "plan.manage",
    writes: true,
    // Looked at whole: a plan without a pillar is none.
    args: ({ draftSeen }) => [{ proposed: changedPlan, seen: draftSeen }],
  }),
  drafts(editProposal)({
    action: "plan.manage",
    writes: true,
    args: ({ draftSeen }) => [
      {
        planId: plan.id,
        seen: draftSeen,
        edit: { kind: "pillar", no: null, fields: { catchphrase: "安心", title: "暮らし", source: "別紙" } },
      },
    ],
  }),
  drafts(discardProposal)({
    action: "plan.manage",
    writes: true,
    args: ({ draftSeen }) => [{ planId: plan.id, seen: draftSeen }],
  }),
  formerKpis(bringBackFormerKpis)({ action: "plan.manage", writes: true, args: () => [] }),
  baselines(listStaleBaselines)({ action: "plan.manage", args: () => [NOW] }),
  nextPlans(startNextPlan)({
    action: "plan.manage",
    writes: true,
    args: () => [
      {
        planId: plan.id,
        id: "t-next",
        name: "次の計画",
        startFy: addYears(plan.endFy, 1),
        endFy: addYears(plan.endFy, 5),
      },
    ],
  }),
  planLife(changePlanLife)({
    action: "plan.manage",
    writes: true,
    args: () => [{ planId: plan.id, act: "lead", reason: "見直しのため" }, NOW],
  }),
  presentationClosing(readPresentationClosing)({
    action: "dashboard.read",
    args: () => [{ planId: plan.id }],
  }),
  presentationClosing(savePresentationClosing)({
    action: "plan.manage",
    writes: true,
    args: () => [{ planId: plan.id, text: "おわりに", seen: sha256("") }],
  }),
  planDepartment(assignDepartment)({
    action: "plan.manage",
    writes: true,
    args: (world) => [{ kpiId: kpiId("nobody", "open"), departmentId: world.departmentIds.general }],
  }),

  reports(listReports)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fy: FY }],
    shown: (answer) => answer.map((report) => report.kpiId),
  }),
  reports(listReportsOfYears)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fys: [FY] }],
    shown: (answer) => answer.map((report) => report.kpiId),
  }),
  reports(listApprovedReports)({
    action: "report.read",
    about: "kpis",
    args: () => [],
    shown: (answer) => answer.map((report) => report.kpiId),
  }),
  reports(getReport)({
    action: "report.read",
    about: { kpi: "submitted" },
    args: (_, kpi) => [{ kpiId: kpi, fy: FY }, NOW],
  }),
  attachments(readAttachmentAccess)({
    action: "report.read",
    about: { kpi: "submitted" },
    args: (_, kpi) => [db(), { kpiId: kpi, fy: FY }, NOW],
  }),
  entryNotes(listEntryNotes)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fy: FY }],
    shown: (answer) => answer.map(({ kpiId }) => kpiId),
  }),
  initiatives(listInitiativeReports)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fy: FY }, NOW],
    shown: (answer) => answer.map(({ initiativeId }) => kpiOf(initiativeId)),
  }),
  initiatives(listInitiativeReportsOfYears)({
    action: "report.read",
    about: "kpis",
    args: () => [{ fys: [FY] }, NOW],
    shown: (answer) => answer.map(({ initiativeId }) => kpiOf(initiativeId)),
  }),
  assessments(listAssessments)({ action: "report.read", args: () => [{ fys: [FY] }, NOW] }),
  ...(["save_draft", "submit"] as const).map((event) =>
    assessmentsChange(changeAssessment)({
      use: event,
      action: event === "save_draft" ? "report.edit" : "report.submit",
      writes: true,
      args: () => [
        {
          planId: plan.id,
          partId: `${plan.id}:1`,
          fy: FY,
          event,
          version: 0,
          content: assessmentOf({ summary: "進んだ。" }),
        },
        NOW,
      ],
    }),
  ),
  ...(["return", "approve"] as const).map((event) =>
    assessmentsChange(changeAssessment)({
      use: event,
      action: `report.${event}`,
      // Nobody's department writes them: whoever may decide on any report that another person submitted.
      about: { kpi: "submitted" },
      writes: true,
      args: () => [
        { planId: plan.id, partId: `${plan.id}:plan`, fy: FY, event, version: FIRST, comment: "要確認" },
        NOW,
      ],
    }),
  ),
  initiatives(listApprovedInitiatives)({
    action: "dashboard.read",
    args: () => [{ planId: plan.id, before: FY }],
  }),
  ...INITIATIVE_EVENTS.map(({ event, stage, content }) =>
    initiativesChange(changeInitiatives)({
      use: event,
      action: event === "save_draft" ? "report.edit" : `report.${event}`,
      about: { kpi: stage },
      writes: true,
      args: (_, kpi) => {
        const initiativeId = initiativeOf(kpi);
        const version = stage === "open" ? 0 : FIRST;
        return [{ fy: FY, changes: [{ initiativeId, event, version, content, comment: "要確認" }] }, NOW];
      },
      refusal: ([answer]) => (!answer || answer.outcome === "done" ? null : answer.outcome),
    }),
  ),
  reportsChange(changeReport)({
    use: "save_draft",
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, event: "save_draft", version: 0, content: filled }, NOW],
  }),
  reportsChange(changeReport)({
    use: "submit",
    action: "report.submit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, event: "submit", version: 0, content: filled }, NOW],
  }),
  reportsChange(changeReport)({
    use: "return",
    action: "report.return",
    about: { kpi: "submitted" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, event: "return", version: FIRST, comment: "要確認" }, NOW],
  }),
  reportsChange(changeReport)({
    use: "approve",
    action: "report.approve",
    about: { kpi: "submitted" },
    writes: true,
    args: (_, kpi) => [{ kpiId: kpi, fy: FY, event: "approve", version: FIRST }, NOW],
  }),

  reportsImport(importAnswers)({
    use: "save_draft",
    action: "report.edit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [importOf("save_draft", kpi), NOW],
  }),
  reportsImport(importAnswers)({
    use: "submit",
    action: "report.submit",
    about: { kpi: "open" },
    writes: true,
    args: (_, kpi) => [importOf("submit", kpi), NOW],
  }),
  sheetAnswers(readRoundAnswers)({
    action: "report.sheet",
    about: "kpis",
    args: ({ round }) => [round.id, NOW],
    shown: ({ figures }) => figures.map(({ kpi }) => kpi.id),
  }),
  sheets(listSheetOwners)({
    action: "report.sheet",
    about: "own department",
    args: ({ round }) => [round.id, NOW],
  }),
  sheets(makeAnswerSheet)({
    action: "report.sheet",
    about: { kpi: "open" },
    args: ({ round, departmentIds }, kpi) => [
      { roundId: round.id, departmentId: departmentIds[ownerOf(kpi)] },
      NOW,
    ],
  }),
  returnedSheets(previewAnswerSheet)({
    action: "report.sheet",
    about: "own department",
    args: ({ round }) => [{ roundId: round.id, file: { name: "a.csv", bytes: new Uint8Array() } }, NOW],
  }),

  rounds(getRound)({ action: "round.read", args: () => [{ fy: FY }] }),
  firstRun(readFirstRun)({ action: "account.read", args: () => [] }),
  rounds(listRoundTexts)({ action: "round.read", args: () => [] }),
  rounds(listRounds)({ action: "round.read", args: () => [] }),
  roundChanges(createRound)({
    action: "round.manage",
    writes: true,
    args: () => [
      { fy: FY + 1, title: "次の照会", instructions: "", opensOn: "2027-04-01", dueOn: "2027-05-31" },
      NOW,
    ],
  }),
  roundChanges(updateRound)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => {
      const { round, seen } = rounds.preparing;
      const { id, instructions, opensOn, dueOn } = round;
      return [{ id, seen, title: "改めた照会", instructions, opensOn, dueOn }];
    },
  }),

  roundOverview(getRoundOverview)({ action: "report.read", args: ({ round }) => [{ roundId: round.id }] }),
  roundOverview(previewOpening)({
    action: "round.manage",
    args: ({ rounds }) => [{ roundId: rounds.preparing.round.id }, NOW],
  }),
  roundItems(setItems)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => [
      {
        id: rounds.preparing.round.id,
        seen: rounds.preparing.itemsSeen,
        items: [{ kpiId: kpiId("general", "open"), respondentId: null }],
      },
      NOW,
    ],
  }),
  roundTransitions(openRound)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => {
      const { round, seen, itemsSeen } = rounds.preparing;
      return [{ id: round.id, seen, itemsSeen, acceptProblems: true }, NOW];
    },
  }),
  roundTransitions(extendRound)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => [{ id: rounds.open.round.id, seen: rounds.open.seen, dueOn: "2026-07-31" }, NOW],
  }),
  roundTransitions(closeRound)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => [{ id: rounds.open.round.id, seen: rounds.open.seen }, NOW],
  }),
  roundTransitions(reopenItem)({
    action: "round.manage",
    writes: true,
    args: ({ rounds }) => [
      { id: rounds.closed.round.id, kpiId: kpiId("general", "open"), reason: "集計の誤り" },
      NOW,
    ],
  }),
  roundApproval(approveReports)({
    action: "report.approve",
    about: { kpi: "submitted" },
    writes: true,
    args: ({ round }, kpi) => [{ roundId: round.id, reports: [{ kpiId: kpi, version: FIRST }] }, NOW],
  }),
  transferQueries(getTransfer)({ action: "round.manage", args: () => [{ party: null }, NOW] }),
  transfers(transfer)({
    action: "round.manage",
    writes: true,
    args: ({ departmentIds, holdingsSeen }) => [
      {
        party: { kind: "department", id: departmentIds.general ?? "" },
        to: departmentIds.citizen,
        seen: holdingsSeen,
      },
      NOW,
    ],
  }),

  publicationExport(exportPublication)({
    action: "publication.read",
    args: () => [{ no: 1 }, (snapshot) => renderOnePage({ kind: "publication", snapshot })],
  }),
  exportZips(zipPublication)({
    action: "publication.read",
    args: () => [{ no: 1 }, (snapshot) => renderOnePage({ kind: "publication", snapshot })],
  }),
  exportZips(exportInThread)({ action: "publication.read", args: () => [{ no: 1 }] }),
  publicationList(listPublications)({ action: "publication.read", args: () => [] }),
  publicationList(listPublicationTexts)({ action: "plan.read", args: () => [] }),
  publicationList(listPublishedYears)({ action: "publication.read", args: () => [] }),
  pastedAnswers(examinePasted)({ action: "round.manage", args: () => [[], NOW] }),
  publicationWorkbooks(layOutPublication)({
    action: "publication.read",
    args: () => [
      { no: 1, table: { kind: "open-data" } },
      (snapshot) => ({ title: snapshot.title, sheets: [] }),
    ],
  }),
  publicationWorkbooks(workbookInThread)({
    action: "publication.read",
    args: () => [{ no: 1, table: { kind: "open-data" } }],
  }),
  comparisons(comparePublications)({ action: "publication.read", args: () => [{ from: 1, to: 1 }] }),
  comparisons(compareInThread)({ action: "publication.read", args: () => [{ from: 1, to: 1 }] }),
  candidates(prepareCandidate)({ action: "publication.publish", args: () => [WORDS] }),
  looks(listLooks)({ action: "publication.publish", args: () => [`1-${"0".repeat(64)}`] }),
  // Of a file nothing is noted; what is noted of a page, without an audit event: publication-looks.test.ts.
  previews(readPreviewFile)({
    action: "publication.publish",
    args: () => [{ ...WORDS, ...CSV_FILE }, async () => ({ ...PAGE, contentType: "text/csv" })],
  }),
  previews(previewInThread)({ action: "publication.publish", args: () => [{ ...WORDS, ...CSV_FILE }] }),
  draftPapers(readDraftPaper)({
    action: "dashboard.read",
    args: () => [{ paper: { committeeOf: plan.id } }, async () => PAGE],
  }),
  draftPapers(draftPaperInThread)({
    action: "dashboard.read",
    args: () => [{ paper: { committeeOf: plan.id } }],
  }),
  publications(publish)({ action: "publication.publish", writes: true, args: () => [WORDS, renderOnePage] }),
  publicationActs(actInThread)({
    action: "publication.publish",
    writes: true,
    args: () => [{ kind: "publish", input: WORDS }],
  }),
  publications(makePublication)({
    action: "publication.publish",
    writes: true,
    args: () => [WORDS, renderOnePage, null],
  }),
  stopHiding(hideFromPublic)({
    action: "publication.publish",
    writes: true,
    args: () => [
      { target: { kind: "text", passage: plan.name }, cause: "personal", reason: "誤って載せたため" },
    ],
  }),
  stopLifting(liftStop)({
    action: "publication.publish",
    writes: true,
    args: (world) => [{ id: world.stopId, reason: "差し支えないため" }],
  }),
  stopDeletion(deleteStopped)({
    action: "publication.publish",
    writes: true,
    args: (world) => [{ id: world.stopId, reason: "個人情報のため", fromStore: false }],
  }),
  stopQueries(listStops)({ action: "publication.publish", args: () => [] }),
  stopQueries(listFreedStops)({ action: "publication.publish", args: () => [{}] }),
  stopQueries(listPublishedFiles)({ action: "publication.publish", args: () => [] }),
  stopTexts(listPublishedTexts)({ action: "publication.publish", args: () => [] }),
  // The data folder knows of nothing that the database does not.
  stopReapplying(reapplyStops)({
    action: "publication.publish",
    args: () => [path.join(tmpdir(), `ayumi-stops-${process.pid}`)],
  }),
  adoption(recordAdoption)({
    action: "publication.publish",
    writes: true,
    args: () => [{ before: "前", after: "後" }],
  }),
  verification(verifyPublications)({ action: "publication.read", args: () => [] }),
  withdrawal(withdrawPublication)({
    action: "publication.publish",
    writes: true,
    args: () => [{ no: 1, reason: "誤りがあったため" }, renderOnePage],
  }),
];
