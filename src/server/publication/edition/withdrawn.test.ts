import { expect, it } from "vitest";
import { markWithdrawn } from "./withdrawn";

const page = (path: string, html: string) => ({
  path,
  contentType: "text/html; charset=utf-8",
  body: Buffer.from(html, "utf8"),
});
const marked = (html: string, path = "index.html") =>
  markWithdrawn([page(path, html)], {
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

it("is said in the page's own language, behind a link with readings too; the reason stays Japanese", () => {
  const body =
    '<body><a class="sk" href="#main"><ruby>本文<rt>ほんぶん</rt></ruby>へ</a><main></main></body>';
  expect(marked("<body><main></main></body>", "en/kpis/a/index.html")).toContain(
    '<strong>This publication (no. 1) was withdrawn on 28 November 2026.</strong> Reason: <span lang="ja">誤り</span> <a href="/en/archive">See all publications</a>',
  );
  const easy = marked(body, "easy/index.html");
  expect(easy.indexOf("<aside")).toBeGreaterThan(easy.indexOf("へ</a>"));
  expect(easy.replace(/<rt>.*?<\/rt>|<[^>]+>/g, "")).toContain("2026年11月28日に取り消しました。");
});
