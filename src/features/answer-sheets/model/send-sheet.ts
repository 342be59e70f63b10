/** Sends one file to be looked at; the answer is a part of the preview, or why there is none. */
import { refusalSentence } from "@/lib/refusal-sentence";
import { returnedSheetHref } from "@/lib/routes";
import { FILE_NAME_HEADER, type ReturnedAnswer } from "../schema";

const OFFLINE = "通信できませんでした。もう一度ファイルを選んでください。";
const UNEXPECTED = "読み取れませんでした。しばらくしてから、もう一度お試しください。";
const TOO_LARGE = "ファイルが大きすぎるか、サインインの有効期限が切れています。";

export async function sendSheet(roundId: string, file: File): Promise<ReturnedAnswer> {
  let response: Response;
  try {
    response = await fetch(returnedSheetHref(roundId), {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        [FILE_NAME_HEADER]: encodeURIComponent(file.name),
      },
      body: file,
    });
  } catch {
    return { ok: false, reason: "offline", message: OFFLINE };
  }
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && "ok" in body) return body as ReturnedAnswer;
  } catch {
    // The front door's own sentence, or a proxy's page.
  }
  const message = response.status === 413 ? TOO_LARGE : (refusalSentence(text) ?? UNEXPECTED);
  return { ok: false, reason: "unexpected", message };
}
