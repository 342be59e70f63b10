/** Where a filled answer sheet is sent to be looked at: the body is the file and nothing else. Nothing is kept of it. */
import { fileFaultSentence } from "@/domain/words/ja/imports/imports";
import { loadReturnedSheet } from "@/features/answer-sheets/loaders";
import { FILE_NAME_HEADER, type ReturnedAnswer } from "@/features/answer-sheets/schema";
import { REFUSAL_STATUS, REFUSAL_WORDS, type Refusal } from "@/lib/result";
import { MOST_FILE_BYTES } from "@/lib/workbook/limits";
import { staffRoute } from "@/server/auth/requests/staff-route";

const CUT_OFF = "ファイルが途中までしか届きませんでした。もう一度お試しください。";
const LONGEST_NAME = 200;

export const POST = staffRoute<{ roundId: string }>(
  { what: "returned sheet failed", told: "読み取れませんでした。" },
  async ({ viewer, request, params: { roundId } }) => {
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!Number.isSafeInteger(length)) return refusal(411, "invalid", CUT_OFF);
    if (length > MOST_FILE_BYTES) {
      return refusal(413, "invalid", fileFaultSentence({ reason: "too_large", mostBytes: MOST_FILE_BYTES }));
    }
    const name = decoded(request.headers.get(FILE_NAME_HEADER) ?? "");
    const bytes = await bodyOf(request);
    if (bytes === null || bytes.length !== length) return refusal(422, "invalid", CUT_OFF);
    const returned = await loadReturnedSheet(viewer, { roundId, file: { name, bytes } });
    if (returned.ok) return answer(200, { ok: true, ...returned.value } as ReturnedAnswer);
    const { reason, errors } = returned;
    return refusal(REFUSAL_STATUS[reason], reason, errors?.[""] ?? REFUSAL_WORDS[reason]);
  },
);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, LONGEST_NAME);
  } catch {
    return "";
  }
}

/** @returns null when the sender went away */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    return null;
  }
}

function refusal(status: number, reason: Refusal, message: string): Response {
  return answer(status, { ok: false, reason, message });
}

function answer(status: number, body: ReturnedAnswer): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
