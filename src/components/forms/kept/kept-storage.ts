/** What a form keeps in this browser. Not being able to is no failure: the text still stands in the form. */

const listening = new Set<() => void>();

/** Calls when something was kept. @returns ends that */
export function onKept(listener: () => void): () => void {
  listening.add(listener);
  return () => void listening.delete(listener);
}

export function keepInBrowser(key: string, value: object): void {
  try {
    window.localStorage.setItem(key, JSON.stringify(value));
    for (const listener of listening) listener();
  } catch {
    // A browser that forbids or has filled its storage.
  }
}

export function dropFromBrowser(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/**
 * @param parse null for what is not ours
 * @returns null where nothing is kept, or what is there is not ours
 */
export function readFromBrowser<T>(key: string, parse: (value: object) => T | null): T | null {
  try {
    return parsed(window.localStorage.getItem(key), parse);
  } catch {
    return null;
  }
}

/** @throws for what is no JSON */
function parsed<T>(text: string | null, parse: (value: object) => T | null): T | null {
  const value: unknown = JSON.parse(text ?? "null");
  return typeof value === "object" && value !== null ? parse(value) : null;
}

/**
 * Calls when another tab has dropped what was kept there: it was sent, or thrown away.
 * @param listener gets what it was; null where that is not ours
 * @returns ends that
 */
export function onDroppedElsewhere<T>(
  key: string,
  parse: (value: object) => T | null,
  listener: (gone: T | null) => void,
): () => void {
  const look = (event: StorageEvent) => {
    if (event.key !== key || event.newValue !== null) return;
    let gone: T | null = null;
    try {
      gone = parsed(event.oldValue, parse);
    } catch {
      // Not ours.
    }
    listener(gone);
  };
  window.addEventListener("storage", look);
  return () => window.removeEventListener("storage", look);
}

/** The keys of what is kept under this beginning. */
export function keysInBrowser(under: string): string[] {
  try {
    return Object.keys(window.localStorage).filter((key) => key.startsWith(under));
  } catch {
    // A browser that forbids its storage keeps nothing there.
    return [];
  }
}
