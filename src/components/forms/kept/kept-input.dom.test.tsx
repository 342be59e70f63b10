/** Two people and one form: what somebody saved meanwhile, and what was typed over it, are both there to be seen. */
import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FormState } from "@/lib/action-state";
import { RadioGroup, SelectField, TextArea, TextField } from "../field";
import { FormOutcome } from "../form-outcome";
import { SubmitButton } from "../submit-button";
import { KeptForm, useKeptAction } from "./kept-form";
import { KeptTextOwner } from "./kept-text-owner";
import { LeftBehind } from "./left-behind";
import { ListedForms } from "./listed-forms";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const refusing = async (): Promise<FormState> => ({
  answer: { ok: false, reason: "invalid", errors: { "": "なぜ" } },
  typed: {},
});
const taking = async (): Promise<FormState> => ({ answer: { ok: true, value: null }, typed: {} });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** A form of something that others change too: what the page shows may be another one after a reload. */
function Shared({ title, note, value }: { title: string; note: string; value: string }) {
  const [, action, kept] = useKeptAction(refusing, "shared");
  return (
    <KeptForm kept={kept} action={action}>
      <TextField name="title" label="件名" defaultValue={title} />
      <TextArea name="note" label="説明" defaultValue={note} />
      <div data-kept-for={value} data-kept-as={`${value}についての説明`}>
        <TextArea name="reason" label="理由" defaultValue="" />
      </div>
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}
const shared = (props: { title: string; note: string; value: string }) =>
  render(
    <KeptTextOwner id="me">
      <Shared {...props} />
    </KeptTextOwner>,
  );
const text = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

describe("what others wrote meanwhile", () => {
  it("stays beside what is put back: only what was typed is", async () => {
    shared({ title: "もと", note: "もとの説明", value: "16" });
    await userEvent.clear(screen.getByLabelText("件名"));
    await userEvent.type(screen.getByLabelText("件名"), "わたしの件名");
    cleanup();
    shared({ title: "もと", note: "同僚の説明", value: "16" });
    expect([text("件名"), text("説明")]).toEqual(["わたしの件名", "同僚の説明"]);
  });

  it("is not explained by a reason that was typed beside another value; that is shown, and stays with its own", async () => {
    shared({ title: "もと", note: "", value: "16" });
    await userEvent.type(screen.getByLabelText("理由"), "誤植");
    cleanup();
    shared({ title: "もと", note: "", value: "17" });
    expect(text("理由")).toBe("");
    expect(screen.getByText("16についての説明：理由")).toBeTruthy();
    expect(screen.getByText("あなたの入力：誤植")).toBeTruthy();
    cleanup();
    shared({ title: "もと", note: "", value: "16" });
    expect(text("理由")).toBe("誤植");
    expect(screen.queryByText("復元していない入力があります")).toBeNull();
  });
});

/** Names the change by what it is of, as a proposal does: the same name stands beside another value by now. */
function Beside({ value, of }: { value: string; of: string }) {
  const [, action, kept] = useKeptAction(refusing, "beside");
  return (
    <KeptForm kept={kept} action={action}>
      <div data-kept-for={value} data-kept-as={of}>
        <TextArea name="reason" label="理由" defaultValue="" />
      </div>
    </KeptForm>
  );
}
const beside = (props: { value: string; of: string }) =>
  render(
    <KeptTextOwner id="me">
      <Beside {...props} />
    </KeptTextOwner>,
  );

describe("what was typed beside a value that is another one by now", () => {
  it("is taken in by hand where it is of the same thing", async () => {
    beside({ value: "16", of: "『利用者数』の目標値" });
    await userEvent.type(screen.getByLabelText("理由"), "誤植");
    cleanup();
    beside({ value: "17", of: "『利用者数』の目標値" });
    expect(text("理由")).toBe("");
    expect(screen.getByText("いまの内容：（空欄）")).toBeTruthy();
    await userEvent.click(
      screen.getByRole("button", { name: "あなたの入力を欄に入れる（『利用者数』の目標値：理由）" }),
    );
    expect(text("理由")).toBe("誤植");
    expect(screen.queryByText("復元していない入力があります")).toBeNull();
    cleanup();
    beside({ value: "17", of: "『利用者数』の目標値" });
    expect(text("理由")).toBe("誤植");
  });

  it("is only told where another thing stands there", async () => {
    beside({ value: "16", of: "『便利・快適』" });
    await userEvent.type(screen.getByLabelText("理由"), "誤植");
    cleanup();
    beside({ value: "17", of: "『活気』" });
    expect(screen.getByText("あなたの入力：誤植")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /あなたの入力を欄に入れる/ })).toBeNull();
  });
});

