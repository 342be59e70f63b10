/** What is typed in a form and not taken yet, kept in this browser: a lost session, network or window loses nothing. */

/** By the names of the form's controls (`nameOf`): the text, or the values of the boxes that are ticked. */
export type KeptText = Readonly<Record<string, readonly string[]>>;

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
      !NOT_KEPT.has(control.type),
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
export function standingIn(form: HTMLFormElement): KeptText {
  const standing: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    const name = nameOf(control);
    standing[name] ??= [];
    if (!isTick(control) || control.checked) standing[name]?.push(control.value);
  }
  return standing;
}

/** What is another text than the page put there: that alone was typed. What others wrote meanwhile is never put back over. */
export function typedOver(standing: KeptText, shown: KeptText): KeptText {
  return Object.fromEntries(
    Object.entries(standing).filter(([name, values]) => !isSame(values, shown[name] ?? [""])),
  );
}

/**
 * What the page shows now by itself, where React has put its own into some controls after an action: a control that holds
 * what was typed keeps what was shown there before.
 */
export function shownAfter(standing: KeptText, shown: KeptText, typed: KeptText): KeptText {
  return Object.fromEntries(
    Object.entries(standing).map(([name, values]) => {
      const own = typed[name];
      return [name, own && isSame(values, own) ? (shown[name] ?? [""]) : values];
    }),
  );
}

/** A year or a tick says nothing to read by itself. */
const LEAST_TEXT = 5;

/** Texts that were typed beside another value than the one that stands there now: they have no place. */
export function withoutPlace(form: HTMLFormElement, kept: KeptText): string[] {
  const here = new Set(controlsOf(form).map(nameOf));
  return Object.entries(kept).flatMap(([name, values]) =>
    name.includes(BESIDE) && !here.has(name)
      ? values.filter((value) => value.trim().length >= LEAST_TEXT)
      : [],
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

/**
 * Puts a kept text back, as if it were typed: what React holds follows by the events. Controls that are new stay.
 * @returns whether that changed anything
 */
export function fill(form: HTMLFormElement, kept: KeptText): boolean {
  let isChanged = false;
  const left = new Map(Object.entries(kept).map(([name, values]) => [name, [...values]]));
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

/** What was kept, for `readFromBrowser`. */
export function parseKeptText(value: object): KeptText | null {
  const isOurs = Object.values(value).every(
    (texts) => Array.isArray(texts) && texts.every((text) => typeof text === "string"),
  );
  return isOurs ? (value as KeptText) : null;
}
