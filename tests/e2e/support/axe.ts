/** What every page has to keep: WCAG 2.2 AA as far as axe can tell, and no sideways scrolling on a narrow screen. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const HEIGHT = 900;
/** A script that does nothing. */
const NOTHING_MORE = "void 0";
/** A desk, a telephone, and the narrowest width that WCAG 1.4.10 asks for. */
const WIDTHS = [
  { width: 1280, axe: true },
  { width: 360, axe: true },
  { width: 320, axe: false },
] as const;

/** Looks at the page as it stands, in each width; the viewport is as before afterwards. */
export async function expectAccessible(page: Page, what = new URL(page.url()).pathname): Promise<void> {
  const before = page.viewportSize();
  for (const { width, axe } of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await expectNoSidewaysScroll(page, `${what} at ${width} px`);
    if (axe) expect.soft(await violationsOf(page), `${what} at ${width} px`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

export interface Violation {
  readonly rule: string;
  readonly html: string;
  readonly summary: string | undefined;
}

/** What axe finds on the page as it stands. */
export async function violationsOf(page: Page): Promise<Violation[]> {
  // The builder reads axe's half a megabyte into the page twice for every look, unless it is given another source.
  const isRead = await page.evaluate(() => "axe" in window);
  // Legacy mode works inside the page alone; the other opens a second page for every look.
  const builder = new AxeBuilder({ page, ...(isRead && { axeSource: NOTHING_MORE }) }).setLegacyMode();
  // Every rule runs all the same; what passed is not described node by node.
  const { violations } = await builder
    .options({ resultTypes: ["violations"] })
    .withTags(RULES)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ rule: id, html, summary: failureSummary })),
  );
}

/** Tables scroll in their own box; the page itself never does. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const { needed, given } = await page.evaluate(() => ({
    needed: document.documentElement.scrollWidth,
    given: document.documentElement.clientWidth,
  }));
  expect.soft(needed, `${what}: width needed`).toBeLessThanOrEqual(given);
}
