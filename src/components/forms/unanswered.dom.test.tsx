import { cleanup, configure, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import type { FormState } from "@/lib/action-state";
import { formState, useSentAction } from "./unanswered";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

function SignIn({ act }: { act: () => Promise<FormState> }) {
  const [state, action] = useSentAction(act, formState);
  return (
    <form action={action}>
      {state && !state.answer.ok ? <p role="alert">{state.answer.errors[""]}</p> : null}
      <input name="email" aria-label="メールアドレス" defaultValue={state?.typed.email} />
      <button type="submit">送る</button>
    </form>
  );
}

it.each([
  [
    "a proxy's page",
    new Error("An unexpected response was received from the server."),
    /^通信できませんでした。.*処理が進んでいることがあります。.*画面を読み込み直して結果を確かめ、/,
  ],
  ["a dead line", new TypeError("Failed to fetch"), /^通信できませんでした。/],
  [
    "the front door's sentence",
    new Error("このアドレスの画面からは送れません。http://a.test で開いてください。\n"),
    /^このアドレスの画面からは送れません。http:\/\/a\.test で開いてください。入力した内容は/,
  ],
])("keeps the page and what was typed after %s", async (_what, error, told) => {
  const user = userEvent.setup();
  render(<SignIn act={() => Promise.reject(error)} />);
  await user.type(screen.getByLabelText("メールアドレス"), "me@example.jp");
  await user.click(screen.getByRole("button"));
  expect((await screen.findByRole("alert")).textContent).toMatch(told);
  expect((screen.getByLabelText("メールアドレス") as HTMLInputElement).value).toBe("me@example.jp");
});
