import { readPdf, tagsOf } from "@tests/fixtures/pdf";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { typeset } from "./typeset";

/** Machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const saying = (text: string) => ({
  title: "題名",
  author: "市",
  made: new Date("2026-11-27T16:00:00Z"),
  notices: [],
  source: "市　第1号",
  body: [{ k: "paragraph", parts: [{ k: "text", text }] }] as const,
});

const said = async (text: string) => {
  const { tags } = await readPdf(await typeset(saying(text)));
  return tagsOf(tags, /^P$/)
    .map((tag) => tag.text)
    .join("");
};

it.each(["#panic() *x* $1$ `y` \\ _z_ <a> @b // c", '"引用" \\u{41}', "髙﨑𠮷①㎡○△×－ㇹ㋿～"])(
  "a text stays what was typed: %s",
  async (text) => {
    expect(await said(text)).toBe(text);
  },
);

it("says when it was made as the moment that it was, and is the same bytes each time", async () => {
  const bytes = await typeset(saying("題"));
  const text = Buffer.from(bytes).toString("latin1");
  expect(text).toContain("/CreationDate (D:20261127160000Z)");
  expect(text).toMatch(/<xmp:CreateDate>2026-11-27T16:00:00(Z|\+00:00)</);
  expect(Buffer.from(await typeset(saying("題"))).equals(Buffer.from(bytes))).toBe(true);
});

it("a character that no face has is set as 〓, and the rest stands", async () => {
  expect(await said("前\u{F8FF}後ไทย")).toMatch(/^前〓後〓+$/);
});

it("whatever was typed, the document is made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 40 }), async (text) => {
      expect((await typeset(saying(text))).length).toBeGreaterThan(1_000);
    }),
    { numRuns: 100 },
  );
});
