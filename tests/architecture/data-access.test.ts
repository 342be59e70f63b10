/** Authorization lives in the data access layer: nothing reaches the database there but through a Viewer. */

import { ACCESS_TABLE } from "@tests/db/support/access-table";
import { beforeAll, describe, expect, it } from "vitest";
import { type ExportedCode, FOLDERS, scanDataAccess } from "./data-access-scan";

/** What touches the database without taking a Viewer first, each with the reason why it may. */
const WITHOUT_VIEWER: Readonly<Record<string, string>> = {
  "src/server/audit/record.ts#recordAudit":
    "writes inside its caller's transaction, of which it is the last part",
  "src/server/audit/record.ts#recordAudits":
    "writes inside its caller's transaction, of which it is the last part",
  "src/server/audit/refusals.ts#recordRefusal":
    "writes down that somebody was refused; it gives nobody anything",

  "src/server/audit/restored.ts#recordRestore":
    "writes down that a command put a backup back; it gives nobody anything",

  // Parts of a transaction: whoever opens it has asked `can`, and stands in the table.
  "src/server/accounts/change.ts#addAccount": "writes inside its caller's transaction",
  "src/server/accounts/departments.ts#ensureDepartments": "writes inside its caller's transaction",
  "src/server/accounts/departments.ts#listedDepartments": "reads for its caller, who has asked `can`",
  "src/server/accounts/departments.ts#resolveDepartment": "writes inside its caller's transaction",
  "src/server/accounts/departments.ts#recordNewDepartment": "writes inside its caller's transaction",
  "src/server/accounts/invitations.ts#endInvitations": "writes inside its caller's transaction",
  "src/server/accounts/invitations.ts#invite": "writes inside its caller's transaction",
  "src/server/accounts/invitations.ts#recordInvitation": "writes inside its caller's transaction",
  "src/server/plan/queries.ts#readPlans": "reads inside its caller's transaction",
  "src/server/plan/queries.ts#readPlansOnce": "reads for its callers, who have asked `can`",
  "src/server/plan/ids.ts#problemOfIds": "reads inside its caller's transaction",
  "src/server/plan/initiative-ids.ts#problemOfInitiativeIds": "reads inside its caller's transaction",
  "src/server/plan/metric-ids.ts#problemOfMetricIds": "reads inside its caller's transaction",
  "src/server/plan/initiative-ids.ts#readTakenIds": "reads inside its caller's transaction",
  "src/server/plan/queries.ts#readDefinitions": "reads inside its caller's transaction",
  "src/server/plan/versions.ts#holdPlans": "locks inside its caller's transaction",
  "src/server/plan/versions.ts#writeVersion": "writes inside its caller's transaction",
  "src/server/plan/versions.ts#handOver": "writes inside its caller's transaction",
  "src/server/proposals/examine.ts#examined": "reads inside its caller's transaction",
  "src/server/proposals/draft-row.ts#draftConflict": "reads inside its caller's transaction",
  "src/server/proposals/lost-draft.ts#openDraftOf": "reads inside its caller's transaction",
  "src/server/proposals/suggestions/input.ts#readOpenPlaces": "reads for its caller, who has asked `can`",
  "src/server/proposals/suggestions/input.ts#readSuggestion": "reads inside its caller's transaction",
  "src/server/proposals/suggestions/change.ts#heldSuggestion": "holds a row inside its caller's transaction",
  "src/server/proposals/suggestions/in-draft.ts#draftSuggestion": "writes inside saveProposal's transaction",
  "src/server/proposals/suggestions/in-draft.ts#releaseSuggestions":
    "writes inside the transaction of what becomes of the draft",
  "src/server/proposals/suggestions/in-draft.ts#acceptSuggestions":
    "writes inside confirmPlanChange's transaction",
  "src/server/proposals/suggestions/tell-department.ts#tellDepartment":
    "writes inside the decision's transaction",
  "src/server/proposals/on-record.ts#readOnRecord": "reads inside its caller's transaction",
  "src/server/reports/queries.ts#readApprovedReports": "reads inside its caller's transaction",
  "src/server/answer-sheets/mailed.ts#mailedSheet":
    "makes what a mail carries to its recipient, for the mail queue and readMailFile",
  "src/server/answer-sheets/examine.ts#examineReturned": "reads inside previewAnswerSheet's transaction",
  "src/server/reports/change.ts#applyChange": "writes inside its caller's transaction",
  "src/server/reports/change.ts#examineChange": "reads inside its caller's transaction",
  "src/server/reports/import.ts#examineImported": "reads inside its caller's transaction",
  "src/server/reports/initiatives/change.ts#applyInitiativeChange": "writes inside its caller's transaction",
  "src/server/reports/initiatives/change.ts#examineInitiativeChange": "reads inside its caller's transaction",
  "src/server/reports/advance.ts#advanceReport": "writes inside its caller's transaction",
  "src/server/reports/take-back.ts#returnAnswered": "reads inside its caller's transaction",
  "src/server/reports/approved.ts#approvedFigures": "reads inside its caller's transaction",
  "src/server/reports/approved.ts#approvedRevisions": "reads inside its caller's transaction",
  "src/server/reports/assessments/approved.ts#readAssessmentApprovals":
    "reads inside its caller's transaction",
  "src/server/plan/parts.ts#readParts": "reads for its caller, who has asked can",
  "src/server/reports/metrics/approved.ts#readApprovedMetrics": "reads inside its caller's transaction",
  "src/server/reports/initiatives/approved.ts#readInitiativeApprovals":
    "reads inside its caller's transaction",
  "src/server/reports/initiatives/approved.ts#readApprovedInitiatives":
    "reads inside its caller's transaction",
  "src/server/reports/initiatives/approved.ts#readAnswersAround": "reads inside its caller's transaction",
  "src/server/reports/entry-window.ts#readRoundOfYear": "reads inside its caller's transaction",
  "src/server/reports/entry-window.ts#readRoundsOfYears":
    "reads for listReportsOfYears, which has asked for the scope",
  "src/server/reports/entry-window.ts#closeReopenedItem": "writes inside changeReport's transaction",
  "src/server/reports/round-lock.ts#holdRoundForChange": "locks inside its caller's transaction",
  "src/server/reports/round-lock.ts#holdRunningRoundsForChange": "locks inside its caller's transaction",
  "src/server/reports/round-lock.ts#holdRoundAgainstChange": "locks inside its caller's transaction",
  "src/server/reports/initiatives/owner.ts#readOwner": "reads inside its caller's transaction",
  "src/server/reports/initiatives/return.ts#mailReturned": "writes inside changeInitiatives' transaction",
  "src/server/reports/initiatives/return.ts#placeOf": "reads inside its caller's transaction",
  "src/server/reports/initiatives/window.ts#readInitiativeWindow": "reads inside its caller's transaction",
  "src/server/reports/return.ts#afterReturn": "writes inside changeReport's transaction",
  "src/server/reports/kpi.ts#readKpi": "reads inside its caller's transaction",
  "src/server/reports/messages/question.ts#mailQuestion": "writes inside postMessage's transaction",
  "src/server/reports/evidence/change-access.ts#refuseChange":
    "asks who may change evidence, inside the transaction that changes it",
  "src/server/reports/evidence/change-access.ts#openRoom":
    "asks who may change evidence, inside the transaction that adds a piece",
  "src/server/reports/evidence/rows.ts#stoppedAmong": "reads for the callers that have asked for the pieces",
  "src/server/reports/outstanding.ts#readRoundWithItems": "reads inside its caller's transaction",
  "src/server/reports/outstanding.ts#readActiveAccounts": "reads for its caller, who has asked can",
  "src/server/reports/outstanding.ts#readReportStates": "reads for its caller, who has asked can",
  "src/server/reports/notify.ts#queueMails": "writes inside its caller's transaction",
  "src/server/reports/notify.ts#insertMails": "writes inside its caller's transaction",
  "src/server/reports/notify.ts#storeMails": "writes inside its caller's transaction",
  "src/server/reports/notify.ts#insertSendJobs": "writes inside its caller's transaction",
  "src/server/reports/latest-revision.ts#readReportWithLatest": "reads inside its caller's transaction",
  "src/server/reports/latest-revision.ts#readReportsWithLatest": "reads inside its caller's transaction",
  "src/server/reports/change-many.ts#applyChanges": "writes inside its caller's transaction",
  "src/server/past-figures/weigh.ts#weighTable": "reads for its callers, who have asked `can`",
  "src/server/past-figures/queries.ts#readImport": "reads for its callers, who have asked `can`",
  "src/server/rounds/transfer/affected.ts#readRunning": "reads inside its caller's transaction",
  "src/server/rounds/changed-items.ts#readAskingRounds": "reads inside its caller's transaction",
  "src/server/rounds/changed-items.ts#bringRoundsUpToDate":
    "writes inside the transaction that changes a plan, or who answers",
  "src/server/proposals/rounds.ts#readChangedRounds": "reads inside its caller's transaction",
  "src/server/rounds/items.ts#readItems": "reads inside its caller's transaction",
  "src/server/rounds/items.ts#readItemRows": "reads inside its caller's transaction",
  "src/server/rounds/items.ts#readRespondents": "reads inside its caller's transaction",
  "src/server/rounds/rows.ts#lockRound": "holds a row inside its caller's transaction",
  "src/server/rounds/rows.ts#lockRunningRounds": "holds rows inside its caller's transaction",
  "src/server/publication/store/row.ts#readPublication": "reads inside its caller's transaction",
  "src/server/publication/compose/material.ts#readMaterial": "reads inside its caller's transaction",
  "src/server/publication/compose/evidence.ts#readEvidence": "reads inside its caller's transaction",
  "src/server/publication/serve/candidate-file.ts#readCandidateFile":
    "takes what only prepareCandidate gives to its viewer",
  "src/server/publication/preview.ts#previewOfEvidence":
    "as readCandidateFile: the candidate is its viewer's",
  "src/server/audit/latest.ts#latestEvent": "reads for its caller, who has asked `can`",
  "src/server/audit/latest.ts#lastActOn": "reads for its caller, who has asked `can`",
  "src/server/rounds/rows.ts#lastAct": "reads for its caller, who has asked `can`",
  "src/server/rounds/rows.ts#refusalOfEvent": "reads for its caller, who has asked `can`",
  "src/server/rounds/rows.ts#refusedAsChanged": "reads for its caller, who has asked `can`",
  "src/server/publication/compose/candidate.ts#readCandidate":
    "reads for prepareCandidate and makePublication, which have asked `can`",
  "src/server/publication/looks.ts#noteLook": "notes for its callers, who have asked `can`, what they show",
  "src/server/publication/meanwhile.ts#refusedAsChanged": "reads for makePublication, which has asked `can`",
  "src/server/publication/meanwhile.ts#holdPublications": "locks inside makePublication's transaction",
  "src/server/publication/compose/snapshot.ts#composeSnapshot": "reads inside its caller's transaction",
  "src/server/publication/compose/snapshot.ts#readSnapshot": "reads inside its caller's transaction",
  "src/server/publication/store/store.ts#storePublication": "writes inside publish's transaction",
  "src/server/publication/store/files.ts#storedFiles": "reads published files",
  "src/server/publication/verify/files.ts#checkFiles": "reads inside verify's transaction",
  "src/server/publication/verify/record.ts#checkFigures": "reads inside verify's transaction",
  "src/server/publication/verify/record.ts#checkHistory": "reads inside verify's transaction",
  "src/server/publication/verify/record.ts#checkAudit": "reads inside verify's transaction",

  // The job queue's own work: nobody asks for it, and it answers nobody.
  "src/server/rounds/mail-worker.ts#startMailQueue": "runs the job queue",
  "src/server/rounds/reminders.ts#queueDueReminders": "makes the reminders of the day",
  "src/server/publication/briefings.ts#queueBriefings":
    "makes the mails that tell managers how a year stands",
  "src/server/reports/notify.ts#lookForBriefings": "writes inside its caller's transaction",
  "src/server/rounds/reminders.ts#restoreSendJobs": "gives waiting mails their jobs",
  "src/server/mail/hold.ts#areMailsHeld": "reads inside its caller's transaction",
  "src/server/mail/sending.ts#takeMail": "takes a mail to send it",
  "src/server/mail/sending.ts#markSent": "writes down that a mail was sent",
  "src/server/mail/sending.ts#markFailed": "writes down that a mail was not sent",

  "src/server/metrics/metrics.ts#createMetrics":
    "tells numbers that name nobody, to whoever the operator gave the address or the token",

  // What was published is everybody's.
  "src/server/publication/store/current-no.ts#currentPublicationNo": "tells a number that every visitor sees",
  "src/server/publication/store/current-no.ts#publicState": "tells what every visitor sees",
  "src/server/publication/stop-record/stops.ts#readStopper":
    "reads for what everybody is shown, or not shown",
  "src/server/publication/stop-record/stops.ts#readStopperOfThen": "reads inside its caller's transaction",
  "src/server/publication/stop-record/stops.ts#readFreedSince": "reads for its caller, who has asked `can`",
  "src/server/publication/stop-record/stops.ts#readEverStopped": "reads inside verify's transaction",
  "src/server/publication/stop-record/removals.ts#readRemovals": "reads what a manifest tells everybody",
  "src/server/publication/stops/names.ts#readItemNames": "reads for its caller, who has asked can",
  "src/server/publication/stops/published.ts#storedSnapshots": "reads inside its caller's transaction",
  "src/server/publication/stops/changes.ts#changedRecord":
    "reads inside hideFromPublic's and deleteStopped's transaction",
  "src/server/publication/stops/changes.ts#changedFiles":
    "reads inside hideFromPublic's and deleteStopped's transaction",
  "src/server/publication/stops/changes.ts#changedPublications": "reads inside hideFromPublic's transaction",
  "src/server/publication/stops/redact.ts#redactPublications": "writes inside deleteStopped's transaction",
  "src/server/publication/stops/kept.ts#keepStops": "writes the database's stops to the data folder",
  "src/server/publication/verify/record.ts#checkRemovals": "reads inside verify's transaction",
  "src/server/publication/serve/site.ts#readSite": "reads published files",
  "src/server/publication/serve/stops-list.ts#stopsList": "reads hashes of published files",
  "src/server/publication/export/as-published.ts#readAsPublished":
    "reads published files for exportPublication, which has asked `can`",
  "src/server/publication/store/later.ts#readLater": "reads what was published",
  "src/server/publication/serve/current-site.ts#currentSite": "reads published files",
  "src/server/publication/serve/current-site.ts#archivedSite": "reads published files",
  "src/server/publication/serve/current-site.ts#refresh": "reads published files",
  "src/server/publication/serve/watch.ts#watchPublications": "reads published files",
};

