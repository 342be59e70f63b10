import { expect, it } from "vitest";
import { markWithdrawn } from "./withdrawn";

const page = (path: string, html: string) => ({
  path,
  contentType: "text/html; charset=utf-8",
  body: Buffer.from(html, "utf8"),
});
const marked = (html: string) =>
  markWithdrawn([page("index.html", html)], {
    no: 1,
    at: "2026-11-28T00:00:00.000Z",
    reason: "誤り",
    archiveHref: "/archive",
  }).map(({ body }) => Buffer.from(body).toString("utf8"))[0] ?? "";

it("stands behind the link to the content, which stays the first of the page", () => {
  const html =
    '<html><body><a class="sk" href="#main">本文へ移動</a><main id="main">本文</main></body></html>';
  const now = marked(html);
  const order = ["本文へ移動", "取り下げられました", 'href="/archive"', "<main"].map((each) =>
    now.indexOf(each),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(Math.min(...order)).toBeGreaterThan(0);
  expect(now.replace(/<aside class="old".*?<\/aside>/, "")).toBe(html);
});

it("stands first where a page has no such link", () => {
  expect(marked('<html><body class="x"><main>本文</main></body></html>')).toContain('<body class="x"><aside');
});
