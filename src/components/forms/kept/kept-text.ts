/** What is typed in a form and not taken yet, kept in this browser: a lost session, network or window loses nothing. */

import {
  BESIDE,
  isOffered,
  isSame,
  labelOf,
  namedIn,
  only,
  type Standing,
  said,
  standingIn,
} from "./form-controls";

/** What was typed, by the same names, each with what the page showed there. */
export type KeptText = Readonly<Record<string, TypedText>>;

interface TypedText {
  readonly typed: readonly string[];
  /** null: whoever keeps it looks after a change by others itself. */
  readonly over: readonly string[] | null;
  /** As a person reads both, also where the field is gone. */
  readonly label: string | null;
  readonly said: string;
}

/** As this browser keeps it. */
export interface KeptInput {
  readonly fields: KeptText;
  /** All that the page showed when that was typed. */
  readonly shown: Standing;
  /** The same as a person read it, where that is not the value itself: a choice may not be offered any more. */
  readonly words?: Readonly<Record<string, string>>;
  /** The query of the page's address. */
  readonly at: string;
}

/** What is not put back by itself: somebody else has changed what it was typed over. */
export interface Apart {
  readonly name: string;
  /** The field's; null where it has none, or is gone. */
  readonly label: string | null;
  /** As a person reads it. */
  readonly typed: string;
  /** The field that it can be taken into: its own, or that of the same thing, which has another value by now. */
  readonly into: string;
  /** What stands in that field now; null where there is none. */
  readonly now: string | null;
  /** A choice may be gone from the field. */
  readonly isOffered: boolean;
}

/** A field that somebody else changed beside what is put back. */
export interface Moved {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

/** What is another text than the page put there: that alone was typed. */
export function typedOver(form: HTMLFormElement, shown: Standing): KeptText {
  return Object.fromEntries(
    Object.entries(standingIn(form)).flatMap(([name, typed]) => {
      const over = shown[name] ?? [""];
      if (isSame(typed, over)) return [];
      const controls = namedIn(form, name);
      return [[name, { typed, over, label: labelOf(controls), said: said(controls, typed) }]];
    }),
  );
}

/**
 * What the page shows now by itself, where React has put its own into some controls after an action: a control that holds
 * what was typed keeps what was shown there before.
 */
export function shownAfter(standing: Standing, shown: Standing, kept: KeptText): Standing {
  return Object.fromEntries(
    Object.entries(standing).map(([name, values]) => {
      const own = kept[name];
      return [name, own && isSame(values, own.typed) ? (shown[name] ?? [""]) : values];
    }),
  );
}

/**
 * Which of the kept texts have their place: what was typed over a value that stands there still. Over another one it would
 * undo what somebody else saved meanwhile, and beside another one it would speak of it. A choice has it as long as it is
 * offered.
 */
export function sorted(form: HTMLFormElement, kept: KeptText): { fits: Standing; apart: Apart[] } {
  const fits: Record<string, readonly string[]> = {};
  const apart: Apart[] = [];
  const standing = standingIn(form);
  for (const [name, { typed, over, label, said: words }] of Object.entries(kept)) {
    const into = standing[name] ? name : (sameBeside(form, name, label) ?? name);
    const now = standing[into];
    const controls = namedIn(form, into);
    const isThere = isOffered(controls, typed);
    if (now === undefined) {
      if (name.includes(BESIDE) && words !== "")
        apart.push({ name, label, typed: words, into, now: null, isOffered: false });
    } else if (isSame(now, typed)) {
      // Taken already, or what another person would have it to be as well.
    } else if (into === name && isThere && (over === null || isSame(now, over))) {
      fits[name] = typed;
    } else {
      const own = isThere ? said(controls, typed) : words;
      apart.push({
        name,
        label: labelOf(controls),
        typed: own,
        into,
        now: said(controls, now),
        isOffered: isThere,
      });
    }
  }
  return { fits, apart };
}

/** The field of the same name, by its words as well: beside another value, but of the same thing. */
function sameBeside(form: HTMLFormElement, name: string, label: string | null): string | undefined {
  const [control] = name.split(BESIDE);
  return Object.keys(standingIn(form)).find(
    (other) => other.split(BESIDE)[0] === control && labelOf(namedIn(form, other)) === label,
  );
}

/** Which other fields show something else than when that was typed. A field without a label says nothing to a person. */
export function movedBeside(form: HTMLFormElement, { fields, shown, words = {} }: KeptInput): Moved[] {
  const standing = standingIn(form);
  return Object.entries(shown).flatMap(([name, before]) => {
    const now = standing[name];
    if (now === undefined || fields[name] !== undefined || isSame(now, before)) return [];
    const controls = namedIn(form, name);
    const label = labelOf(controls);
    return label === null
      ? []
      : [{ label, before: words[name] ?? said(controls, before), now: said(controls, now) }];
  });
}

/** What a person reads of what is shown, where it is another text. */
export function wordsOf(form: HTMLFormElement, shown: Standing): Record<string, string> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, values]) => {
      const words = said(namedIn(form, name), values);
      return words === values.join("、") ? [] : [[name, words]];
    }),
  );
}

/**
 * What stays kept of a form that was taken now: what was not sent with it, for it was told beside its field and nobody took
 * it in. What was sent is what the page shows from now on. With a field that the form has not (any more), what was typed in
 * it is given up.
 * @returns null where nothing stays
 */
export function unsent(kept: KeptInput, form: FormData): KeptInput | null {
  const sentAs = (name: string) => form.getAll(name).filter((text) => typeof text === "string");
  const fields = Object.fromEntries(
    Object.entries(kept.fields).filter(([name, { typed }]) => {
      const [control = name] = name.split(BESIDE);
      return form.has(control) && !typed.every((text) => sentAs(control).includes(text));
    }),
  );
  if (Object.keys(fields).length === 0) return null;
  const shown = Object.entries(kept.shown).map(([name, texts]) => [
    name,
    form.has(name) ? sentAs(name) : texts,
  ]);
  return {
    ...kept,
    fields,
    shown: Object.fromEntries(shown),
    words: only(kept.words ?? {}, (name) => !form.has(name)),
  };
}

/** The texts alone, to be put into the controls. */
export function textsOf(kept: KeptText): Standing {
  return Object.fromEntries(Object.entries(kept).map(([name, { typed }]) => [name, typed]));
}

/**
 * What was typed on while the form was under way, over what was sent.
 * @param sent all that was sent
 */
export function typedSince(standing: Standing, typed: KeptText, sent: Standing): KeptText {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, own]) => {
      const over = sent[name];
      const stands = isSame(standing[name] ?? [], own.typed);
      return over && stands && !isSame(own.typed, over) ? [[name, { ...own, over }]] : [];
    }),
  );
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** What was kept, for `readFromBrowser`. */
export function parseKeptInput(value: object): KeptInput | null {
  const { fields, shown, words = {}, at } = value as Record<string, unknown>;
  if (!isRecord(fields) || !isRecord(shown) || typeof at !== "string") return null;
  const isOurs = Object.values(fields).every(
    (text) =>
      isRecord(text) &&
      isTexts(text.typed) &&
      (text.over === null || isTexts(text.over)) &&
      (text.label === null || typeof text.label === "string") &&
      typeof text.said === "string",
  );
  if (!isOurs || !Object.values(shown).every(isTexts) || !isRecord(words)) return null;
  return {
    fields: fields as KeptText,
    shown: shown as Standing,
    words: only(words, (name) => typeof words[name] === "string") as Record<string, string>,
    at,
  };
}
