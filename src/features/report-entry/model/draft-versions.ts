/** Two versions of what is typed into a report, side by side: two people's, or what is saved and what is still in the browser. */
import { dateJa } from "@/domain/words/ja/dates";
import { reasonWord } from "@/domain/words/ja/reports/reports";
import { ANSWER_WORDS, DRAFT_FIELDS, type DraftField, type EntryDraft } from "./entry-draft";

const FIELD_WORDS: Record<Exclude<DraftField, "reason">, string> = {
  correctionReason: "訂正の理由",
  answer: "回答の種類",
  actualText: "実績",
  warningNote: "この値で正しい理由",
  missingNote: "値がない理由",
  expectedOn: "値が分かる見込みの日",
  nextStep: "今後の取組",
  asOf: "いつの時点の値か",
  basisNote: "集計の範囲・注記",
};

/** A field of the form, where what was typed into it is shown beside. */
export function draftFieldWord(field: DraftField, of: { readonly isMetric: boolean }): string {
  return draftFieldWords(of)[field];
}

/** All of them, by field. */
export function draftFieldWords(of: { readonly isMetric: boolean }): Record<DraftField, string> {
  return { ...FIELD_WORDS, reason: reasonWord(of) };
}

/** For two people's versions: which fields differ, and whose change each is likely to be. */
export interface FieldDifference {
  readonly field: DraftField;
  readonly mine: string;
  readonly saved: string;
  /** Which one to begin with: the one that was changed; one's own where both were. */
  readonly proposed: "mine" | "saved";
}

export function differences(mine: EntryDraft, saved: EntryDraft, base: EntryDraft): FieldDifference[] {
  return DRAFT_FIELDS.filter((field) => mine[field] !== saved[field]).map((field) => ({
    field,
    mine: shownValue(field, mine),
    saved: shownValue(field, saved),
    proposed: mine[field] === base[field] ? "saved" : "mine",
  }));
}

export function mergeDrafts(
  mine: EntryDraft,
  saved: EntryDraft,
  choice: Readonly<Partial<Record<DraftField, "mine" | "saved">>>,
): EntryDraft {
  const chosen = DRAFT_FIELDS.map((field) => [field, (choice[field] === "mine" ? mine : saved)[field]]);
  return Object.fromEntries(chosen) as unknown as EntryDraft;
}

/** A field's value as a person reads it. */
export function shownValue(field: DraftField, draft: EntryDraft): string {
  if (field === "answer") return ANSWER_WORDS[draft.answer];
  const value = draft[field];
  if (value === "") return "（空欄）";
  return field === "asOf" || field === "expectedOn" ? dateJa(value) : value;
}
