/** The answer sheet that a mail of a round carries to its recipient. */
import { XLSX_TYPE } from "@/lib/workbook/write";
import { systemActor } from "@/server/access/viewer";
import type { MailAttachment, MailedSheet } from "@/server/mail/sheet";
import { makeAnswerSheet } from "./make";

/** @returns null where the round asks nothing of the department any more */
export async function mailedSheet(sheet: MailedSheet): Promise<MailAttachment | null> {
  const made = await makeAnswerSheet(systemActor, sheet);
  return made.ok ? { ...made.value, contentType: XLSX_TYPE } : null;
}
