import { describe, expect, it } from "vitest";
import { auditValues } from "./values";

describe("auditValues", () => {
  it("keeps every field, known to this version or not, in its order", () => {
    const written = { version: 3, actual: null, isPublic: true, moved: ["online", 2], laterField: "x" };
    const values = auditValues(written);
    expect(values).toEqual(written);
    expect(Object.keys(values ?? {})).toEqual(Object.keys(written));
  });

  it("keeps a value of a shape that nobody writes as its text", () => {
    expect(auditValues({ title: { ja: "照会" }, no: 1 })).toEqual({ title: '{"ja":"照会"}', no: 1 });
  });

  it.each([null, undefined, "text", 7, [1], true])("finds no fields in %j", (json) => {
    expect(auditValues(json)).toBeNull();
  });
});
