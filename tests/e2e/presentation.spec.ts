/** A meeting's screens fit its projector and go by keys; what is tried stands in an address that anybody can open. */
import { expect, open, test } from "./support/staff";

const PROJECTOR = { width: 1024, height: 768 };

test("every screen of both plans fits the projector, goes by keys, and by its address without a script", async ({
  signedIn,
  browser,
}) => {
  const page = await signedIn("manager");
  for (const plan of ["dx-1", "dx-2"]) {
    await page.setViewportSize(PROJECTOR);
    await open(page, `/staff/presentation?plan=${plan}`);
    // It is there once keys are heard.
    await page.getByRole("button", { name: "全画面にする" }).waitFor();
    const position = page.getByRole("navigation", { name: "発表の操作" }).getByText(/^\d+ \/ \d+$/);
    const count = Number((await position.textContent())?.split(" / ")[1]);
    expect(count).toBeGreaterThan(3);
    for (let screen = 1; screen <= count; screen += 1) {
      await expect(position).toHaveText(`${screen} / ${count}`);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height, `${plan}, screen ${screen}`).toBeLessThanOrEqual(PROJECTOR.height);
      for (const chart of await page.evaluate(chartsInSight)) {
        expect(chart.height, `${plan}, screen ${screen}`).toBeGreaterThanOrEqual(200);
        expect(chart.letters, `${plan}, screen ${screen}`).toBeGreaterThanOrEqual(17.9);
      }
      await page.keyboard.press("ArrowRight");
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.keyboard.press("Home");
    expect(new URL(page.url()).searchParams.get("screen")).toBe("1");
  }
  const state = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const third = await plain.newPage();
  await third.goto("/staff/presentation?plan=dx-2&screen=3&figures=working");
  await expect(third.getByRole("heading", { level: 1, name: /便利/ })).toBeVisible();
  await expect(third.getByText("未公表", { exact: true }).filter({ visible: true })).toHaveCount(1);
  await third.getByRole("link", { name: "次へ ›" }).click();
  await expect(third.getByRole("heading", { level: 1, name: /効率的/ })).toBeVisible();
  await plain.close();
});

/** How high the charts of a screen are, and the letters in them, in pixels. */
function chartsInSight() {
  const charts = [...document.querySelectorAll<SVGSVGElement>(".presentation-screen svg[role=img]")];
  return charts.flatMap((chart) => {
    const { width, height } = chart.getBoundingClientRect();
    const text = chart.querySelector("text");
    if (height === 0 || text === null) return [];
    const { baseVal } = chart.viewBox;
    const scale = Math.min(width / baseVal.width, height / baseVal.height);
    return [{ height, letters: Number.parseFloat(getComputedStyle(text).fontSize) * scale }];
  });
}

test("what somebody tries is judged at once, and its address shows the same to who has no script", async ({
  signedIn,
  browser,
}) => {
  const page = await signedIn("manager");
  await open(page, "/staff/explore?plan=dx-2&kpi=online-procedures");
  await page.getByRole("textbox", { name: "令和11年度" }).fill("2600");
  const told = "令和11年度が2,600手続きなら、○ 達成です。";
  await expect(page.getByText(told, { exact: false })).toBeVisible();
  const state = await page.context().storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const same = await plain.newPage();
  await same.goto(page.url());
  await expect(same.getByText(told, { exact: false })).toBeVisible();
  await expect(same.getByRole("row", { name: /令和11年度/ })).toContainText("○ 達成（試算）");
  await plain.close();
});
