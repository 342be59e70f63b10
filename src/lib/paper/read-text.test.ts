import { readPdf } from "@tests/fixtures/pdf";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { textOfPdf } from "./read-text";
import { typeset } from "./typeset";

/** Machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const withoutBlanks = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

const setAs = (text: string) =>
  typeset({
    title: "題名（1）",
    author: "市",
    made: new Date(0),
    notices: [],
    source: "市　第1号",
    body: [
      { k: "heading", level: 1, parts: [{ k: "text", text: "見出し" }] },
      { k: "paragraph", parts: [{ k: "text", text }] },
    ],
  });

it("reads what another program reads in the same document", async () => {
  const pdf = await setAs("髙﨑𠮷①㎡○△×－ (a(b)c) \\ office fi 3/4 田中花子さん ".repeat(40));
  const [text, read] = [textOfPdf(pdf), await readPdf(pdf)];
  for (const page of read.pages) expect(withoutBlanks(text ?? "")).toContain(withoutBlanks(page));
});

it("reads the title as well", async () => {
  expect(textOfPdf(await setAs("x"))).toContain("題名（1）");
});

it("reads any text that was set, blanks apart", async () => {
  const letters = fc.string({
    unit: fc.constantFrom(..."aZ0 ()\\<>[]/%計画の目標値、。（）①\u3000"),
    minLength: 1,
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(letters, async (text) => {
      expect(withoutBlanks(textOfPdf(await setAs(text)) ?? "")).toContain(withoutBlanks(text));
    }),
    { numRuns: 25 },
  );
});

it.each(["", "%PDF", "%PDF-1.7\n1 0 obj\n<< /Type /Page /Contents 2 0 R >>\nendobj\n"])(
  "says of %j that it cannot be read",
  (text) => {
    expect(textOfPdf(Buffer.from(text))).toBeNull();
  },
);
