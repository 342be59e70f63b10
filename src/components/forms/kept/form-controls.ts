/** The controls of a form: what stands in them, what they are called to a person, and how a text is put into them. */

/** By the names of the form's controls (`nameOf`): the text, or the values of the boxes that are ticked. */
export type Standing = Readonly<Record<string, readonly string[]>>;

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
export const BESIDE = "\n";

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

export function namedIn(form: HTMLFormElement, name: string): Control[] {
  return controlsOf(form).filter((control) => nameOf(control) === name);
}

/** The words before a field, without its badge, with what the field is of (`data-kept-as`) before them. */
export function labelOf(controls: readonly Control[]): string | null {
  const label = ownLabel(controls);
  const of = controls[0]?.closest<HTMLElement>("[data-kept-as]")?.dataset.keptAs;
  return of === undefined || label === null ? label : `${of}：${label}`;
}

/** The words before the field of that id, be it one control or a group. @returns null where there is none */
export function labelOfField(id: string): string | null {
  const field = document.getElementById(id);
  if (field === null) return null;
  const label =
    "labels" in field
      ? (field as Control).labels?.[0]
      : (field.querySelector("legend") ?? byId(field.getAttribute("aria-labelledby")));
  return wordsBefore(field, label);
}

/** Without the badge behind them. */
function wordsBefore(field: Element, label: Element | null | undefined): string | null {
  return label?.firstChild?.textContent?.trim() || field.getAttribute("aria-label");
}

function ownLabel([control, ...others]: readonly Control[]): string | null {
  if (!control) return null;
  const group = control.closest('[role="radiogroup"], fieldset');
  const label =
    (isTick(control) && others.length > 0) || control.type === "radio"
      ? (group?.querySelector("legend") ?? byId(group?.getAttribute("aria-labelledby")))
      : control.labels?.[0];
  return wordsBefore(control, label);
}

function byId(id: string | null | undefined): HTMLElement | null {
  return id ? document.getElementById(id) : null;
}

/** Values as a person reads them on the page. */
export function said(controls: readonly Control[], values: readonly string[]): string {
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

/** Whether they can be put into the controls: a choice may not be among those any more. */
export function isOffered(controls: readonly Control[], values: readonly string[]): boolean {
  return values.every((value) =>
    controls.some((control) => {
      if (control instanceof HTMLSelectElement)
        return [...control.options].some((option) => option.value === value);
      return !isTick(control) || control.value === value;
    }),
  );
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
    if (value === undefined || control.value === value || !isOffered([control], [value])) continue;
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

/** The entries whose names are wanted. */
export function only<T>(
  record: Readonly<Record<string, T>>,
  isWanted: (name: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => isWanted(name)));
}
