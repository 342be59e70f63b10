/** Sends one file, and tells how much of it is on its way: fetch cannot. */

/** The line was away, or the server did not answer. */
export const CONNECTION_LOST = "通信できませんでした。もう一度お試しください。";

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import type { ActionState } from "@/lib/action-state";
import { refusalSentence } from "@/lib/refusal-sentence";
import { FILE_NAME_HEADER, PICTURE_ALT_HEADER, type UploadAnswer } from "../schema";

const TOO_LARGE = "ファイルが大きすぎるか、サインインの有効期限が切れています。";
const UNEXPECTED = "登録できませんでした。しばらくしてから、もう一度お試しください。";

/**
 * @param onProgress gets 0…100 as the bytes leave
 * @param alt of a picture: the words in its place; null for any other file
 */
export function sendFile(
  { kpiId, fy }: { kpiId: ItemId; fy: FiscalYear },
  file: File,
  onProgress: (percent: number) => void,
  alt: string | null = null,
): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/reports/${encodeURIComponent(kpiId)}/${fy}/evidence`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(file.name));
    if (alt !== null) request.setRequestHeader(PICTURE_ALT_HEADER, encodeURIComponent(alt));
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress(Math.floor((100 * loaded) / total));
    };
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve(failed("offline", CONNECTION_LOST));
    request.onabort = request.onerror;
    request.send(file);
  });
}

/** The answer comes from our own endpoint; anything else is the front door's, or a proxy's page. */
function answerOf(status: number, text: string): UploadAnswer {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && "ok" in body) return body as UploadAnswer;
  } catch {
    // No JSON.
  }
  return failed("unexpected", status === 413 ? TOO_LARGE : (refusalSentence(text) ?? UNEXPECTED));
}

/** A form tells a lost session or line as a whole; everything else belongs to the file. */
export function refusedUpload({
  reason,
  message,
}: Extract<UploadAnswer, { ok: false }>): Extract<ActionState<never>, { ok: false }> {
  return reason === "unauthenticated" || reason === "offline"
    ? { ok: false, reason, errors: { "": message } }
    : { ok: false, reason: "invalid", errors: { file: message } };
}

function failed(reason: string, message: string): UploadAnswer {
  return { ok: false, reason, message };
}
