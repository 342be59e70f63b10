/**
 * The one address for a table of past figures: the file comes with what is wanted of it, each time anew, so that nothing of a
 * file that nobody takes in is ever kept.
 */
import { can } from "@/domain/shared/access";
import { cleanTexts } from "@/domain/shared/typed-text";
import { fileFaultSentence } from "@/domain/words/ja/imports/imports";
import { ASK_PART, askSchema, FILE_PART, type PastFiguresAsk } from "@/features/past-figures/schema";
import { toPastPreview } from "@/features/past-figures/view-model";
import { done, REFUSAL_STATUS, REFUSAL_WORDS, type Refusal, type Result, refused } from "@/lib/result";
import { MOST_FILE_BYTES } from "@/lib/workbook/limits";
import { readWorkbook } from "@/lib/workbook/read";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { recordRefusal } from "@/server/audit/refusals";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { UNREADABLE } from "@/server/input/sentences";
import { readPastTable } from "@/server/past-figures/columns";
import { importPastFigures } from "@/server/past-figures/import";
import { previewPastFigures } from "@/server/past-figures/preview";

const RETRY_AFTER_SECONDS = "5";

/** The choice of thousands of figures beside the file. */
const MOST_BYTES = MOST_FILE_BYTES + 1024 * 1024;
/** Each holds its file in memory. */
const MOST_AT_ONCE = 4;
let underWay = 0;

const TOO_LARGE = fileFaultSentence({ reason: "too_large", mostBytes: MOST_FILE_BYTES });
const NO_FILE = "ファイルを選んでください。";
const CUT_OFF = "ファイルが途中までしか届きませんでした。もう一度お試しください。";

export const POST = staffRoute(
  { what: "past figures failed", told: "取り込めませんでした。" },
  async ({ viewer, request }) => {
    if (!can(viewer, "report.submit", {})) {
      await recordRefusal({ viewer, attempt: "report.import_past", reason: "forbidden", asked: {} });
      return answer(refused("forbidden"));
    }
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!Number.isSafeInteger(length)) return answer(refused("invalid", { file: CUT_OFF }));
    if (length > MOST_BYTES) return answer(refused("invalid", { file: TOO_LARGE }));
    if (underWay >= MOST_AT_ONCE) return answer(refused("busy"));
    underWay += 1;
    try {
      return answer(await receive(viewer, request));
    } finally {
      underWay -= 1;
    }
  },
);

async function receive(viewer: Viewer, request: Request): Promise<Result<unknown>> {
  const form = await request.formData().catch(() => null);
  const file = form?.get(FILE_PART);
  const ask = askOf(form?.get(ASK_PART));
  if (!form || ask === null) return refused("invalid", { "": UNREADABLE });
  if (!(file instanceof File) || file.name === "") return refused("invalid", { file: NO_FILE });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reading = await readWorkbook(bytes);
  if (!reading.ok) return refused("invalid", { file: fileFaultSentence(reading.fault) });
  return carryOut(viewer, ask, { workbook: reading.workbook, bytes, name: file.name });
}

async function carryOut(
  viewer: Viewer,
  ask: PastFiguresAsk,
  file: { readonly workbook: ReadWorkbook; readonly bytes: Uint8Array; readonly name: string },
): Promise<Result<unknown>> {
  if (ask.step === "columns") {
    const { step: _, ...wanted } = ask;
    return readPastTable(viewer, file.workbook, wanted);
  }
  if (ask.step === "preview") {
    const preview = await previewPastFigures(viewer, file.workbook, ask.columns);
    return preview.ok ? done(toPastPreview(preview.value)) : preview;
  }
  const { step: _, ...choice } = ask;
  return importPastFigures(viewer, file, { ...choice, fileName: file.name });
}

function askOf(text: unknown): PastFiguresAsk | null {
  if (typeof text !== "string") return null;
  try {
    return askSchema.safeParse(cleanTexts(JSON.parse(text))).data ?? null;
  } catch {
    return null;
  }
}

function answer(result: Result<unknown>): Response {
  if (result.ok) return json(200, result);
  const { reason, errors } = result;
  return json(REFUSAL_STATUS[reason], { ok: false, reason, errors: errors ?? { "": words(reason) } });
}

function words(reason: Refusal): string {
  return reason === "invalid" ? UNREADABLE : REFUSAL_WORDS[reason];
}

function json(status: number, body: unknown): Response {
  return Response.json(body, {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(status === REFUSAL_STATUS.busy ? { "Retry-After": RETRY_AFTER_SECONDS } : {}),
    },
  });
}
