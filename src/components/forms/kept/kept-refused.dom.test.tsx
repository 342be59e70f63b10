/** A form that comes back refused with other values in its fields: a colleague's, or its own in another writing. */
import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormState } from "@/lib/action-state";
import { SelectField, TextArea, TextField, Tick } from "../field";
import { typedOf } from "../form-outcome";
import { SubmitButton } from "../submit-button";
import { KeptForm, useKeptAction } from "./kept-form";
import { KeptTextOwner } from "./kept-text-owner";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const refusing = async (_previous: FormState, form: FormData): Promise<FormState> => ({
  answer: { ok: false, reason: "invalid", errors: { "": "なぜ" } },
  typed: Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string"),
  ),
});

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const text = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

/** Refused because somebody else saved meanwhile; the page is read again with what they saved. */
function Contested({ note, year, isAsked }: { note: string; year: string; isAsked: boolean }) {
  const [state, action, kept] = useKeptAction(async (): Promise<FormState> => {
    return { answer: { ok: false, reason: "conflict", errors: { "": "ほかの人が変更しました" } }, typed: {} };
  }, "contested");
  return (
    <KeptForm kept={kept} action={action} onReset={(event) => event.preventDefault()}>
      <TextArea name="note" label="説明" defaultValue={note} />
      <SelectField
        name="year"
        label="年度"
        defaultValue={year}
        options={["a", "b", "c"].map((value) => ({ value, label: value }))}
      />
      <label>
        <Tick name="asked" value="yes" defaultChecked={isAsked} />
        尋ねる
      </label>
      <SubmitButton>送る</SubmitButton>
      {state ? <p>断られました</p> : null}
    </KeptForm>
  );
}

describe("a form that was refused because somebody else was quicker", () => {
  const owned = (props: { note: string; year: string; isAsked: boolean }) => (
    <KeptTextOwner id="me">
      <Contested {...props} />
    </KeptTextOwner>
  );

  it("shows what they saved, and tells what was typed over it: the second press overwrites nothing unseen", async () => {
    const drawn = render(owned({ note: "", year: "a", isAsked: false }));
    await userEvent.type(screen.getByLabelText("説明"), "わたしの理由");
    await userEvent.selectOptions(screen.getByLabelText("年度"), "b");
    await userEvent.click(screen.getByRole("button", { name: "送る" }));
    await screen.findByText("断られました");
    drawn.rerender(owned({ note: "同僚の理由", year: "c", isAsked: true }));
    await waitFor(() => expect(text("説明")).toBe("同僚の理由"));
    expect(text("年度")).toBe("c");
    expect(screen.getByText("あなたの入力：わたしの理由")).toBeTruthy();
    expect(screen.getByText("あなたの入力：b")).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("尋ねる").checked).toBe(true);
    await userEvent.click(screen.getByRole("button", { name: "あなたの入力を欄に入れる（説明）" }));
    expect(text("説明")).toBe("わたしの理由");
  });
});

/** Keeps what was sent in its own writing, and asks for something else all the same: both come in one answer. */
function Normalising({ kept: before }: { kept: string }) {
  const [state, action, kept] = useKeptAction(refusing, "normalising");
  return (
    <KeptForm kept={kept} action={action} onReset={(event) => event.preventDefault()}>
      <TextField name="factor" label="係数" defaultValue={state ? "60" : before} />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

it("what the form itself kept in another writing is told as nobody's change", async () => {
  const normalising = (kept: string) =>
    render(
      <KeptTextOwner id="me">
        <Normalising kept={kept} />
      </KeptTextOwner>,
    );
  normalising("");
  await userEvent.type(screen.getByLabelText("係数"), "６０");
  await userEvent.click(screen.getByRole("button", { name: "送る" }));
  await waitFor(() => expect(text("係数")).toBe("60"));
  expect(screen.queryByText("復元していない入力があります")).toBeNull();
  cleanup();
  normalising("60");
  expect(text("係数")).toBe("60");
  expect(screen.queryByText("復元していない入力があります")).toBeNull();
});

/** Gives back what was typed as its default, as long as it is refused. */
function GivenBack() {
  const [state, action, kept] = useKeptAction(refusing, "given-back");
  return (
    <KeptForm kept={kept} action={action}>
      <TextField name="title" label="件名" defaultValue={typedOf(state).title} />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

it("what a form gives back itself when it is refused stays, and is kept over a reload", async () => {
  const givenBack = () =>
    render(
      <KeptTextOwner id="me">
        <GivenBack />
      </KeptTextOwner>,
    );
  givenBack();
  await userEvent.type(screen.getByLabelText("件名"), "わたしの件名");
  for (const _ of [1, 2]) {
    await userEvent.click(screen.getByRole("button", { name: "送る" }));
    await waitFor(() => expect(text("件名")).toBe("わたしの件名"));
  }
  cleanup();
  givenBack();
  expect(text("件名")).toBe("わたしの件名");
});
