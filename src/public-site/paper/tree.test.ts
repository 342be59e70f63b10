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
        {
          isHead: true,
          isText: true,
          colspan: 1,
          rowspan: 1,
          body: [{ k: "paragraph", parts: [text("x")] }],
        },
        {
          isHead: true,
          isText: true,
          colspan: 2,
          rowspan: 1,
          body: [{ k: "paragraph", parts: [text("y")] }],
        },
      ],
    ],
    rows: [
      [
        {
          isHead: true,
          isText: true,
          colspan: 1,
          rowspan: 2,
          body: [{ k: "paragraph", parts: [text("a")] }],
        },
        { isHead: false, isText: false, colspan: 1, rowspan: 1, body: [] },
        {
          isHead: false,
          isText: false,
          colspan: 1,
          rowspan: 1,
          body: [{ k: "paragraph", parts: [text("1")] }],
        },
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

it("what belongs together stays so; a place where a long word may be parted is kept", () => {
  expect(paper("<article><h3>名</h3><p>年<wbr>度</p></article>")).toEqual([
    {
      k: "whole",
      body: [
        { k: "heading", level: 3, parts: [text("名")] },
        { k: "paragraph", parts: [text("年"), text("\u200b"), text("度")] },
      ],
    },
  ]);
});

it("a drawing is a file of its own, with its words", () => {
  const [drawing] = paper(
    "<figure><svg viewBox='0 0 2 1'><title>題</title><desc>値は1</desc><text class='kc-n'>a&nbsp;b</text></svg><figcaption>結果</figcaption></figure>",
  );
  expect(drawing).toMatchObject({ k: "drawing", alt: "題：値は1" });
  const { svg } = drawing as { svg: string };
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="kc" viewBox="0 0 2 1"><style>/);
  expect(svg).toContain('<text class="kc-n">a&#160;b</text></svg>');
  expect(svg).not.toContain("題");
});
