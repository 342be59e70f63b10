import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { UnexpectedError } from "@/components/staff-shell/unexpected-error";
import { ErrorSummary } from "./error-summary";
import { DateField, RadioGroup, SelectField, TextArea, TextField } from "./field";

const CHOICES = [
  { value: "", label: "なし" },
  { value: "a", label: "甲", support: "説明" },
];
const texts = { label: "氏名", name: "name", support: "補足", error: "入力してください。", required: true };

/** The ids that the control says describe it, and whether each is on the page. */
function describedBy(html: string): { id: string; exists: boolean }[] {
  const ids = /aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];
  return ids.map((id) => ({ id, exists: html.includes(`id="${id}"`) }));
}

describe.each([
  ["TextField", <TextField key="t" {...texts} suffix="件" />],
  ["TextArea", <TextArea key="a" {...texts} />],
  ["SelectField", <SelectField key="s" {...texts} options={CHOICES} />],
  ["DateField", <DateField key="d" {...texts} />],
  ["RadioGroup", <RadioGroup key="r" {...texts} options={CHOICES} />],
])("%s", (_name, element) => {
  const html = renderToStaticMarkup(element);

  it("ties support text and error to the control", () => {
    const described = describedBy(html);
    expect(described.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["field-name-support", "field-name-error"]),
    );
    expect(described.every(({ exists }) => exists)).toBe(true);
  });

  it("says that it is wrong, and that it is needed, without the browser's own bubble", () => {
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-required="true"');
    expect(html).not.toMatch(/ required=/);
    expect(html).toContain("※必須");
  });

  it("has a label", () => {
    expect(html).toMatch(/<label for="field-name"|aria-labelledby="field-name-label"/);
  });
});

it("says nothing of errors where there are none", () => {
  const html = renderToStaticMarkup(<TextField label="氏名" name="name" required={false} />);
  expect(html).not.toContain('aria-invalid="');
  expect(html).not.toContain("aria-describedby");
  expect(html).toContain("任意");
  expect(renderToStaticMarkup(<ErrorSummary errors={{}} />)).toBe("");
});

it("leads from each error to its field", () => {
  const html = renderToStaticMarkup(
    <ErrorSummary errors={{ name: "入力してください。", "": "保存できません。" }} />,
  );
  expect(html).toContain('href="#field-name"');
  expect(html).toContain("保存できません。");
  expect(html).toContain('role="alert"');
});

it("names the field of a sentence that does not, and of no other", () => {
  const html = renderToStaticMarkup(
    <ErrorSummary
      labels={{ budget: "予算額", settlement: "決算額", reason: "要因" }}
      errors={{
        budget: "金額として読めません。",
        settlement: "金額として読めません。",
        reason: "この実績になった要因を入力してください。",
        other: "入力してください。",
      }}
    />,
  );
  const said = [...html.matchAll(/<a[^>]*>([^<]*)<\/a>/g)].map(([, text]) => text);
  expect(said).toEqual([
    "予算額：金額として読めません。",
    "決算額：金額として読めません。",
    "この実績になった要因を入力してください。",
    "入力してください。",
  ]);
});

describe("an unexpected error", () => {
  it("gives the number that stands in the log, and nothing of the error itself", () => {
    const error = Object.assign(new Error("secret table missing"), { digest: "1234567890" });
    const html = renderToStaticMarkup(<UnexpectedError error={error} retry={() => {}} />);
    expect(html).toContain("1234567890");
    expect(html).not.toContain("secret");
  });

  it.each([null, "text", new Error("x"), { digest: 5 }])("has a page for %j too", (error) => {
    expect(renderToStaticMarkup(<UnexpectedError error={error} retry={() => {}} />)).toContain("受付番号");
  });
});

it("tells each of a field's errors by itself", () => {
  const error = "年度を選んでください。\n公表済みの年度は選べません。";
  const field = renderToStaticMarkup(<TextField {...texts} error={error} />);
  expect(field).toContain("<p>＊年度を選んでください。</p><p>＊公表済みの年度は選べません。</p>");
  const summary = renderToStaticMarkup(<ErrorSummary errors={{ name: error }} />);
  expect(summary.match(/<li>/g)).toHaveLength(2);
});