describe("what others saved over what was typed here", () => {
  const typeIn = async (label: string, words: string) => {
    await userEvent.clear(screen.getByLabelText(label));
    await userEvent.type(screen.getByLabelText(label), words);
  };
  /** The first leaves with a title that was not sent; a colleague saves another one; the first comes back. */
  const colleague = async () => {
    shared({ title: "もと", note: "もとの説明", value: "16" });
    await typeIn("件名", "わたしの件名");
    cleanup();
    shared({ title: "同僚の件名", note: "もとの説明", value: "16" });
  };

  it("stands; what was typed is shown beside it, and taken in by hand", async () => {
    await colleague();
    expect(text("件名")).toBe("同僚の件名");
    expect(screen.getByText("あなたの入力：わたしの件名")).toBeTruthy();
    expect(screen.getByText("いまの内容：同僚の件名")).toBeTruthy();
    expect(screen.queryByText("送られていなかった入力を復元しました")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "あなたの入力を欄に入れる（件名）" }));
    expect(text("件名")).toBe("わたしの件名");
    expect(screen.queryByText("復元していない入力があります")).toBeNull();
    // From now on it is typed over the colleague's.
    cleanup();
    shared({ title: "同僚の件名", note: "もとの説明", value: "16" });
    expect(text("件名")).toBe("わたしの件名");
  });

  it("stays told over another reload and what is typed elsewhere in the form, until it is thrown away", async () => {
    await colleague();
    await typeIn("説明", "わたしの説明");
    cleanup();
    shared({ title: "同僚の件名", note: "もとの説明", value: "16" });
    expect(text("説明")).toBe("わたしの説明");
    expect(screen.getByText("あなたの入力：わたしの件名")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "欄に戻していない入力を破棄する" }));
    expect(text("説明")).toBe("わたしの説明");
    cleanup();
    shared({ title: "同僚の件名", note: "もとの説明", value: "16" });
    expect(screen.queryByText("復元していない入力があります")).toBeNull();
    expect(text("説明")).toBe("わたしの説明");
  });

  it("is not told where it is the same", async () => {
    shared({ title: "もと", note: "", value: "16" });
    await typeIn("件名", "わたしの件名");
    cleanup();
    shared({ title: "わたしの件名", note: "", value: "16" });
    expect(text("件名")).toBe("わたしの件名");
    expect(screen.queryByText(/復元/)).toBeNull();
  });

  it("is told where it stands beside what is put back", async () => {
    shared({ title: "もと", note: "手続き", value: "16" });
    await typeIn("件名", "わたしの件名");
    cleanup();
    shared({ title: "もと", note: "千手続き", value: "16" });
    expect(text("件名")).toBe("わたしの件名");
    expect(screen.getByText("説明：手続き → 千手続き")).toBeTruthy();
    cleanup();
    shared({ title: "同僚の件名", note: "千手続き", value: "16" });
    expect(screen.getByText("あなたの入力：わたしの件名")).toBeTruthy();
    expect(screen.getByText("説明：手続き → 千手続き")).toBeTruthy();
  });

  it("stands also when the page is read again for another of its forms", async () => {
    const drawn = shared({ title: "もと", note: "もとの説明", value: "16" });
    await typeIn("件名", "わたしの件名");
    drawn.rerender(
      <KeptTextOwner id="me">
        <Shared title="もと" note="同僚の説明" value="16" />
      </KeptTextOwner>,
    );
    expect([text("件名"), text("説明")]).toEqual(["わたしの件名", "同僚の説明"]);
    drawn.rerender(
      <KeptTextOwner id="me">
        <Shared title="同僚の件名" note="同僚の説明" value="16" />
      </KeptTextOwner>,
    );
    await waitFor(() => expect(text("件名")).toBe("同僚の件名"));
    expect(screen.getByText("あなたの入力：わたしの件名")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "あなたの入力を欄に入れる（件名）" }));
    expect(text("件名")).toBe("わたしの件名");
  });

  it("says a choice by its words, after a reload and when the page is read again", async () => {
    const choices = (year: string, state: string) => (
      <KeptTextOwner id="me">
        <Choices year={year} state={state} />
      </KeptTextOwner>
    );
    const drawn = render(choices("a", "on"));
    await userEvent.selectOptions(screen.getByLabelText("年度"), "b");
    await userEvent.click(screen.getByLabelText("完了"));
    drawn.rerender(choices("a", "on"));
    expect(text("年度")).toBe("b");
    for (const draw of [() => drawn.rerender(choices("c", "off")), () => render(choices("c", "off"))]) {
      draw();
      expect(text("年度")).toBe("c");
      expect(screen.getByLabelText<HTMLInputElement>("未着手").checked).toBe(true);
      expect(screen.getByText("あなたの入力：令和8年度")).toBeTruthy();
      expect(screen.getByText("いまの内容：令和9年度")).toBeTruthy();
      expect(screen.getByText("あなたの入力：完了")).toBeTruthy();
      expect(screen.getByRole("button", { name: "あなたの入力を欄に入れる（状況）" })).toBeTruthy();
      cleanup();
    }
  });
});

