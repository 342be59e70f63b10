import fc from "fast-check";
import { parseFragment } from "parse5";
import { expect, it } from "vitest";
import { markup } from "./markup";

it("escapes what is put in, and keeps what it made itself", () => {
  const name = markup`<b title="${'"<a>"'}">${"<i>&'"}</b>`;
  expect(name.html).toBe('<b title="&quot;&lt;a&gt;&quot;">&lt;i&gt;&amp;&#39;</b>');
  expect(markup`<ul>${[name, markup`${1}`]}${null}</ul>`.html).toBe(`<ul>${name.html}1</ul>`);
});

it("takes nothing for markup that only looks like it", () => {
  const forged = { html: "<script>" } as const;
  expect(markup`${forged}`.html).not.toContain("<script>");
});

it("is read back as the text that was put in, in a text and in an attribute", () => {
  fc.assert(
    // A browser makes one line end of each, and takes NUL away: no text that passed our doors has either.
    fc.property(
      fc.string().map((text) => text.replace(/[\r\0]/g, "")),
      (text) => {
        const [element] = parseFragment(markup`<p title="${text}">${text}</p>`.html).childNodes;
        if (!element || !("attrs" in element)) throw new Error("no element");
        expect(element.attrs).toEqual([{ name: "title", value: text }]);
        expect(element.childNodes.map((node) => ("value" in node ? node.value : "")).join("")).toBe(text);
      },
    ),
  );
});
