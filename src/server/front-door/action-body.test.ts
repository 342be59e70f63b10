import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calledActions, isCallType } from "./action-body";

const ID = `40${"ab".repeat(20)}`;
const FORM = "multipart/form-data; boundary=XX";
const TEXT = "text/plain;charset=UTF-8";

/** @param parts name, content, and what follows the name */
function form(parts: readonly (readonly [name: string, text: string, more?: string])[]): string {
  const pieces = parts.map(
    ([name, text, more = ""]) =>
      `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`,
  );
  return `${pieces.join("")}--XX--\r\n`;
}

const called = (contentType: string, body: string, action: string | undefined = ID) =>
  calledActions({ action, contentType }, Buffer.from(body));
const withoutScript = (body: string) =>
  calledActions({ action: undefined, contentType: FORM }, Buffer.from(body));

describe("what pages send", () => {
  it.each([
    ["no arguments", "[]"],
    ["plain values", '[{"kpiId":"a","fy":2025,"isPublic":true,"note":null}]'],
    [
      "undefined, a text that begins with $, an instant",
      '["$undefined","$$100","$D2026-11-27T00:00:00.000Z"]',
    ],
  ])("%s", (_what, body) => expect(called(TEXT, body)).toEqual([ID]));

  it("a form with the state before", () => {
    const body = form([
      ["_1_email", "甲@example.jp"],
      ["_1_file", "bytes", '; filename="計画.yaml"\r\nContent-Type: application/x-yaml'],
      ["0", '[{"answer":{"ok":false,"errors":{"":"$$x"}},"typed":{}},"$K1"]'],
    ]);
    expect(called(FORM, body)).toEqual([ID]);
  });

  it("a form without JavaScript, of a plain action and of one with a state", () => {
    expect(withoutScript(form([[`$ACTION_ID_${ID}`, ""]]))).toEqual([ID]);
    const bound = form([
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`],
      ["$ACTION_1:1", "[null]"],
      ["$ACTION_KEY", "k123"],
      ["token", "x"],
    ]);
    expect(withoutScript(bound)).toEqual([ID]);
  });
});

describe("what no page sends", () => {
  it.each([
    ["no JSON", "x"],
    ["nothing", ""],
    ["no list", "{}"],
    ["null", "null"],
    ["a reference to a function", '["$h1"]'],
    ["a promise", '["$@1"]'],
    ["a map", '["$Q1"]'],
    ["a stream", '["$R1"]'],
    ["a blob", '["$B1"]'],
    ["another row", '["$1:constructor:constructor"]'],
    ["a number too long to read", `["$n${"9".repeat(400)}"]`],
    ["an unknown mark", '["$Z"]'],
    ["the prototype", '[{"__proto__":{"a":1}}]'],
    ["too deep", `${"[".repeat(9_000)}${"]".repeat(9_000)}`],
    ["too many", "[1,2,3,4,5]"],
  ])("%s", (_what, body) => expect(called(TEXT, body)).toBeNull());

  it.each([
    ["no form", "x"],
    ["cut short", form([["0", "[]"]]).slice(0, -8)],
    ["no arguments", form([["_1_a", "x"]])],
    [
      "arguments twice",
      form([
        ["0", "[]"],
        ["0", "[]"],
      ]),
    ],
    [
      "another row",
      form([
        ["0", '["$K1"]'],
        ["1", "[1]"],
      ]),
    ],
    ["arguments as a file", form([["0", "[]", '; filename="a"']])],
    ["an encoded part", form([["0", "[]", "\r\nContent-Transfer-Encoding: base64"]])],
    ["a part without a name", "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--\r\n"],
    [
      "a control character in a name",
      form([
        ["_1_\u0006", "x"],
        ["0", "[]"],
      ]),
    ],
    ["an odd character set", form([["0", "[]", "\r\nContent-Type: text/plain; charset=x"]])],
  ])("a form: %s", (_what, body) => expect(called(FORM, body)).toBeNull());

  it.each([
    ["no action", form([["a", "b"]])],
    ["an id that is none", form([["$ACTION_ID_zz", ""]])],
    ["a reference without what it refers to", form([["$ACTION_REF_1", ""]])],
    [
      "a description that is none",
      form([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", "{"],
      ]),
    ],
    [
      "no bound arguments",
      form([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`],
      ]),
    ],
    [
      "bound arguments that are no list",
      form([
        ["$ACTION_REF_1", ""],
        ["$ACTION_1:0", `{"id":"${ID}","bound":"$@1"}`],
        ["$ACTION_1:1", "[null"],
      ]),
    ],
    ["three at once", form(["1", "2", "3"].map((n) => [`$ACTION_ID_${n}`, ""]))],
    [
      "a field of nobody's",
      form([
        [`$ACTION_ID_${ID}`, ""],
        ["$ACTION_9:1", "[]"],
      ]),
    ],
  ])("without JavaScript: %s", (_what, body) => expect(withoutScript(body)).toBeNull());

  it.each([
    [undefined, "text/plain"],
    [undefined, "application/x-www-form-urlencoded"],
    [ID, "application/json"],
    [ID, "multipart/form-data"],
    [ID, "multipart/form-data; boundary=\u00e9"],
    [ID, ""],
  ])("%s with %s", (action, contentType) => expect(isCallType({ action, contentType })).toBe(false));

  it("nothing that comes makes it throw", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.string().map((more) => form([["0", more]])),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(FORM, TEXT),
        fc.option(fc.constant(ID)),
        (body, contentType, action) => {
          const ids = calledActions({ action: action ?? undefined, contentType }, Buffer.from(body));
          expect(ids === null || ids.length > 0).toBe(true);
        },
      ),
    );
  });
});
