/** How long a person of the staff waits for a page. */
import { median } from "./load";

const WARM_UPS = 3;
const TIMES = 15;

/** The year's list, a form, the dashboards, the plan and the publications. */
export const STAFF_PAGES = [
  "/staff/entry",
  "/staff/entry/paper-sheets/2025",
  "/staff/dashboard",
  "/staff/dashboard/pillars/1",
  "/staff/plan",
  "/staff/publications",
] as const;

/**
 * Asks one after the other, as one person does.
 * @returns median milliseconds to the last byte, by page
 * @throws Error when a page does not answer 200
 */
export async function measureStaffPages(port: number, cookie: string): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const page of STAFF_PAGES) {
    const times: number[] = [];
    for (let time = 0; time < WARM_UPS + TIMES; time += 1) {
      const startedAt = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}${page}`, {
        headers: { cookie },
        redirect: "manual",
      });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
      if (time >= WARM_UPS) times.push(performance.now() - startedAt);
    }
    found.set(page, median(times));
  }
  return found;
}
