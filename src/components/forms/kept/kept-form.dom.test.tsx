import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ActionState, FormState } from "@/lib/action-state";
import { ErrorSummary } from "../error-summary";
import { SelectField, TextArea, TextField } from "../field";
import { errorsOf, FormOutcome } from "../form-outcome";
import { SubmitButton } from "../submit-button";
import { KeptForm, useKeptAction } from "./kept-form";
import { KeptTextOwner } from "./kept-text-owner";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

type Act = (previous: FormState, form: FormData) => Promise<FormState>;
const answers = (answer: ActionState): Act => {
  return async () => ({ answer: { ...answer }, typed: {} });
};
const refusing = (reason: "unauthenticated" | "forbidden" | "not_found" | "already" | "invalid"): Act =>
  answers({ ok: false, reason, errors: { "": `なぜ：${reason}` } });

function Fields({ act }: { act: Act }) {
  const [state, action, kept] = useKeptAction(act, "round");
  const [reason, setReason] = useState("");
  return (
    <KeptForm kept={kept} action={action} aria-label="照会">
      <FormOutcome state={state} done={() => "登録しました"} failed="登録できませんでした" />
      <input type="hidden" name="seen" value="of-the-page" />
      <TextField name="title" label="件名" defaultValue="もとの件名" error={errorsOf(state).title} />
      <TextArea
        name="reason"
        label="理由"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <SelectField
        name="year"
        label="年度"
        defaultValue="a"
        options={["a", "b"].map((value) => ({ value, label: value }))}
      />
      <label>
        <input type="checkbox" name="asked[]" value="one" />
        一つ目
      </label>
      <input type="password" name="secret" aria-label="秘密" />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

const page = (act: Act, owner: string | null = "me") =>
  render(
    <KeptTextOwner id={owner}>
      <details>
        <summary>開く</summary>
        <Fields act={act} />
      </details>
    </KeptTextOwner>,
  );

const title = () => screen.getByLabelText<HTMLInputElement>(/件名/);
const values = () => {
  const form = screen.getByRole<HTMLFormElement>("form", { name: "照会", hidden: true });
  const { title, reason, year } = Object.fromEntries(new FormData(form));
  return { title, reason, year, asked: new FormData(form).getAll("asked[]") };
};
const TYPED = { title: "あたらしい件名", reason: "長い理由", year: "b", asked: ["one"] };
const ORIGINAL = { title: "もとの件名", reason: "", year: "a", asked: [] };

async function type() {
  await userEvent.clear(title());
  await userEvent.type(title(), TYPED.title);
  await userEvent.type(screen.getByLabelText(/理由/), TYPED.reason);
  await userEvent.selectOptions(screen.getByLabelText(/年度/), "b");
  await userEvent.click(screen.getByLabelText("一つ目"));
  await userEvent.type(screen.getByLabelText("秘密"), "hidden-words");
}
const send = () => userEvent.click(screen.getByRole("button", { name: "送る", hidden: true }));

beforeEach(() => localStorage.clear());
afterEach(cleanup);

function Titled({ act, hasSummary }: { act: Act; hasSummary: boolean }) {
  const [state, action, kept] = useKeptAction(act, "edit");
  const errors = errorsOf(state);
  return (
    <KeptForm kept={kept} action={action}>
      {hasSummary && <ErrorSummary errors={errors} title="入れられませんでした" />}
      <TextField name="title" label="件名" error={errors.title} />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

describe("a form that was refused", () => {
  const wrong = answers({ ok: false, reason: "invalid", errors: { title: "件名を入力してください。" } });

  it("leads to its summary, each time", async () => {
    render(<Titled act={wrong} hasSummary />);
    for (const _ of [1, 2]) {
      await send();
      await waitFor(() => expect(document.activeElement?.textContent).toContain("入れられませんでした"));
    }
  });

  it("leads to the field that is wrong where it has no summary", async () => {
    render(<Titled act={wrong} hasSummary={false} />);
    await send();
    await waitFor(() => expect(document.activeElement).toBe(title()));
  });
});

describe("what is typed in a form", () => {
  it.each(["unauthenticated", "forbidden", "not_found", "invalid"] as const)(
    "stays when it is answered %s, and over a reload",
    async (reason) => {
      page(refusing(reason));
      await type();
      await send();
      await waitFor(() => expect(screen.getByText(`なぜ：${reason}`)).toBeTruthy());
      expect(values()).toEqual(TYPED);
      cleanup();
      page(refusing(reason));
      expect(values()).toEqual(TYPED);
      expect(screen.getByText("送られていなかった入力を復元しました")).toBeTruthy();
      expect(screen.getByRole("group").hasAttribute("open")).toBe(true);
      cleanup();
      page(refusing(reason));
      expect(values()).toEqual(TYPED);
    },
  );

  it("stays when no answer comes", async () => {
    page(() => Promise.reject(new TypeError("fetch failed")));
    await type();
    await send();
    await waitFor(() => expect(screen.getByText(/通信できませんでした/)).toBeTruthy());
    expect(values()).toEqual(TYPED);
  });

  it("leads to the sign-in in another tab when the session has ended", async () => {
    page(refusing("unauthenticated"));
    await type();
    await send();
    const link = await screen.findByRole("link", { name: /サインイン画面を新しいタブで開く/, hidden: true });
    expect(link.getAttribute("target")).toBe("_blank");
    expect(screen.queryByText("登録できませんでした")).toBeNull();
  });

  it.each([
    ["taken", answers({ ok: true, value: null })],
    ["taken before", refusing("already")],
  ])("is forgotten once it is %s", async (_what, act) => {
    page(act);
    await type();
    await send();
    await waitFor(() => expect(localStorage.length).toBe(0));
    cleanup();
    page(act);
    expect(values()).toEqual(ORIGINAL);
  });

  it("is forgotten when it was taken and leads to another page", async () => {
    const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/staff;307;" });
    const failed = console.error;
    console.error = () => undefined;
    page(() => Promise.reject(redirect));
    await type();
    await send().catch(() => undefined);
    await waitFor(() => expect(localStorage.length).toBe(0));
    console.error = failed;
  });

  it("can be thrown away where it comes back", async () => {
    page(refusing("invalid"));
    await type();
    cleanup();
    page(refusing("invalid"));
    await userEvent.click(screen.getByRole("button", { name: "復元した入力を破棄する", hidden: true }));
    expect(values()).toEqual(ORIGINAL);
    expect(localStorage.length).toBe(0);
  });

  it("is seen by nobody else, and holds neither a password nor what the page put in", async () => {
    page(refusing("invalid"));
    await type();
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/hidden-words|of-the-page/);
    cleanup();
    page(refusing("invalid"), "somebody-else");
    expect(values()).toEqual(ORIGINAL);
  });

  it("is not kept where nobody is signed in", async () => {
    page(refusing("invalid"), null);
    await type();
    expect(localStorage.length).toBe(0);
  });

  it("typed while it was under way is not lost to what was sent", async () => {
    let answer: (state: FormState) => void = () => undefined;
    page(() => new Promise((resolve) => (answer = resolve)));
    await type();
    await send();
    await userEvent.type(title(), "の続き");
    answer({ answer: { ok: false, reason: "invalid", errors: { "": "なぜ" } }, typed: {} });
    await waitFor(() => expect(screen.getByText("なぜ")).toBeTruthy());
    // React empties the form with the answer; what was typed is put back once that is drawn.
    await waitFor(() => expect(values().title).toBe("あたらしい件名の続き"));
  });
});

describe("the key of a sending", () => {
  const keysOf = (answersInTurn: readonly (ActionState | null)[]) => {
    const keys: unknown[] = [];
    const act: Act = async (_previous, form) => {
      const answer = answersInTurn[keys.length];
      keys.push(form.get("$once"));
      if (!answer) throw new TypeError("fetch failed");
      return { answer, typed: {} };
    };
    page(act);
    return keys;
  };
  const invalid: ActionState = { ok: false, reason: "invalid", errors: { "": "なぜ" } };

  it("stays when the same is sent again because no answer came, and is another one otherwise", async () => {
    const keys = keysOf([null, null, invalid, invalid, null, null]);
    await userEvent.type(title(), "1");
    for (let sent = 1; sent <= 4; sent++) {
      await send();
      await waitFor(() => expect(keys).toHaveLength(sent));
      await screen.findByText(sent <= 2 ? /通信できませんでした/ : "なぜ");
    }
    await send();
    await screen.findByText(/通信できませんでした/);
    await userEvent.type(title(), "2");
    await send();
    await waitFor(() => expect(keys).toHaveLength(6));
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
    expect(new Set(keys.slice(2)).size).toBe(4);
  });
});
