/** What happens to a report, over HTTP: drafts, files and questions of the department, the decision of the office. */
import { randomBytes } from "node:crypto";
import { EVIDENCE_MAX_PIECES } from "@/domain/reports/entry/evidence";
import type { ReportEvent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { FILE_NAME_HEADER } from "@/features/evidence/schema";
import { type Client, look, THINK_MS } from "./client";
import type { SoakPerson } from "./world";

const DRAFTS = 3;
const EVIDENCE_BYTES = 200_000;

interface ReportRef {
  readonly kpiId: string;
  readonly fy: FiscalYear;
}

/** Waits for somebody of the office, who notes here what became of it. */
export interface Submitted extends ReportRef {
  readonly version: number;
  decision: { readonly state: "approved" | "returned"; readonly version: number } | null;
}

const entryPage = ({ kpiId, fy }: ReportRef) => `/staff/entry/${kpiId}/${fy}`;

/** A department's person: writes, asks, submits and waits for the decision; then corrects. */
export async function contribute(
  client: Client,
  { id, actual, fy }: NonNullable<SoakPerson["report"]>,
  submitted: Submitted[],
): Promise<void> {
  const { ledger } = client;
  const report: ReportRef = { kpiId: id, fy };
  const page = entryPage(report);
  let [version, isCorrection, pieces] = [0, false, 0];
  for (let turn = 1; !ledger.isOver; turn += 1) {
    await look(client, ["/staff", `/staff/entry?fy=${fy}`, page]);
    const send = async (event: "save_draft" | "submit") => {
      const content = {
        actualText: actual,
        missing: null,
        asOf: `${fy + 1}-03-31`,
        basisNote: "測定のための架空の数値です。",
        reason: `測定のための架空の要因です（${turn}回目）。`,
        nextStep: "測定のための架空の取組です。",
        warningNote: "測定のため",
      };
      const correctionReason = isCorrection ? "測定のための訂正です。" : "";
      version = (await change(client, report, { event, version, content, correctionReason })) ?? version;
      await ledger.pause(...THINK_MS);
    };
    for (let draft = 1; draft <= DRAFTS && !ledger.isOver; draft += 1) await send("save_draft");
    if (pieces < EVIDENCE_MAX_PIECES && (await addEvidence(client, report, turn))) pieces += 1;
    await say(client, report, `${turn}回目の問い合わせです。`);
    await send("submit");
    const waiting: Submitted = { ...report, version, decision: null };
    submitted.push(waiting);
    while (waiting.decision === null && !ledger.isOver) await look(client, [page]);
    if (waiting.decision === null) return;
    version = waiting.decision.version;
    isCorrection ||= waiting.decision.state === "approved";
  }
}

/** Somebody of the office looks at what was submitted and decides. */
export async function decide(client: Client, submitted: Submitted, isGood: boolean): Promise<void> {
  await look(client, [entryPage(submitted)]);
  const { version: seen } = submitted;
  const version = await change(
    client,
    submitted,
    isGood
      ? { event: "approve", version: seen }
      : { event: "return", version: seen, comment: "測定のための差し戻しです。" },
  );
  if (version !== null) submitted.decision = { state: isGood ? "approved" : "returned", version };
  if (!isGood) await say(client, submitted, "もう一度確かめてください。");
}

/** @returns the new version; null where it was not taken, which is a fault */
async function change(
  client: Client,
  { kpiId, fy }: ReportRef,
  body: { readonly event: ReportEvent; readonly [field: string]: unknown },
): Promise<number | null> {
  const answer = await client.ask(
    body.event === "save_draft" ? "下書きの保存" : "提出・承認・差し戻し",
    `/api/reports/${kpiId}/${fy}`,
    { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
  );
  return answer ? (JSON.parse(answer.text) as { version: number }).version : null;
}

async function addEvidence(client: Client, { kpiId, fy }: ReportRef, no: number): Promise<boolean> {
  const answer = await client.ask("根拠資料の登録", `/api/reports/${kpiId}/${fy}/evidence`, {
    method: "POST",
    headers: { [FILE_NAME_HEADER]: encodeURIComponent(`資料${no}.pdf`) },
    body: new Uint8Array(Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(EVIDENCE_BYTES)])),
  });
  return answer !== null;
}

async function say(client: Client, report: ReportRef, body: string): Promise<void> {
  const message = { kpiId: report.kpiId, fy: report.fy, field: null, body };
  const answer = await client.act("やり取り", entryPage(report), "postMessageAction", message);
  if (answer && !answer.text.includes('"ok":true')) client.ledger.fault("やり取り", answer.text);
}
