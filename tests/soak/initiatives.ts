/** An initiative's answer that one person of the office corrects, and another one approves. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Client, look, THINK_MS } from "./client";

export interface Line {
  readonly fy: FiscalYear;
  readonly planId: string;
  /** "1-2": pillar and measure. */
  readonly measure: string;
  readonly initiativeId: string;
  version: number;
}

/** Written by one person; another one has to decide on it. */
export interface WaitingLine {
  readonly line: Line;
  readonly by: Client;
  /** Somebody is about to decide. */
  isTaken: boolean;
}

const page = ({ fy, planId, measure }: Line) =>
  `/staff/entry/initiatives/${fy}?plan=${planId}&measure=${measure}`;

/** @returns whether it waits for a decision now */
export async function correctLine(client: Client, line: Line, turn: number): Promise<boolean> {
  await look(client, [page(line)]);
  const content = {
    progress: "under_way",
    done: `測定のための取組です（${turn}回目）。`,
    result: "測定のための成果です。",
    nextStep: "測定のための予定です。",
    warningNote: "測定のため",
  };
  const { fy, initiativeId, version } = line;
  const change = { initiativeId, version, content, correctionReason: "測定のための訂正です。" };
  const answer = await client.act("取組の提出", page(line), "submitLinesAction", { fy, changes: [change] });
  await client.ledger.pause(...THINK_MS);
  const isDone = answer?.text.includes('"outcome":"done"') ?? false;
  if (answer && !isDone) client.ledger.fault("取組の提出", answer.text);
  if (isDone) line.version += 1;
  return isDone;
}

export async function approveLine(client: Client, line: Line): Promise<void> {
  await look(client, [page(line)]);
  const { fy, planId: plan, measure, initiativeId, version } = line;
  const form = { fy: String(fy), plan, measure, "lines[]": `${initiativeId}/${version}` };
  const answer = await client.act("取組の承認", page(line), "approveMeasureAction", null, form);
  if (answer?.headers.has("x-action-redirect")) line.version += 1;
  else if (answer) client.ledger.fault("取組の承認", answer.text);
}
