/** Sends a change of a report, and turns whatever happens into one of the answers of the schema. */

import type { ReportEvent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { refusalSentence } from "@/lib/refusal-sentence";
import type { ChangeAnswer } from "../schema";

export interface ChangeRequest {
  readonly event: ReportEvent;
  readonly version: number;
  readonly content?: object | null;
  readonly comment?: string;
  /** The field that a return speaks of, by the names of domain/reports/messages.ts. */
  readonly commentField?: string | null;
  readonly correctionReason?: string;
}

const OFFLINE = {
  ok: false,
  reason: "offline",
  message: "通信できません。",
} as const satisfies ChangeAnswer;

const UNEXPECTED = {
  ok: false,
  reason: "unexpected",
  message: "保存できませんでした。しばらくしてから、もう一度お試しください。",
} as const satisfies ChangeAnswer;

/** Long enough for a busy server's queue, short enough that a person learns of a dead line. */
const TIMEOUT_MS = 15_000;

/** @param keepalive for a page that is being left: the browser finishes the request after it (64 KiB at most) */
export async function sendChange(
  kpiId: KpiId,
  fy: FiscalYear,
  request: ChangeRequest,
  keepalive = false,
): Promise<ChangeAnswer> {
  try {
    const response = await fetch(`/api/reports/${encodeURIComponent(kpiId)}/${fy}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
      keepalive,
      ...(keepalive ? {} : { signal: AbortSignal.timeout(TIMEOUT_MS) }),
    });
    return readAnswer(await response.text());
  } catch {
    return OFFLINE;
  }
}

function readAnswer(text: string): ChangeAnswer {
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer(answer)) return answer;
  } catch {
    // The front door's sentence, or a proxy's page.
  }
  return { ...UNEXPECTED, message: refusalSentence(text) ?? UNEXPECTED.message };
}

/** The answer comes from our own endpoint; anything else has no `ok`. */
function isAnswer(value: unknown): value is ChangeAnswer {
  return typeof value === "object" && value !== null && "ok" in value;
}
