/** What people, programs and attackers send: whole, nearly right, and nonsense. */
import { PLAN } from "@tests/db/support/reports";
import fc from "fast-check";
import { writePlanFile } from "@/server/plan/plan-file/write";

const ODD_SIGNS = [
  "\u0000",
  "\u0001",
  "\u000b",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\ufffd",
  "\ud800",
  "𠮷",
  "＝",
  "'",
  '"',
  "`",
  "\\",
];

const sign = fc.oneof(fc.constantFrom(...ODD_SIGNS), fc.string({ unit: "binary", maxLength: 1 }));

/** Pieces of what is right, in an order that need not be. */
const piecesOf = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: sign }), {
      maxLength: 14,
    })
    .map((parts) => parts.join(""));

export const numberText: fc.Arbitrary<string> = fc.oneof(
  piecesOf([
    ..."0123456789０１２９.,．，-−▲△＋+%％件枚千 　eE",
    "NaN",
    "Infinity",
    "0x",
    "1e9",
    "100",
    "1,000",
  ]),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.string({ unit: "binary" }),
);

export const dateText: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.integer({ min: -1, max: 11_000 }), fc.nat(14), fc.nat(33))
    .map(
      ([year, month, day]) =>
        `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    ),
  piecesOf([..."0123456789０１-−/.年月日TZ:+ ", "2026-02-30", "令和", "1900-02-29", "2028-02-29"]),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ unit: "binary" }),
);

export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  piecesOf(ODD_SIGNS),
  numberText,
  dateText,
  fc.uuid(),
  fc.constantFrom(
    "",
    " ",
    "true",
    "yes",
    "null",
    "__proto__",
    "paper-sheets",
    "dx-2",
    "2025",
    "a".repeat(20_000),
    "../../x",
  ),
);

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, false, [], {}, 2025, 0, -1),
  fc.array(oddText, { maxLength: 3 }),
  fc.dictionary(
    oddText.filter((name) => name.length < 50),
    oddText,
    { maxKeys: 3 },
  ),
);

const planLines = writePlanFile(PLAN).split("\n");

/** A plan file with some of its lines lost, doubled, moved in or given another value; now and then no plan file at all. */
export const planFile: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .array(
        fc.record({
          at: fc.nat(planLines.length - 1),
          act: fc.constantFrom("lose", "double", "indent", "outdent", "value", "key", "tab"),
          text: oddText.map((text) => text.slice(0, 200)),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((edits) => edits.reduce(edited, planLines).join("\n")),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(oddText, fc.json(), fc.constant("[".repeat(3_000)), fc.constant("&a [*a, *a]")),
  },
);

function edited(
  lines: readonly string[],
  { at, act, text }: { readonly at: number; readonly act: string; readonly text: string },
): string[] {
  const line = lines[at] ?? "";
  const name = /^[^:]*:/.exec(line)?.[0] ?? "";
  const made: Readonly<Record<string, readonly string[]>> = {
    lose: [],
    double: [line, line],
    indent: [`  ${line}`],
    outdent: [line.replace(/^ {2}/, "")],
    value: [`${name} ${text}`],
    key: [line.replace(/[a-z]+(?=:)/i, "foreign")],
    tab: [line.replace(/^ +/, "\t")],
  };
  return [...lines.slice(0, at), ...(made[act] ?? []), ...lines.slice(at + 1)];
}

const content = fc.record(
  {
    actualText: fc.oneof(numberText, oddValue),
    figureStatus: fc.oneof(fc.constantFrom("final", "provisional", "interim"), oddValue),
    missing: fc.oneof(
      fc.constant(null),
      fc.record({
        reason: fc.constantFrom("awaiting_release", "x"),
        note: oddText,
        expectedOn: fc.option(dateText),
      }),
      oddValue,
    ),
    asOf: fc.oneof(fc.constant(null), dateText),
    basisNote: oddText,
    reason: oddText,
    nextStep: oddText,
    warningNote: oddText,
    foreign: oddValue,
  },
  { requiredKeys: ["actualText", "missing", "asOf", "basisNote", "reason", "nextStep", "warningNote"] },
);

/** The body of a change of a report. */
export const reportChange: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record(
      {
        event: fc.oneof(fc.constantFrom("save_draft", "submit", "return", "approve"), oddValue),
        version: fc.oneof(fc.constantFrom(0, 1, 2, 1_000_000), oddValue),
        content: fc.oneof(content, fc.constant(null), oddValue),
        comment: oddText,
        commentField: fc.oneof(fc.constantFrom(null, "reason", "actualText"), oddValue),
        correctionReason: oddText,
        foreign: oddValue,
      },
      { requiredKeys: ["event", "version"] },
    ),
  },
  { weight: 1, arbitrary: oddValue },
);
