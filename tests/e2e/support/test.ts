/** What every browser test is made of: whatever page it opens, nothing on it may break the page's own content policy. */
import { test as base, type ConsoleMessage, expect } from "playwright/test";

interface Watched {
  /** What was refused since the last test ended; one that provokes it takes it away (`splice`). */
  readonly refusedByPolicy: string[];
}

export const test = base.extend<{ obeysPolicy: undefined }, Watched>({
  refusedByPolicy: [
    async ({ browser }, use) => {
      const refused: string[] = [];
      browser.on("context", (context) =>
        context.on("console", (message) => {
          if (isRefusal(message)) refused.push(`${message.page()?.url()}: ${message.text()}`);
        }),
      );
      await use(refused);
    },
    { scope: "worker", auto: true },
  ],
  obeysPolicy: [
    async ({ refusedByPolicy }, use) => {
      await use(undefined);
      expect(refusedByPolicy.splice(0), "refused by a content policy").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Chromium tells each one so; what a script could listen to (securitypolicyviolation) is told here too. */
function isRefusal(message: ConsoleMessage): boolean {
  return message.type() === "error" && /Content Security Policy|Content-Security-Policy/.test(message.text());
}
