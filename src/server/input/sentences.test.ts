import { globSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reportChangeBodySchema } from "@/server/reports/change-input";
import * as fields from "./fields";
import { sentences, UNREADABLE } from "./sentences";

const files = globSync("src/features/*/schema*.ts").filter((file) => !/\.test\.ts$/.test(file));
const modules = await Promise.all(files.map((file) => import(path.resolve(file)) as Promise<object>));
const schemas = [...modules, fields, { reportChangeBodySchema }].flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[name, value as z.ZodType] as const] : [],
  ),
);

/** The object that a form is read as, behind its transforms and wrappers. */
function shapeOf(schema: z.core.$ZodType): z.core.$ZodShape | null {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  return null;
}

const value = fc.oneof(
  fc.anything(),
  fc.constantFrom("", " ", "\u0000", "2026-02-30", "a".repeat(20_000), "false", "123", "1e9"),
  fc.uuid(),
  fc.array(fc.oneof(fc.uuid(), fc.anything())),
);

/** Anything at all, and objects with the schema's own fields, one of them foreign now and then. */
function inputFor(schema: z.ZodType): fc.Arbitrary<unknown> {
  const shape = shapeOf(schema);
  if (!shape) return value;
  const record = Object.fromEntries([...Object.keys(shape), "foreign"].map((name) => [name, value]));
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(record, { requiredKeys: [] }) },
    { weight: 1, arbitrary: value },
  );
}

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

describe("zod's own English reaches nobody", () => {
  it("has the schemas to try", () => {
    expect(files.length).toBeGreaterThan(8);
    expect(schemas.length).toBeGreaterThan(30);
  });

  it.each(schemas)("%s, whatever is sent", (_name, schema) => {
    fc.assert(
      fc.property(inputFor(schema), (input) => {
        const parsed = schema.safeParse(input);
        for (const sentence of Object.values(parsed.success ? {} : sentences(parsed.error))) {
          expect(sentence).toMatch(JAPANESE);
        }
      }),
    );
  });

  it.each([
    ["a wrong type", z.string(), 5],
    ["a rule without a sentence", z.string().refine(() => false), ""],
    ["a foreign field", z.strictObject({}), { other: 1 }],
    ["no form of a union", z.union([z.literal(""), z.uuid()]), 1],
    ["an id", z.uuid(), "x"],
    ["too few", z.array(z.string()).min(1), []],
    ["not one of the words", z.enum(["a", "b"]), "c"],
  ])("%s", (_what, schema, input) => {
    const { error } = (schema as z.ZodType).safeParse(input);
    expect(error && Object.values(sentences(error))).toEqual([UNREADABLE]);
  });
});

describe("sentences", () => {
  const schema = z.strictObject({
    content: z.strictObject({ note: z.string().max(2, { error: "2文字以内で入力してください。" }) }),
    reports: z.array(z.strictObject({ version: z.int({ error: "版を選んでください。" }) })),
  });
  const { error } = schema.safeParse({ content: { note: "あいう" }, reports: [{ version: 0.5 }] });

  it("keeps the schema's own sentence, by the field's name", () => {
    expect(error && sentences(error)).toEqual({
      "content.note": "2文字以内で入力してください。",
      "reports.0.version": "版を選んでください。",
    });
  });

  it("leaves out the part in which the form's names begin", () => {
    expect(error && Object.keys(sentences(error, "content"))).toEqual(["note", "reports.0.version"]);
  });
});

describe("fields", () => {
  const said = (schema: z.ZodType, input: unknown) => {
    const { error } = schema.safeParse(input);
    return error ? sentences(error)[""] : null;
  };

  it("a day exists", () => {
    expect(said(fields.day, "2026-03-31")).toBeNull();
    expect(said(fields.day, "")).toBe("日付を入力してください。");
    expect(said(fields.day, null)).toBe("日付を入力してください。");
    expect(said(fields.day, "2026-02-30")).toBe("実在する日付を入力してください。");
  });

  it("a text is counted in characters and holds no broken one", () => {
    expect(said(fields.text(2), "𠮷𠮷")).toBeNull();
    expect(said(fields.text(2), "𠮷𠮷𠮷")).toBe("2文字以内で入力してください。");
    expect(said(fields.text(9), "\uFFFD")).toMatch(/保存できない文字/);
    expect(fields.trimmedText(2).parse("  ab\n")).toBe("ab");
    expect(fields.text(9).parse(" ab ")).toBe(" ab ");
  });
});