const TRIED = new Set(ACCESS_TABLE.map(({ file, name }) => `${file}#${name}`));

/** What takes a Viewer and could ask the database for them, but is in no row of the table. */
function untried(code: readonly ExportedCode[]): string[] {
  return code
    .filter((each) => each.takesViewer && each.isAsync && !TRIED.has(each.key))
    .map(({ key }) => key);
}

/** What reaches the database for nobody, without a reason. */
function unguarded(code: readonly ExportedCode[]): string[] {
  return code
    .filter((each) => each.touchesDatabase && !each.takesViewer && !(each.key in WITHOUT_VIEWER))
    .map(({ key }) => key);
}

/** Where the planted functions stand, were they written to disk. */
const PLANTED = "src/server/reports/planted-";
const HEAD = `
  import type { Viewer } from "@/server/access/viewer";
  import { db, type Tx } from "@/server/db/client";
  import { transaction, writing } from "@/server/db/transaction";
  import * as plans from "@/server/plan/queries";
  import { readPlans } from "@/server/plan/queries";
`;
const planted: readonly { what: "untried" | "unguarded" | "neither"; code: string }[] = [
  { what: "untried", code: "export async function plain(viewer: Viewer) { return viewer.id; }" },
  { what: "untried", code: "export const arrow = async (viewer: Viewer) => viewer.id;" },
  { what: "untried", code: "export function lazy(viewer: Viewer) { return readPlans(db()); }" },
  {
    what: "untried",
    code: "async function hidden(viewer: Viewer) { return viewer.id; }\nexport { hidden as shown };",
  },
  { what: "unguarded", code: "export async function direct() { return db().plan.count(); }" },
  {
    what: "unguarded",
    code: "export const written = () => writing(async (tx) => ({ ok: true, value: tx }));",
  },
  { what: "unguarded", code: "export const atOnce = () => transaction(async () => 1);" },
  { what: "unguarded", code: "export async function byClient(tx: Tx) { return tx.plan.count(); }" },
  { what: "unguarded", code: "export const indirect = () => readPlans(db());" },
  {
    what: "unguarded",
    code: "async function inner() { return db().plan.count(); }\nexport async function outer() { return inner(); }",
  },
  {
    what: "unguarded",
    code: "export async function late(id: string, viewer: Viewer) { return readPlans(db()); }",
  },
  { what: "unguarded", code: "export const short = () => ({ db });" },
  { what: "unguarded", code: "export const behindDot = () => plans.readPlans(undefined as never);" },
  { what: "unguarded", code: "export class Store { count() { return db().plan.count(); } }" },
  { what: "unguarded", code: "export const store = { count: () => db().plan.count() };" },
  { what: "neither", code: "export function pure(viewer: Viewer) { return viewer.role; }" },
  { what: "neither", code: "export async function harmless() { return 1; }" },
];

