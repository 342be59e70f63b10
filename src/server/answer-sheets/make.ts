/** A department's answer sheet of a round, as a file. */

import { fiscalYearJa } from "@/domain/words/ja/dates";
import { ANSWER_SHEET } from "@/domain/words/ja/imports/answer-sheet";
import { done, type Result, refused } from "@/lib/result";
import { writeWorkbook } from "@/lib/workbook/write";
import type { Viewer } from "@/server/access/viewer";
import { type RoundAnswers, readRoundAnswers } from "./answers";
import { answerSheetOf, type SheetOwner } from "./workbook";

export interface SheetFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Who can be given a sheet of a round, with how many items each is asked for. */
export interface SheetOwnerDto extends SheetOwner {
  readonly figures: number;
  readonly initiatives: number;
}

const NOBODY = "担当課のない項目";

/** Of who answers: the office sees every department, a department itself. Whoever came by a personal link is not offered files. */
export async function listSheetOwners(
  viewer: Viewer,
  roundId: string,
  now: Date = new Date(),
): Promise<Result<{ readonly round: RoundAnswers["round"]; readonly owners: readonly SheetOwnerDto[] }>> {
  const answers = await readRoundAnswers(viewer, roundId, now);
  return answers.ok ? done({ round: answers.value.round, owners: ownersOf(answers.value) }) : answers;
}

/** @param departmentId null: of what no department answers */
export async function makeAnswerSheet(
  viewer: Viewer,
  { roundId, departmentId }: { readonly roundId: string; readonly departmentId: string | null },
  now: Date = new Date(),
): Promise<Result<SheetFile>> {
  const answers = await readRoundAnswers(viewer, roundId, now);
  if (!answers.ok) return answers;
  const owner = ownersOf(answers.value).find(({ id }) => id === departmentId);
  if (!owner) return refused("not_found");
  const bytes = await writeWorkbook(answerSheetOf(answers.value, owner));
  return done({
    fileName: `${ANSWER_SHEET}_${fiscalYearJa(answers.value.round.fy)}_${owner.name}.xlsx`,
    bytes,
  });
}

function ownersOf({ figures, initiatives }: RoundAnswers): SheetOwnerDto[] {
  const owners = new Map<string | null, SheetOwnerDto>();
  const count = (department: { id: string; name: string } | null, kind: "figures" | "initiatives") => {
    const id = department?.id ?? null;
    const owner = owners.get(id) ?? { id, name: department?.name ?? NOBODY, figures: 0, initiatives: 0 };
    owners.set(id, { ...owner, [kind]: owner[kind] + 1 });
  };
  for (const { department } of figures) count(department, "figures");
  for (const { department } of initiatives) count(department, "initiatives");
  return [...owners.values()];
}
