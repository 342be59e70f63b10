/**
 * The one address for sending an evidence file: the body is the file and nothing else, so that no parser holds it
 * twice. Whatever the sender says of its type counts for nothing; its name comes percent-encoded in X-File-Name.
 */

import { EVIDENCE_MAX_BYTES } from "@/domain/reports/entry/evidence";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type ItemId, isItemId } from "@/domain/shared/item-id";
import { sizeWords } from "@/domain/words/ja/reports/evidence";
import { REPORT_GONE } from "@/domain/words/ja/reports/reports";
import { FILE_NAME_HEADER, PICTURE_ALT_HEADER, type UploadAnswer } from "@/features/evidence/schema";
import { parseFiscalYear } from "@/features/report-entry/schema";
import {
  type FieldErrors,
  REFUSAL_STATUS,
  REFUSAL_WORDS,
  type Refusal,
  type Result,
  refused,
} from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordRefusal } from "@/server/audit/refusals";
import { staffRoute } from "@/server/auth/requests/staff-route";
import { UNREADABLE } from "@/server/input/sentences";
import { addFile, addPicture } from "@/server/reports/evidence/add";
import { listEvidence } from "@/server/reports/evidence/queries";
import type { EvidenceDto } from "@/server/reports/evidence/rows";

const RETRY_AFTER_SECONDS = "5";

/** Each holds its file in memory several times over on the way to the database. */
const MAX_UPLOADS_AT_ONCE = 4;
let uploads = 0;

const WORDS: Record<Refusal, string> = {
  ...REFUSAL_WORDS,
  not_found: REPORT_GONE,
  invalid: UNREADABLE,
};
const TOO_LARGE = `ファイルが大きすぎます。登録できるのは${sizeWords(EVIDENCE_MAX_BYTES)}までです。`;
const CUT_OFF = "ファイルが途中までしか届きませんでした。もう一度お試しください。";

export const POST = staffRoute<{ kpiId: string; fy: string }>(
  { what: "evidence upload failed", told: "登録できませんでした。" },
  async ({ viewer, request, params }) => {
    const { kpiId, fy: fyText } = params;
    const fy = parseFiscalYear(fyText);
    if (fy === null || !isItemId(kpiId)) return refusal("not_found");
    const length = Number(request.headers.get("content-length") ?? Number.NaN);
    if (!Number.isSafeInteger(length)) return answer(411, { ok: false, reason: "invalid", message: CUT_OFF });
    if (length > EVIDENCE_MAX_BYTES) return answer(413, { ok: false, reason: "invalid", message: TOO_LARGE });
    if (uploads >= MAX_UPLOADS_AT_ONCE) return refusal("busy");
    uploads += 1;
    try {
      const received = await receive(request, viewer, { kpiId, fy, length });
      if (!received.ok) {
        const { reason } = received;
        await recordRefusal({ viewer, attempt: "evidence.add", reason, asked: { kpiId, fy } });
      }
      return received.ok
        ? answer(200, { ok: true, piece: received.value })
        : refusal(received.reason, told(received));
    } finally {
      uploads -= 1;
    }
  },
);

async function receive(
  request: Request,
  viewer: Viewer,
  { kpiId, fy, length }: { kpiId: ItemId; fy: FiscalYear; length: number },
): Promise<Result<EvidenceDto>> {
  // Before the body is read: whoever may not add anything does not make the server hold 20 MB.
  const list = await listEvidence(viewer, { kpiId, fy });
  if (!list.ok) return list;
  const { canChange, closedBecause } = list.value;
  if (!canChange) return refused("forbidden", closedBecause === null ? undefined : { "": closedBecause });
  const name = decoded(request.headers.get(FILE_NAME_HEADER) ?? "");
  if (name === null) return refused("invalid");
  const bytes = await bodyOf(request);
  if (bytes === null || bytes.length !== length) return refused("invalid", { "": CUT_OFF });
  const words = request.headers.get(PICTURE_ALT_HEADER);
  if (words === null) return addFile(viewer, { kpiId, fy, name, bytes });
  const alt = decoded(words);
  return alt === null ? refused("invalid") : addPicture(viewer, { kpiId, fy, name, bytes, alt });
}

function told({ errors }: { readonly errors?: FieldErrors }): string | undefined {
  return errors?.file ?? errors?.alt ?? errors?.[""];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
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

function refusal(reason: Refusal, message = WORDS[reason]): Response {
  return answer(REFUSAL_STATUS[reason], { ok: false, reason, message });
}

function answer(status: number, body: UploadAnswer): Response {
  return Response.json(body, {
    status,
    headers: {
      "Cache-Control": "no-store",
      ...(status === 503 ? { "Retry-After": RETRY_AFTER_SECONDS } : {}),
    },
  });
}
