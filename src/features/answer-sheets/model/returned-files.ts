/** The files that were looked at, put together: what one file may take, and what two of them say of the same item. */
import type { PreviewPart } from "@/domain/imports/preview";
import { SHEET_SENTENCES } from "@/domain/words/ja/imports/answer-sheet";
import { quoted } from "@/domain/words/ja/quotes";
import type { ReturnedAnswer, SheetAnswers } from "../schema";

export interface ReturnedFile {
  readonly name: string;
  readonly answer: ReturnedAnswer;
}

export interface ReturnedFiles {
  readonly parts: readonly PreviewPart[];
  readonly answers: SheetAnswers;
  /** The files that something can be taken from, with the keys of what it is. */
  readonly files: readonly { readonly name: string; readonly items: readonly string[] }[];
}

/**
 * An item that several files would change alike is taken once, from the first of them. Where they differ it is taken from
 * none: which one is right, nobody can tell from here.
 */
export function together(files: readonly ReturnedFile[]): ReturnedFiles {
  const labels = labelsOf(files);
  const changedIn = Map.groupBy(
    files.flatMap(({ answer }, index) =>
      answer.ok
        ? Object.entries(answer.answers).map(([key, each]) => ({ key, index, text: JSON.stringify(each) }))
        : [],
    ),
    ({ key }) => key,
  );
  /** What becomes of an item of a file: taken, the same as in an earlier file, or another than in that one. */
  const standsAs = (key: string, index: number) => {
    const all = changedIn.get(key) ?? [];
    const own = all.find((each) => each.index === index);
    const other = all.find((each) => each.text !== own?.text);
    if (!own || other) return { other: own && other ? other.index : null, isTaken: false, first: index };
    return { other: null, isTaken: all[0] === own, first: all[0]?.index ?? index };
  };
  const taken = files.map(({ name, answer }, index) => ({
    name,
    answers: answer.ok ? Object.entries(answer.answers).filter(([key]) => standsAs(key, index).isTaken) : [],
  }));
  return {
    parts: files.map((file, index) => partOf(file, index, labels, (key) => standsAs(key, index))),
    answers: Object.fromEntries(taken.flatMap(({ answers }) => answers)),
    files: taken
      .filter(({ answers }) => answers.length > 0)
      .map(({ name, answers }) => ({ name, items: answers.map(([key]) => key) })),
  };
}

/** Files of one name are told apart by their place among those that were picked. */
function labelsOf(files: readonly ReturnedFile[]): string[] {
  return files.map(({ name }, index) =>
    files.some((other, at) => at !== index && other.name === name)
      ? SHEET_SENTENCES.fileOfPlace(name, index + 1)
      : name,
  );
}

function partOf(
  { answer }: ReturnedFile,
  index: number,
  labels: readonly string[],
  standsAs: (key: string) => { readonly other: number | null; readonly first: number },
): PreviewPart {
  const [key, name] = [`${index}`, labels[index] ?? ""];
  if (!answer.ok) return { key, name, notes: [], errors: [answer.message], items: [] };
  const again = answer.part.items.filter((item) => standsAs(item.key).first !== index);
  const firsts = [...new Set(again.map((item) => standsAs(item.key).first))];
  const sameAs = firsts.map((first) => quoted(labels[first])).join("");
  return {
    ...answer.part,
    key,
    name,
    notes: [
      ...answer.part.notes,
      ...(again.length === 0 ? [] : [SHEET_SENTENCES.sameAgain(sameAs, again.length)]),
    ],
    items: answer.part.items
      .filter((item) => !again.includes(item))
      .map((item) => {
        const { other } = standsAs(item.key);
        if (other === null) return item;
        const sentence = SHEET_SENTENCES.twiceDiffering(quoted(labels[other]));
        return { ...item, key: `${key} ${item.key}`, errors: [sentence] };
      }),
  };
}
