/** The files that were looked at, put together: what one file may take, and what two of them say of the same item. */
import type { PreviewPart } from "@/domain/imports/preview";
import { SHEET_SENTENCES } from "@/domain/words/ja/answer-sheet";
import { quoted } from "@/domain/words/ja/quotes";
import type { ReturnedAnswer, SheetAnswers } from "../schema";

export interface ReturnedFile {
  readonly name: string;
  readonly answer: ReturnedAnswer;
}

export interface ReturnedFiles {
  readonly parts: readonly PreviewPart[];
  readonly answers: SheetAnswers;
}

/** An item that two files would change is taken from neither: which one is right, nobody can tell from here. */
export function together(files: readonly ReturnedFile[]): ReturnedFiles {
  const changedIn = Map.groupBy(
    files.flatMap(({ name, answer }, index) =>
      answer.ok ? Object.keys(answer.answers).map((key) => ({ key, name, index })) : [],
    ),
    ({ key }) => key,
  );
  const otherOf = (key: string, index: number) =>
    changedIn.get(key)?.find((other) => other.index !== index)?.name;
  const parts = files.map(({ name, answer }, index): PreviewPart => {
    const key = `${index}`;
    if (!answer.ok) return { key, name, notes: [], errors: [answer.message], items: [] };
    return {
      ...answer.part,
      key,
      items: answer.part.items.map((item) => {
        const other = answer.answers[item.key] ? otherOf(item.key, index) : undefined;
        if (other === undefined) return item;
        return { ...item, key: `${key} ${item.key}`, errors: [SHEET_SENTENCES.twice(quoted(other))] };
      }),
    };
  });
  const answers = Object.fromEntries(
    files.flatMap(({ answer }, index) =>
      answer.ok ? Object.entries(answer.answers).filter(([key]) => otherOf(key, index) === undefined) : [],
    ),
  );
  return { parts, answers };
}
