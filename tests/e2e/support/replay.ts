/** A request as the browser would have sent it, held back and sent again by hand. */
import type { APIRequestContext, Page } from "playwright/test";

export interface HeldAction {
  readonly address: string;
  /** What tells the action, and how its form is encoded; neither cookie nor Origin. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the browser adds for itself, and what a replay decides on its own. */
const NOT_KEPT = /^(?:cookie|origin|referer|host|connection|content-length|accept-encoding|:.*)$/;

/**
 * Does what makes the page call a server action, and holds the call back: the server never sees it.
 * @param act the click
 */
export async function holdAction(page: Page, act: () => Promise<void>): Promise<HeldAction> {
  let take: (held: HeldAction) => void;
  const held = new Promise<HeldAction>((resolve) => {
    take = resolve;
  });
  await page.route("**/*", async (route) => {
    const request = route.request();
    const headers = request.headers();
    if (request.method() !== "POST" || headers["next-action"] === undefined) return route.fallback();
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_KEPT.test(name)));
    take({ address: request.url(), headers: kept, body: request.postDataBuffer() ?? Buffer.alloc(0) });
    await route.abort();
  });
  await act();
  return held;
}

/** Sends it, with whatever session `request` has. @param origin null: none at all */
export function replay(request: APIRequestContext, action: HeldAction, origin: string | null) {
  return request.post(action.address, {
    headers: { ...action.headers, ...(origin === null ? {} : { origin }) },
    data: action.body,
    maxRedirects: 0,
  });
}
