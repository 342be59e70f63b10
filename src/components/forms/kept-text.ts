/** What is typed in a form and not taken yet, kept in this browser: a lost session, network or window loses nothing. */

/** By the names of the form's controls (`nameOf`): the text, or the values of the boxes that are ticked. */
export type Standing = Readonly<Record<string, readonly string[]>>;

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
  /** What stands in the field now; null where the field is gone. */
  readonly now: string | null;
}

/** A field that somebody else changed beside what is put back. */
export interface Moved {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a person typed or chose: no file (a browser gives none back), no password, nothing that the page itself put in. */
const NOT_KEPT = new Set(["hidden", "password", "file", "submit", "button", "reset"]);

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement) &&
      control.name !== "" &&
      !NOT_KEPT.has(control.type) &&
      // What is confirmed by a tick is confirmed each time.
      control.closest("[data-not-kept]") === null,
  );
}

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/**
 * Of a control within `data-kept-for` that goes along: what is typed beside one value of somebody else is not typed beside
 * another.
 */
function nameOf(control: Control): string {
  const of = control.closest<HTMLElement>("[data-kept-for]")?.dataset.keptFor;
  return of === undefined ? control.name : `${control.name}${BESIDE}${of}`;
}
const BESIDE = "\n";

/** Everything that stands in the form's controls. */
export function standingIn(form: HTMLFormElement): Standing {
  const standing: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    const name = nameOf(control);
    standing[name] ??= [];
    if (!isTick(control) || control.checked) standing[name]?.push(control.value);
  }
  return standing;
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
 * undo what somebody else saved meanwhile, and beside another one it would speak of it.
 */
export function sorted(form: HTMLFormElement, kept: KeptText): { fits: Standing; apart: Apart[] } {
  const fits: Record<string, readonly string[]> = {};
  const apart: Apart[] = [];
  const standing = standingIn(form);
  for (const [name, { typed, over, label, said: words }] of Object.entries(kept)) {
    const now = standing[name];
    if (now === undefined) {
      if (name.includes(BESIDE) && words !== "") apart.push({ name, label, typed: words, now: null });
    } else if (isSame(now, typed)) {
      // Taken already, or what another person would have it to be as well.
    } else if (over === null || isSame(now, over)) {
      fits[name] = typed;
    } else {
      const controls = namedIn(form, name);
      apart.push({ name, label: labelOf(controls), typed: said(controls, typed), now: said(controls, now) });
    }
  }
  return { fits, apart };
}

/** Which other fields show something else than when that was typed. A field without a label says nothing to a person. */
export function movedBeside(form: HTMLFormElement, { fields, shown }: KeptInput): Moved[] {
  const standing = standingIn(form);
  return Object.entries(shown).flatMap(([name, before]) => {
    const now = standing[name];
    if (now === undefined || fields[name] !== undefined || isSame(now, before)) return [];
    const controls = namedIn(form, name);
    const label = labelOf(controls);
    return label === null ? [] : [{ label, before: said(controls, before), now: said(controls, now) }];
  });
}

function namedIn(form: HTMLFormElement, name: string): Control[] {
  return controlsOf(form).filter((control) => nameOf(control) === name);
}

/** The words before a field, without its badge, with what the field is of (`data-kept-as`) before them. */
function labelOf(controls: readonly Control[]): string | null {
  const label = ownLabel(controls);
  const of = controls[0]?.closest<HTMLElement>("[data-kept-as]")?.dataset.keptAs;
  return of === undefined || label === null ? label : `${of}：${label}`;
}

function ownLabel([control, ...others]: readonly Control[]): string | null {
  if (!control) return null;
  const group = control.closest('[role="radiogroup"], fieldset');
  const label =
    (isTick(control) && others.length > 0) || control.type === "radio"
      ? (group?.querySelector("legend") ?? byId(group?.getAttribute("aria-labelledby")))
      : control.labels?.[0];
  return label?.firstChild?.textContent?.trim() || control.getAttribute("aria-label");
}

function byId(id: string | null | undefined): HTMLElement | null {
  return id ? document.getElementById(id) : null;
}

/** Values as a person reads them on the page. */
function said(controls: readonly Control[], values: readonly string[]): string {
  return values.map((value) => wordOf(controls, value)).join("、");
}

function wordOf(controls: readonly Control[], value: string): string {
  for (const control of controls) {
    if (isTick(control) && control.value === value) return control.labels?.[0]?.textContent ?? value;
    const option =
      control instanceof HTMLSelectElement ? [...control.options].find((one) => one.value === value) : null;
    if (option) return option.text;
  }
  return value;
}

export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/**
 * Puts texts into their controls, as if they were typed: what React holds follows by the events. Controls that are new stay.
 * @returns whether that changed anything
 */
export function fill(form: HTMLFormElement, texts: Standing): boolean {
  let isChanged = false;
  const left = new Map(Object.entries(texts).map(([name, values]) => [name, [...values]]));
  for (const control of controlsOf(form)) {
    const values = left.get(nameOf(control));
    if (!values) continue;
    if (isTick(control)) {
      const isOn = values.includes(control.value);
      // A radio button is put out by the one that is chosen.
      if (control.checked !== isOn && (isOn || control.type === "checkbox")) {
        isChanged = true;
        control.click();
      }
      continue;
    }
    const value = values.shift();
    if (value === undefined || control.value === value) continue;
    isChanged = true;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(
      new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }),
    );
  }
  return isChanged;
}

/**
 * The names of controls that were not there when it was last asked, or are others by now.
 * @param known those that were; the new ones are added
 */
export function freshNames(form: HTMLFormElement, known: WeakSet<Element>): ReadonlySet<string> {
  const controls = controlsOf(form);
  const old = new Set(controls.filter((control) => known.has(control)).map(nameOf));
  const fresh = controls.map(nameOf).filter((name) => !old.has(name));
  for (const control of controls) known.add(control);
  return new Set(fresh);
}

/**
 * What the page gives its fields, whatever stands in them: a browser leaves a field that was typed in as it is when the page
 * is read again. React keeps up neither choices nor ticks.
 */
export class Defaults {
  readonly #last = new WeakMap<Element, string>();

  /** By name, the page's own texts where they are others than when it was last asked. */
  replaced(form: HTMLFormElement): Standing {
    const changed = new Set<string>();
    const texts: Record<string, string[]> = {};
    for (const control of controlsOf(form)) {
      if (control instanceof HTMLSelectElement || isTick(control)) continue;
      const name = nameOf(control);
      const { defaultValue } = control;
      const last = this.#last.get(control) ?? defaultValue;
      this.#last.set(control, defaultValue);
      if (last !== defaultValue) changed.add(name);
      texts[name] = [...(texts[name] ?? []), defaultValue];
    }
    return only(texts, (name) => changed.has(name));
  }
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

/** The entries whose names are wanted. */
export function only<T>(
  record: Readonly<Record<string, T>>,
  isWanted: (name: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => isWanted(name)));
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** What was kept, for `readFromBrowser`. */
export function parseKeptInput(value: object): KeptInput | null {
  const { fields, shown, at } = value as Record<string, unknown>;
  if (!isRecord(fields) || !isRecord(shown) || typeof at !== "string") return null;
  const isOurs = Object.values(fields).every(
    (text) =>
      isRecord(text) &&
      isTexts(text.typed) &&
      (text.over === null || isTexts(text.over)) &&
      (text.label === null || typeof text.label === "string") &&
      typeof text.said === "string",
  );
  if (!isOurs || !Object.values(shown).every(isTexts)) return null;
  return { fields: fields as KeptText, shown: shown as Standing, at };
}