describe("a choice that is not offered any more", () => {
  const offered = (years: readonly string[], chosen = "") =>
    render(
      <KeptTextOwner id="me">
        <Offered years={years} chosen={chosen} />
      </KeptTextOwner>,
    );

  it("is told by its words too where the page had chosen it", async () => {
    offered(["令和6年度", "令和7年度"], "令和7年度");
    await userEvent.type(screen.getByLabelText("件名"), "夏の照会");
    cleanup();
    offered(["令和6年度"]);
    expect(screen.getByText("対象の年度：令和7年度（2025） → 選んでください")).toBeTruthy();
  });

  it("is told by its words, and cannot be taken in", async () => {
    offered(["令和6年度", "令和7年度"]);
    await userEvent.selectOptions(screen.getByLabelText("対象の年度"), "令和7年度（2025）");
    await userEvent.type(screen.getByLabelText("件名"), "夏の照会");
    cleanup();
    offered(["令和6年度"]);
    expect([text("対象の年度"), text("件名")]).toEqual(["", "夏の照会"]);
    expect(screen.getByText("あなたの入力：令和7年度（2025）")).toBeTruthy();
    expect(screen.getByText("いまは選べません。")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /欄に入れる/ })).toBeNull();
  });
});

function Offered({ years, chosen }: { years: readonly string[]; chosen: string }) {
  const [, action, kept] = useKeptAction(refusing, "offered");
  return (
    <KeptForm kept={kept} action={action}>
      <SelectField
        name="year"
        label="対象の年度"
        defaultValue={chosen}
        emptyLabel="選んでください"
        options={years.map((year) => ({ value: year, label: `${year}（2025）` }))}
      />
      <TextField name="title" label="件名" defaultValue="" />
    </KeptForm>
  );
}

