/**
 * The one address for changing a report. An endpoint, not a server action: drafts saved while one types must not queue
 * behind navigations, and the browser needs the status (409 with the newest revision, 503 with Retry-After).
 */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { REPORT_GONE } from "@/domain/words/ja/reports/reports";
import { type ChangeAnswer, parseFiscalYear, type RevisionView } from "@/features/report-entry/schema";
import { REFUSAL_STATUS, REFUSAL_WORDS, type Refusal } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordRefusal } from "@/server/audit/refusals";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { parseReportChange } from "@/server/reports/change-input";
import { changeReport, getReport, type ReportDetailDto } from "@/server/reports/queries";

/** Six texts at their limit, in UTF-8 and JSON, with room to spare. */
const MAX_BODY_BYTES = 400_000;
const RETRY_AFTER_SECONDS = "2";

const WORDS: Record<Refusal, string> = {
  ...REFUSAL_WORDS,
  not_found: REPORT_GONE,
  conflict: "ほかの人が先に更新しました。",
};

export const POST = staffRoute<{ kpiId: string; fy: string }>(
  { what: "report change failed", told: "保存できませんでした。" },
  async ({ viewer, request, params }) => {
    const { kpiId, fy: fyText } = params;
    const fy = parseFiscalYear(fyText);
    if (fy === null || !isKpiId(kpiId)) return refusal("not_found");
    const body = await readJson(request);
    if (!body.ok) return body.response;
    const parsed = parseReportChange(body.value, { kpiId, fy });
    if (!parsed.ok) return answer(422, { ok: false, reason: "invalid", errors: parsed.errors });
    const result = await changeReport(viewer, parsed.input);
    if (result.ok) return answer(200, { ok: true, ...result.value });
    if (result.reason === "invalid") {
      return answer(422, { ok: false, reason: "invalid", errors: result.errors ?? {} });
    }
    await recordRefusal({
      viewer,
      attempt: `report.${parsed.input.event}`,
      reason: result.reason,
      asked: { kpiId, fy },
    });
    if (result.reason !== "conflict") return refusal(result.reason, result.errors?.[""]);
    const message = result.errors?.[""] ?? WORDS.conflict;
    return answer(409, {
      ok: false,
      reason: "conflict",
      message,
      current: await newest(viewer, kpiId, fy),
    });
  },
);

async function readJson(
  request: Request,
): Promise<{ ok: true; value: unknown } | { ok: false; response: Response }> {
  const tooLarge = { ok: false, response: new Response(null, { status: 413 }) } as const;
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return tooLarge;
  const text = await request.text();
  if (text.length > MAX_BODY_BYTES) return tooLarge;
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const errors = { "": "送られた内容を読み取れません。" };
    return { ok: false, response: answer(422, { ok: false, reason: "invalid", errors }) };
  }
}

/** What the other person wrote, for laying both side by side. */
async function newest(viewer: Viewer, kpiId: KpiId, fy: FiscalYear): Promise<RevisionView | null> {
  const report = await getReport(viewer, { kpiId, fy });
  return report.ok ? revisionView(report.value) : null;
}

function revisionView({ current }: ReportDetailDto): RevisionView | null {
  if (!current) return null;
  const { no, state, content, correctionReason, author, at } = current;
  return { version: no, state, content, correctionReason, author, at };
}

function refusal(reason: Exclude<Refusal, "invalid" | "conflict">, message = WORDS[reason]): Response {
  return answer(REFUSAL_STATUS[reason], { ok: false, reason, message });
}

function answer(status: number, body: ChangeAnswer): Response {
  return Response.json(body, {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : {}),
    },
  });
}
