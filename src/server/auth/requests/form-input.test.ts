import { describe, expect, it } from "vitest";
import { formInput } from "./form-input";

describe("formInput", () => {
  it("reads one entry per name, lists where a name is repeated or ends in []", () => {
    const form = new FormData();
    form.append("a", "1");
    form.append("b", "1");
    form.append("b", "2");
    form.append("c[]", "1");
    form.append("$ACTION_ID_0", "x");
    expect({ ...(formInput(form) as object) }).toEqual({ a: "1", b: ["1", "2"], c: ["1"] });
  });

  it("reads __proto__ as a field", () => {
    const form = new FormData();
    form.append("__proto__", "x");
    expect(Object.keys(formInput(form) as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("leaves an object as it is", () => {
    expect(formInput({ a: 1 })).toEqual({ a: 1 });
  });
});
