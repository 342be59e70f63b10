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
    const value: unknown = JSON.parse(window.localStorage.getItem(key) ?? "null");
    return typeof value === "object" && value !== null ? parse(value) : null;
  } catch {
    return null;
  }
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
