/** What is typed in a form and not taken yet, kept in this browser: a lost session, network or window loses nothing. */

/** By the names of the form's controls: the text, or the values of the boxes that are ticked. */
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

export function typedIn(form: HTMLFormElement): KeptText {
  const typed: Record<string, string[]> = {};
  for (const control of controlsOf(form)) {
    typed[control.name] ??= [];
    if (!isTick(control) || control.checked) typed[control.name]?.push(control.value);
  }
  return typed;
}

/**
 * Puts a kept text back, as if it were typed: what React holds follows by the events. Controls that are new stay.
 * @returns whether that changed anything
 */
export function fill(form: HTMLFormElement, kept: KeptText): boolean {
  let isChanged = false;
  const left = new Map(Object.entries(kept).map(([name, values]) => [name, [...values]]));
  for (const control of controlsOf(form)) {
    const values = left.get(control.name);
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
