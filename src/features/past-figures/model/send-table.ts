/** Sends a table with what is wanted of it, and tells how much of the file is on its way: fetch cannot. */
import type { ActionState } from "@/lib/action-state";
import { refusalSentence } from "@/lib/refusal-sentence";
import {
  ASK_PART,
  FILE_PART,
  type PastFiguresAnswer,
  type PastFiguresAnswers,
  type PastFiguresAsk,
} from "../schema";

const CONNECTION_LOST =
  "通信できませんでした。選んだ内容は、この画面に残っています。もう一度お試しください。";
const TOO_LARGE = "ファイルが大きすぎるか、サインインの有効期限が切れています。";
const UNEXPECTED = "処理できませんでした。しばらくしてから、もう一度お試しください。";

type Refused = Extract<ActionState<never>, { ok: false }>;

/** @param onProgress gets 0…100 as the bytes leave */
export function sendTable<Step extends keyof PastFiguresAnswers>(
  file: File,
  ask: Extract<PastFiguresAsk, { step: Step }>,
  onProgress: (percent: number) => void,
): Promise<ActionState<PastFiguresAnswers[Step]>> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.set(FILE_PART, file);
    form.set(ASK_PART, JSON.stringify(ask));
    const request = new XMLHttpRequest();
    request.open("POST", "/api/past-figures");
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress(Math.floor((100 * loaded) / total));
    };
    request.onload = () => resolve(answerOf<Step>(request.status, request.responseText));
    request.onerror = () => resolve(failed("offline", CONNECTION_LOST));
    request.onabort = request.onerror;
    request.send(form);
  });
}

/** The answer comes from our own endpoint; anything else is the front door's, or a proxy's page. */
function answerOf<Step extends keyof PastFiguresAnswers>(
  status: number,
  text: string,
): ActionState<PastFiguresAnswers[Step]> {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && "ok" in body) {
      const answer = body as PastFiguresAnswer<Step> & { readonly message?: string };
      if (answer.ok) return answer;
      // A lost session is told by the frame of all endpoints, in one sentence.
      const errors = answer.errors ?? { "": answer.message ?? UNEXPECTED };
      return { ok: false, reason: answer.reason as Refused["reason"], errors };
    }
  } catch {
    // No JSON.
  }
  return failed("unexpected", status === 413 ? TOO_LARGE : (refusalSentence(text) ?? UNEXPECTED));
}

function failed(reason: Refused["reason"], sentence: string): Refused {
  return { ok: false, reason, errors: { "": sentence } };
}