const choices = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function Choices({ year, state }: { year: string; state: string }) {
  const [, action, kept] = useKeptAction(refusing, "choices");
  return (
    <KeptForm kept={kept} action={action}>
      <SelectField
        name="year"
        label="年度"
        defaultValue={year}
        options={choices({ a: "令和7年度", b: "令和8年度", c: "令和9年度" })}
      />
      <RadioGroup
        name="state"
        label="状況"
        defaultValue={state}
        options={choices({ on: "進行中", done: "完了", off: "未着手" })}
      />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

function Anew({ seen, title }: { seen: string; title: string }) {
  const [, action, kept] = useKeptAction(refusing, "anew");
  return (
    <KeptForm kept={kept} action={action}>
      <TextField key={seen} name="title" label="件名" defaultValue={title} />
    </KeptForm>
  );
}

describe("a field that is drawn anew", () => {
  const anew = (seen: string, title: string) => (
    <KeptTextOwner id="me">
      <Anew seen={seen} title={title} />
    </KeptTextOwner>
  );

  it("keeps what was typed in the one before it; where another value stands by now, both are shown", async () => {
    const drawn = render(anew("1", "もと"));
    await userEvent.type(screen.getByLabelText("件名"), "の続き");
    drawn.rerender(anew("2", "もと"));
    expect(text("件名")).toBe("もとの続き");
    drawn.rerender(anew("3", "同僚の件名"));
    expect(text("件名")).toBe("同僚の件名");
    expect(await screen.findByText("あなたの入力：もとの続き")).toBeTruthy();
  });
});

function Saved({ title }: { title: string }) {
  const [state, action, kept] = useKeptAction(taking, "saved");
  return (
    <KeptForm kept={kept} action={action} onReset={(event) => event.preventDefault()}>
      <FormOutcome state={state} done={() => "保存しました"} failed="だめ" />
      <TextField name="title" label="件名" defaultValue={title} />
      <TextField name="note" label="説明" defaultValue="" />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

describe("what is typed after something was taken", () => {
  it("is typed over what was taken, and comes back", async () => {
    const page = (title: string) => (
      <KeptTextOwner id="me">
        <Saved title={title} />
      </KeptTextOwner>
    );
    const drawn = render(page("もと"));
    await userEvent.type(screen.getByLabelText("件名"), "1");
    await userEvent.click(screen.getByRole("button", { name: "送る" }));
    await screen.findByText("保存しました");
    drawn.rerender(page("もと1"));
    await userEvent.type(screen.getByLabelText("件名"), "2");
    cleanup();
    render(page("もと1"));
    expect(text("件名")).toBe("もと12");
    expect(screen.queryByText("復元していない入力があります")).toBeNull();
  });
});

describe("what was not put back", () => {
  const two = (title: string) =>
    render(
      <KeptTextOwner id="me">
        <Saved title={title} />
      </KeptTextOwner>,
    );

  it("stays told when the rest is saved, also over a reload, until it is thrown away", async () => {
    two("もと");
    await userEvent.type(screen.getByLabelText("件名"), "1");
    cleanup();
    two("同僚の件名");
    await userEvent.type(screen.getByLabelText("説明"), "説明だけ");
    await userEvent.click(screen.getByRole("button", { name: "送る" }));
    await screen.findByText("保存しました");
    expect(screen.getByText("あなたの入力：もと1")).toBeTruthy();
    cleanup();
    two("同僚の件名");
    expect(screen.getByText("あなたの入力：もと1")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "欄に戻していない入力を破棄する" }));
    expect(localStorage.length).toBe(0);
  });
});

describe("what was not put back, in a form that leads on when it is taken", () => {
  const leadsOn = (title: string, note = "") =>
    render(
      <KeptTextOwner id="me">
        <LeadsOn title={title} note={note} />
      </KeptTextOwner>,
    );

  it("is told when one comes back; what was sent is forgotten", async () => {
    leadsOn("もと");
    await userEvent.type(screen.getByLabelText("件名"), "1");
    cleanup();
    leadsOn("同僚の件名");
    await userEvent.type(screen.getByLabelText("説明"), "説明だけ");
    const quiet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await userEvent.click(screen.getByRole("button", { name: "送る" })).catch(() => undefined);
    const fields = () =>
      Object.values({ ...localStorage }).map((kept) => Object.keys(JSON.parse(kept).fields));
    await waitFor(() => expect(fields()).toEqual([["title"]]));
    quiet.mockRestore();
    cleanup();
    leadsOn("同僚の件名", "説明だけ");
    expect(screen.getByText("あなたの入力：もと1")).toBeTruthy();
    // That was saved by oneself.
    expect(screen.queryByText("次の欄も変わっています。")).toBeNull();
    expect([text("件名"), text("説明")]).toEqual(["同僚の件名", "説明だけ"]);
  });
});

function LeadsOn({ title, note }: { title: string; note: string }) {
  const redirect = () =>
    Promise.reject(Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/staff;307;" }));
  const [, action, kept] = useKeptAction(redirect, "leads-on");
  return (
    <KeptForm kept={kept} action={action}>
      <TextField name="title" label="件名" defaultValue={title} />
      <TextField name="note" label="説明" defaultValue={note} />
      <SubmitButton>送る</SubmitButton>
    </KeptForm>
  );
}

describe("a form that is gone", () => {
  const page = (isThere: boolean) => (
    <KeptTextOwner id="me">
      <LeftBehind />
      {isThere ? <Shared title="もと" note="" value="16" /> : <p>別の報告</p>}
    </KeptTextOwner>
  );

  it("leaves what was typed in it to be read, until that is thrown away", async () => {
    render(page(true));
    await userEvent.type(screen.getByLabelText("説明"), "途中までの説明");
    expect(screen.queryByText("送られていない入力が残っています")).toBeNull();
    cleanup();
    render(page(false));
    expect(await screen.findByText("途中までの説明")).toBeTruthy();
    expect(screen.getByText("説明")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "この控えを消す" }));
    expect(screen.queryByText("途中までの説明")).toBeNull();
    expect(localStorage.length).toBe(0);
  });

  it("says nothing where the form stands there again", async () => {
    const drawn = render(page(true));
    await userEvent.type(screen.getByLabelText("説明"), "途中までの説明");
    drawn.rerender(page(false));
    expect(await screen.findByText("送られていない入力が残っています")).toBeTruthy();
    drawn.rerender(page(true));
    await waitFor(() => expect(screen.queryByText("送られていない入力が残っています")).toBeNull(), {
      timeout: 5_000,
    });
    expect(text("説明")).toBe("途中までの説明");
  });

  it("of many of which one is shown is told wherever the page is, once it is none of them any more", async () => {
    const shown = (names: readonly string[]) => (
      <KeptTextOwner id="me">
        <LeftBehind />
        <ListedForms under="sh" names={names} />
      </KeptTextOwner>
    );
    render(page(true));
    await userEvent.type(screen.getByLabelText("説明"), "途中までの説明");
    cleanup();
    window.history.replaceState(null, "", "?at=another");
    try {
      const drawn = render(shown(["shared", "shown"]));
      // Long enough for what comes in parts: it still stands, a step away.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(screen.queryByText("途中までの説明")).toBeNull();
      drawn.rerender(shown(["shown"]));
      expect(await screen.findByText("途中までの説明", {}, { timeout: 5_000 })).toBeTruthy();
    } finally {
      window.history.replaceState(null, "", "/");
    }
  });
});
