/** The answer sheet (回答票) that a mail of a round carries, where the round says so. */
import { type MailOccasionKind, outlivesRound } from "@/domain/rounds/mail-occasions";
import type { Role } from "@/domain/shared/access";

/** Whose sheet of which round. */
export interface MailedSheet {
  readonly roundId: string;
  readonly departmentId: string;
}

/** A file that a mail carries. */
export interface MailAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Makes the sheet as it is now; null where nothing is asked of the department any more. */
export type AttachSheet = (sheet: MailedSheet) => Promise<MailAttachment | null>;

/** Where none is made. */
export const noSheet: AttachSheet = async () => null;

/** Mails that ask for the round's answers, to who gives them; those about one named report carry none. */
export function carriesSheet(mail: {
  readonly occasionKind: MailOccasionKind;
  readonly attachesSheets: boolean;
  readonly role: Role;
  readonly departmentId: string | null;
}): boolean {
  const { occasionKind, attachesSheets, role, departmentId } = mail;
  return attachesSheets && role === "contributor" && departmentId !== null && !outlivesRound(occasionKind);
}