const plantedFile = (index: number) => `${PLANTED}${index}.ts`;

let scanned: ExportedCode[];
beforeAll(() => {
  // One reading for all: the compiler takes seconds.
  scanned = scanDataAccess(
    Object.fromEntries(planted.map(({ code }, index) => [plantedFile(index), `${HEAD}\n${code}\n`])),
  );
}, 60_000);

describe("the data access layer", () => {
  let code: ExportedCode[];
  beforeAll(() => {
    code = scanned.filter(({ key }) => !key.startsWith(PLANTED));
  });

  it("was read", () => {
    for (const folder of FOLDERS) {
      expect(code.filter(({ key }) => key.startsWith(folder)).length).toBeGreaterThan(2);
    }
    expect(code.filter(({ takesViewer }) => takesViewer).length).toBeGreaterThan(20);
  });

  it("has every function that takes a Viewer in the table of tests/db/support/access-table.ts", () => {
    expect(untried(code)).toEqual([]);
  });

  it("has nothing in that table that is not there", () => {
    const viewed = new Set(code.filter(({ takesViewer }) => takesViewer).map(({ key }) => key));
    expect([...TRIED].filter((key) => !viewed.has(key))).toEqual([]);
  });

  it("touches the database without a Viewer only where a reason is given", () => {
    expect(unguarded(code)).toEqual([]);
  });

  it("needs every reason that is given", () => {
    const touching = new Set(
      code.filter((each) => each.touchesDatabase && !each.takesViewer).map(({ key }) => key),
    );
    expect(Object.keys(WITHOUT_VIEWER).filter((key) => !touching.has(key))).toEqual([]);
  });
});

describe("a planted function is reported", () => {
  it.each(planted.map((each, index) => ({ ...each, index })))("$what: $code", ({ what, index }) => {
    const here = scanned.filter(({ key }) => key.startsWith(`${plantedFile(index)}#`));
    expect(here).toHaveLength(1);
    expect(untried(here).length > 0).toBe(what === "untried");
    expect(unguarded(here).length > 0).toBe(what === "unguarded");
  });
});
