/** Markup that got into a staff page: nothing in it runs, nothing in it changes how the page looks. */
import { answers, expect, test } from "./support/staff";

const PLANTED = [
  `<script>document.documentElement.dataset.planted = "script"</script>`,
  `<img src="data:," alt="" onerror="document.documentElement.dataset.planted = 'handler'">`,
  `<script src="/staff/planted.js"></script>`,
  `<a href="javascript:document.documentElement.dataset.planted = 'link'">planted</a>`,
  `<style>main { display: none }</style>`,
  `<div style="position: fixed; inset: 0">over all</div>`,
  `<base href="https://elsewhere.example/">`,
];

test("what is planted into a page neither runs nor applies; the page itself works", async ({
  stranger,
  refusedByPolicy,
}) => {
  const page = await stranger();
  await page.route("/staff/planted.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `document.documentElement.dataset.planted = "file"`,
    }),
  );
  await page.route("/staff/sign-in", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace("</body>", `${PLANTED.join("")}</body>`) });
  });
  await page.goto("/staff/sign-in");
  await answers(page);
  await page.getByRole("link", { name: "planted" }).click({ force: true });

  expect(await page.evaluate(() => document.documentElement.dataset.planted)).toBeUndefined();
  expect(await page.evaluate(() => document.baseURI)).toBe(page.url());
  await expect(page.getByRole("heading", { level: 1, name: "サインイン" })).toBeVisible();
  await expect(page.getByText("over all")).not.toHaveCSS("position", "fixed");
  expect(refusedByPolicy.splice(0)).toHaveLength(PLANTED.length);
});
