import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ErrorSummary } from "./error-summary";
import { RadioGroup, TextField, TickGroup } from "./field";

afterEach(cleanup);

const UNREADABLE = "数値として読めません。";

it("says which field is meant where the sentence does not", () => {
  const years = [{ value: "2025", label: "令和7年度" }];
  const errors = {
    upper: UNREADABLE,
    lowest: UNREADABLE,
    name: "入力してください。",
    kind: "一覧から選んでください。",
    surveyed: "令和7年度には実績があります。",
    gone: "保存できません。",
    "": "確定できません。",
  };
  render(
    <>
      <ErrorSummary errors={errors} />
      <TextField label="上限" name="upper" required={false} error={errors.upper} />
      <TextField label="下限" name="lowest" required={false} error={errors.lowest} />
      <TextField label="指標名" name="name" required error={errors.name} />
      <RadioGroup label="目標値の種類" name="kind" required options={years} error={errors.kind} />
      <TickGroup label="調査する年度" name="surveyed" options={years} ticked={[]} error={errors.surveyed} />
    </>,
  );
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    `上限：${UNREADABLE}`,
    `下限：${UNREADABLE}`,
    "指標名を入力してください。",
    "目標値の種類を一覧から選んでください。",
    "調査する年度：令和7年度には実績があります。",
    "保存できません。",
    "確定できません。",
  ]);
});

it("a group of ticks shows what is wrong with it, and each of them is marked", () => {
  const options = [
    { value: "2025", label: "令和7年度" },
    { value: "2026", label: "令和8年度" },
  ];
  const error = "令和7年度には実績があります。";
  render(
    <TickGroup label="調査する年度" name="surveyed" options={options} ticked={["2026"]} error={error} />,
  );
  const [first, second] = screen.getAllByRole<HTMLInputElement>("checkbox");
  expect([first?.checked, second?.checked]).toEqual([false, true]);
  expect([first, second].map((box) => box?.getAttribute("aria-invalid"))).toEqual(["true", "true"]);
  expect(first?.name).toBe("surveyed[]");
  const group = screen.getByRole("group", { name: "調査する年度" });
  expect(document.getElementById(group.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    `＊${error}`,
  );
});
