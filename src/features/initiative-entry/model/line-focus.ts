/** Where the focus goes in the table, so that a hand on the keyboard goes from the first line to the last. */

const LINE = "[data-line]";

/** To the words that the line owes, else to the next line's choice, else to the button that hands it in. */
export function focusAfter(box: HTMLElement | null, id: string): void {
  if (!box) return;
  const lines = [...box.querySelectorAll<HTMLElement>(LINE)];
  const at = lines.findIndex((line) => line.dataset.line === id);
  const owed = [...(lines[at]?.querySelectorAll<HTMLTextAreaElement>("textarea[aria-required]") ?? [])];
  const next = lines.slice(at + 1).find((line) => choiceIn(line) !== null);
  const target =
    owed.find(({ value }) => value.trim() === "") ??
    (next && choiceIn(next)) ??
    box.querySelector<HTMLElement>("[data-submit]");
  target?.focus();
}

/** @param kind "input": the state; "textarea": the words */
export function focusFirstField(box: HTMLElement | null, id: string, kind: "input" | "textarea"): void {
  const line = [...(box?.querySelectorAll<HTMLElement>(LINE) ?? [])].find(
    ({ dataset }) => dataset.line === id,
  );
  const field = line && (kind === "input" ? choiceIn(line) : line.querySelector<HTMLElement>(kind));
  field?.focus();
}

/** @returns whether there is any */
export function focusTrouble(box: HTMLElement | null): boolean {
  const trouble = box?.querySelector<HTMLElement>("[data-trouble], [aria-invalid=true]");
  trouble?.focus();
  return trouble !== null && trouble !== undefined;
}

/** A radio group takes the focus at its chosen one. */
function choiceIn(line: HTMLElement): HTMLElement | null {
  return line.querySelector<HTMLElement>("input:checked") ?? line.querySelector<HTMLElement>("input");
}
