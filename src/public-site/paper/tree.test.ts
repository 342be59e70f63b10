import { expect, it } from "vitest";
import { paperOf } from "./tree";

const text = (said: string) => ({ k: "text", text: said }) as const;
const paper = (markup: string) =>
  paperOf(markup, (href) => (href.startsWith("/") ? `https://a.jp${href}` : null));

it("headings, paragraphs and what stands in a line", () => {
  expect(
    paper("<div><h2>題</h2>前<b>太</b><p>一\n二<a href='/x'>先</a><a href='#y'>ここ</a></p></div>"),
  ).toEqual([
    { k: "heading", level: 2, parts: [text("題")] },
    { k: "paragraph", parts: [text("前"), { k: "strong", parts: [text("太")] }] },
    {
      k: "paragraph",
      parts: [
        text("一"),
        { k: "break" },
        text("二"),
        { k: "link", href: "https://a.jp/x", parts: [text("先")] },
        text("ここ"),
      ],
    },
  ]);
});

it("a list of terms, also where boxes hold them together", () => {
  expect(paper("<dl><div><dt>時点</dt><dd>今日</dd></div><dt>a</dt><dd>b</dd><dd>c</dd></dl>")).toEqual([
    {
      k: "terms",
      items: [
        { term: [text("時点")], body: [{ k: "paragraph", parts: [text("今日")] }] },
        {
          term: [text("a")],
          body: [
            { k: "paragraph", parts: [text("b")] },
            { k: "paragraph", parts: [text("c")] },
          ],
        },
      ],
    },
  ]);
});

it("a table with its heads and spans", () => {
  const [table] = paper(
    "<table><thead><tr><th>x</th><th colspan='2'>y</th></tr></thead><tbody><tr><th rowspan='2'>a</th><td></td><td>1</td></tr></tbody></table>",
  );
  expect(table).toEqual({
    k: "table",
    columns: 3,
    head: [
      [
        { isHead: true, colspan: 1, rowspan: 1, body: [{ k: "paragraph", parts: [text("x")] }] },
        { isHead: true, colspan: 2, rowspan: 1, body: [{ k: "paragraph", parts: [text("y")] }] },
      ],
    ],
    rows: [
      [
        { isHead: true, colspan: 1, rowspan: 2, body: [{ k: "paragraph", parts: [text("a")] }] },
        { isHead: false, colspan: 1, rowspan: 1, body: [] },
        { isHead: false, colspan: 1, rowspan: 1, body: [{ k: "paragraph", parts: [text("1")] }] },
      ],
    ],
  });
});

it("a picture by its words; what nobody hears is left out; what paper does not know is refused", () => {
  expect(paper("<p><img src='/x.png' alt='窓口'><span aria-hidden='true'>飾り</span></p>")).toEqual([
    { k: "paragraph", parts: [text("図：窓口")] },
  ]);
  expect(() => paper("<form>送る</form>")).toThrow("paper knows no <form>");
  expect(() => paper("<p><video></video></p>")).toThrow("<video>");
});
