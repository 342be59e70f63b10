/**
 * The one address for changing a report. An endpoint, not a server action: drafts saved while one types must not queue
 * behind navigations, and the browser needs the status (409 with the newest revision, 503 with Retry-After).
 */
import { randomBytes } from "node:crypto";
import { type ChangeAnswer, parseFiscalYear, type RevisionView } from "@/features/report-entry/schema";
import { logger } from "@/lib/logger";
import { REFUSAL_STATUS, type Refusal } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { apiViewer } from "@/server/auth/staff-action";
import { parseReportChange } from "@/server/reports/change-input";
import { changeReport, getReport, type ReportDetailDto } from "@/server/reports/queries";

/** Six texts at their limit, in UTF-8 and JSON, with room to spare. */
const MAX_BODY_BYTES = 400_000;
const RETRY_AFTER_SECONDS = "2";

const WORDS: Record<Exclude<Refusal, "invalid">, string> = {
  unauthenticated: "サインインの有効期限が切れました。もう一度サインインしてください。",
  forbidden: "この操作をする権限がありません。",
  not_found: "指標または年度が見つかりません。",
  conflict: "ほかの人が先に保存しました。",
  busy: "ただいま混み合っています。しばらくしてから、もう一度お試しください。",
};

export async function POST(
  request: Request,
  { params }: { params: Promise<{ kpiId: string; fy: string }> },
): Promise<Response> {
  const who = await apiViewer(request);
  if (!who.ok) return who.response;
  const { kpiId, fy: fyText } = await params;
  const fy = parseFiscalYear(fyText);
  if (fy === null) return refusal("not_found");
  const body = await readJson(request);
  if (!body.ok) return body.response;
  const parsed = parseReportChange(body.value, { kpiId, fy });
  if (!parsed.ok) return answer(422, { ok: false, reason: "invalid", errors: parsed.errors });
  try {
    const result = await changeReport(who.viewer, parsed.input);
    if (result.ok) return answer(200, { ok: true, ...result.value });
    if (result.reason === "invalid") {
      return answer(422, { ok: false, reason: "invalid", errors: result.errors ?? {} });
    }
    if (result.reason !== "conflict") return refusal(result.reason, result.errors?.[""]);
    const message = result.errors?.[""] ?? WORDS.conflict;
    return answer(409, {
      ok: false,
      reason: "conflict",
      message,
      current: await newest(who.viewer, kpiId, fy),
    });
  } catch (error) {
    const reference = randomBytes(4).toString("hex").toUpperCase();
    logger.error({ err: error, reference, kpiId, fy }, "report change failed");
    const message = `保存できませんでした。続くときは、受付番号 ${reference} を管理者にお伝えください。`;
    return answer(500, { ok: false, reason: "unexpected", message });
  }
}

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
async function newest(viewer: Viewer, kpiId: string, fy: number): Promise<RevisionView | null> {
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
