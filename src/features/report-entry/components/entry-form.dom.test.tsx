import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { metricAsKpi } from "@/domain/plan/figures";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { draftOf, type FigureContext, startDraft } from "../model/entry-draft";
import type { ChangeRequest } from "../model/report-api";
import type { ChangeAnswer, RevisionView } from "../schema";
import { EntryForm, type EntryFormProps } from "./entry-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const KPI = makeProceduresKpi();
const CONTEXT: FigureContext = {
  kpi: KPI,
  isMetric: false,
  fy: fiscalYear(2025),
  today: day("2026-06-15"),
  basis: { plan: PLAN_PERIOD, kpi: KPI, years: [] },
  earlier: [],
  inForce: null,
  approved: null,
  isAskedAgain: false,
};

/** What the address of a report is sent, and what it answers to which event: "saved", unless a test says otherwise. */
let sent: ChangeRequest[];
let answers: Partial<Record<ChangeRequest["event"], ChangeAnswer>>;

beforeEach(() => {
  sent = [];
  answers = {};
  localStorage.clear();
  vi.stubGlobal("fetch", async (_address: string, init: { body: string }) => {
    const request = JSON.parse(init.body) as ChangeRequest;
    sent.push(request);
    const saved: ChangeAnswer = {
      ok: true,
      version: request.version + 1,
      state: request.event === "submit" ? "submitted" : "draft",
      content: makeContent(),
      correctionReason: "",
      at: "2026-06-15T03:00:00Z",
    };
    return Response.json(answers[request.event] ?? saved);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function renderForm(changes: Partial<EntryFormProps> = {}) {
  const onSubmitted = vi.fn();
  const onLocked = vi.fn();
  render(
    <EntryForm
      context={CONTEXT}
      viewerId="me"
      byLink={false}
      start={draftOf(null, "", day("2026-03-31"))}
      returned={null}
      version={0}
      current={null}
      layout="page"
      onSubmitted={onSubmitted}
      onLocked={onLocked}
      onCancel={null}
      {...changes}
    />,
  );
  return { user: userEvent.setup(), onSubmitted, onLocked };
}

/** The badge 必須 or 任意 belongs to a label's text. */
const field = (label: string) =>
  screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}\\s*(※必須|任意)?$`));
const submit = () => screen.getByRole("button", { name: "提出する" });
/** What a screen reader says of the control besides its name. */
const described = (control: HTMLElement) =>
  (control.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ");

const newest = (changes: Partial<RevisionView> = {}): RevisionView => ({
  version: 4,
  state: "draft",
  content: makeContent({ actualText: "1,200", reason: "ほかの人の文" }),
  correctionReason: "",
  author: "総務 花子",
  at: "2026-06-15T03:00:00Z",
  ...changes,
});

describe("a year that still runs", () => {
  const context: FigureContext = { ...CONTEXT, today: day("2025-11-20") };
  const start = startDraft(
    { state: "not_started", content: null, correctionReason: "" },
    context,
    day("2025-11-20"),
  );

  it("takes a value of a part of it, preselected and explained, and gives no mark", async () => {
    const { user } = renderForm({ context, start });
    const chosen = screen.getByRole<HTMLInputElement>("radio", { name: /^年度途中の値を入力する/ });
    expect(chosen.checked).toBe(true);
    expect(screen.queryByRole("radio", { name: "実績を入力する" })).toBeNull();
    expect(described(screen.getByRole("radiogroup"))).toContain("令和7年度はまだ終わっていないため");
    expect(screen.getByText("令和7年11月20日")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^変更/ }));
    expect(field("いつの時点の値か").value).toBe("2025-11-20");
    await user.type(field("年度途中の値"), "2600");
    expect(screen.getByText("2,600手続き（年度途中の値）")).toBeTruthy();
    expect(screen.getAllByText(/^年度途中の値は評価しません/)[0]).toBeTruthy();
    expect(screen.queryByText("達成", { exact: false, selector: "span" })).toBeNull();
    expect(document.body.textContent).not.toContain("年度末");
    await user.type(field("要因"), "広げたため");
    await user.click(submit());
    await waitFor(() => expect(sent.at(-1)?.event).toBe("submit"));
    expect(sent.at(-1)?.content).toMatchObject({ figureStatus: "interim", asOf: day("2025-11-20") });
  });
});

describe("a figure that the office opened once more", () => {
  it("is handed in as it stands without a reason; another figure asks for one", async () => {
    const approved = makeContent({
      actualText: "2,000",
      actual: num("2000"),
      reason: "電子化",
      asOf: day("2026-03-31"),
    });
    const context: FigureContext = { ...CONTEXT, inForce: "final", approved, isAskedAgain: true };
    const start = startDraft(
      { state: "approved", content: approved, correctionReason: "" },
      context,
      day("2026-03-31"),
    );
    const { user } = renderForm({ context, start });
    expect(screen.queryByLabelText(/^訂正の理由/)).toBeNull();
    await user.type(field("実績の値"), "0");
    expect(screen.getByLabelText(/^訂正の理由/)).toBeTruthy();
    await user.clear(field("実績の値"));
    await user.type(field("実績の値"), "2000");
    await user.click(submit());
    await waitFor(() => expect(sent.at(-1)?.event).toBe("submit"));
  });
});

describe("the value after a 速報値", () => {
  const context: FigureContext = { ...CONTEXT, inForce: "provisional" };
  const content = makeContent({ figureStatus: "provisional" });
  const start = startDraft({ state: "approved", content, correctionReason: "" }, context, day("2026-03-31"));

  it("is its 確報値 without a reason; another kind of answer asks for one", async () => {
    const { user } = renderForm({ context, start });
    expect(field("実績の値").value).toBe("2,000");
    expect(screen.getByText(/^公表した速報値の確報値/)).toBeTruthy();
    expect(screen.queryByLabelText(/^訂正の理由/)).toBeNull();
    await user.click(screen.getByRole("radio", { name: /^速報値を入力する/ }));
    expect(field("訂正の理由")).toBeTruthy();
    expect(screen.queryByText(/^公表した速報値の確報値/)).toBeNull();
    await user.click(screen.getByRole("radio", { name: "実績を入力する" }));
    await user.click(submit());
    await waitFor(() => expect(sent.at(-1)?.content).toMatchObject({ figureStatus: "final" }));
  });
});

describe("a correction that turns a later mark", () => {
  it("says so as one types", async () => {
    const year = (fy: number, actual: string) => ({
      fy: fiscalYear(fy),
      actual: num(actual),
      missing: null,
      status: "final" as const,
      asOf: null,
    });
    const basis = { plan: PLAN_PERIOD, kpi: KPI, years: [year(2025, "1000"), year(2026, "1100")] };
    const { user } = renderForm({ context: { ...CONTEXT, basis, inForce: "final" } });
    await user.type(field("実績の値"), "1200");
    expect(
      screen.getByText(
        "承認されると、あとの年度の目標達成状況も変わります：令和8年度は「△ 上向き」から「× 未達」。",
      ),
    ).toBeTruthy();
  });
});

describe("typing a figure", () => {
  it("shows the coming mark with its sentence, and another one for another figure", async () => {
    const { user } = renderForm();
    expect(screen.getByText(/^実績を入力すると、ここに目標達成状況/)).toBeTruthy();
    await user.type(field("実績の値"), "２，０００");
    expect(screen.getByText("2,000手続き")).toBeTruthy();
    expect(screen.getByText("上向き", { exact: false, selector: "span" })).toBeTruthy();
    expect(screen.getByText(/2,500手続きには届いていませんが/)).toBeTruthy();
    await user.clear(field("実績の値"));
    await user.type(field("実績の値"), "2500");
    expect(screen.getByText("2,500手続き")).toBeTruthy();
    expect(screen.queryByText(/届いていませんが/)).toBeNull();
  });

  it("says at the field what cannot be read, once the field is left", async () => {
    const { user } = renderForm();
    await user.type(field("実績の値"), "abc");
    expect(screen.getByText(/^この値は登録できないため/)).toBeTruthy();
    expect(field("実績の値").getAttribute("aria-invalid")).not.toBe("true");
    await user.tab();
    expect(field("実績の値").getAttribute("aria-invalid")).toBe("true");
    expect(described(field("実績の値"))).toContain("数値として読めません。");
    expect(field("実績の値").value).toBe("abc");
  });

  it("asks again once the figure is another one; the reason of before stays to be read, and is taken over by a press", async () => {
    const { user } = renderForm();
    await user.type(field("実績の値"), "908");
    await user.type(field("この値で正しい理由"), "担当課に確かめました");
    await user.clear(field("実績の値"));
    await user.type(field("実績の値"), "909000");
    expect(field("この値で正しい理由").value).toBe("");
    expect(
      screen.getByText(/前の値（908手続き）のときの理由は使っていません：担当課に確かめました/),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "いまの値の理由としても使う" }));
    expect(field("この値で正しい理由").value).toBe("担当課に確かめました");
    expect(screen.queryByText(/のときの理由は使っていません/)).toBeNull();
  });

  it("asks for a reason where the figure looks like a slip, and is not submitted without it", async () => {
    const { user, onSubmitted } = renderForm();
    expect(screen.queryByLabelText(/^この値で正しい理由/)).toBeNull();
    await user.type(field("実績の値"), "908");
    expect(screen.getByText("値をご確認ください")).toBeTruthy();
    await user.type(field("要因"), "制度が変わらなかったため");
    await user.click(submit());
    expect(described(field("この値で正しい理由"))).toContain("この値で正しい理由を入力してください。");
    expect(sent.map(({ event }) => event)).not.toContain("submit");

    await user.type(field("この値で正しい理由"), "担当課に確かめました");
    await user.click(submit());
    await waitFor(() => expect(onSubmitted).toHaveBeenCalledOnce());
    expect(sent.at(-1)).toMatchObject({
      event: "submit",
      content: { actualText: "908", reason: "制度が変わらなかったため", warningNote: "担当課に確かめました" },
    });
  });
});

describe("a submission that is refused", () => {
  it("by the form: each error stands at its field and above, with the focus there", async () => {
    const { user } = renderForm({ start: draftOf(null, "", "") });
    await user.type(field("実績の値"), "2000");
    await user.click(submit());
    const [cause, date] = [field("要因"), field("いつの時点の値か")];
    expect([cause, date].map((each) => each.getAttribute("aria-invalid"))).toEqual(["true", "true"]);
    expect(described(cause)).toContain("この実績になった要因を入力してください。");
    expect(field("実績の値").getAttribute("aria-invalid")).not.toBe("true");
    const summary = screen.getByRole("alert");
    const links = within(summary).getAllByRole("link");
    expect(links.map((link) => link.getAttribute("href"))).toEqual([`#${cause.id}`, `#${date.id}`]);
    expect(links.map((link) => link.textContent)).toEqual([
      "この実績になった要因を入力してください。",
      "いつの時点の値か、日付を入力してください。",
    ]);
    await waitFor(() => expect(document.activeElement?.contains(summary)).toBe(true));
    expect(sent.map(({ event }) => event)).not.toContain("submit");
    expect(field("実績の値").value).toBe("2000");
  });

  it("by a figure that cannot be read: above, the sentence names the field", async () => {
    const { user } = renderForm();
    await user.type(field("実績の値"), "abc");
    await user.type(field("要因"), "申請を電子化したため");
    await user.click(submit());
    const [link] = within(screen.getByRole("alert")).getAllByRole("link");
    expect(link?.textContent).toMatch(/^実績の値：数値として読めません。/);
  });

  it("by the server: its errors stand at the fields, what was typed stays, and a touched field is free again", async () => {
    const { user, onSubmitted } = renderForm();
    await user.type(field("実績の値"), "2000");
    await user.type(field("要因"), "申請を電子化したため");
    answers.submit = { ok: false, reason: "invalid", errors: { reason: "要因が長すぎます。" } };
    await user.click(submit());
    await waitFor(() => expect(described(field("要因"))).toContain("要因が長すぎます。"));
    expect(field("要因").getAttribute("aria-invalid")).toBe("true");
    expect(onSubmitted).not.toHaveBeenCalled();
    expect([field("実績の値").value, field("要因").value]).toEqual(["2000", "申請を電子化したため"]);
    await user.type(field("要因"), "です");
    expect(field("要因").getAttribute("aria-invalid")).not.toBe("true");
  });

  it("by a dead line: says so, and keeps the text in this browser", async () => {
    const { user } = renderForm();
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("fetch failed");
    });
    await user.type(field("実績の値"), "2000");
    await user.type(field("要因"), "申請を電子化したため");
    await user.click(submit());
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("提出できませんでした。"));
    expect(field("要因").value).toBe("申請を電子化したため");
    expect(Object.values(localStorage).join()).toContain("申請を電子化したため");
  });

  it("in a card: the errors stand at the fields alone, and the focus is at the first of them", async () => {
    const { user } = renderForm({ layout: "card" });
    await user.click(submit());
    expect(screen.queryByRole("alert")).toBeNull();
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-invalid")).toBe("true"));
    expect(document.activeElement?.id).toContain(KPI.id);
  });
});

describe("somebody else saved first", () => {
  async function meet(user: ReturnType<typeof userEvent.setup>, current: RevisionView) {
    answers.save_draft = { ok: false, reason: "conflict", message: "競合", current };
    // At once: what is typed slowly is saved in between.
    await user.click(field("実績の値"));
    await user.paste("1350");
    await user.tab();
    await screen.findByRole("heading", { name: /先に(保存|提出)しました/ });
    answers = {};
  }
  const version = (name: string, side: string) =>
    within(screen.getByRole("group", { name })).getByRole<HTMLInputElement>("radio", { name: side });

  it("shows both versions above the form; typing goes on, and what is chosen is saved upon the newest", async () => {
    const { user } = renderForm();
    await meet(user, newest());
    expect(described(version("実績", "自分の入力"))).toBe("1350");
    expect(described(version("実績", "保存済み"))).toBe("1,200");
    await user.type(field("要因"), "自分の文");
    expect(described(version("要因", "自分の入力"))).toBe("自分の文");
    expect(sent).toHaveLength(1);

    await user.click(version("実績", "保存済み"));
    await user.click(version("要因", "自分の入力"));
    await user.click(screen.getByRole("button", { name: "この内容で続ける" }));
    expect([field("実績の値").value, field("要因").value]).toEqual(["1,200", "自分の文"]);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ version: 4, content: { actualText: "1,200", reason: "自分の文" } });
    await waitFor(() => expect(document.activeElement?.tagName).toBe("FORM"));
  });

  it("while submitting: nothing is submitted, and the focus is at the choice", async () => {
    const { user, onSubmitted } = renderForm();
    await user.type(field("実績の値"), "1350");
    await user.type(field("要因"), "自分の文");
    answers.submit = { ok: false, reason: "conflict", message: "競合", current: newest() };
    await user.click(submit());
    const heading = await screen.findByRole("heading", { name: /先に保存しました/ });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(onSubmitted).not.toHaveBeenCalled();
    expect(field("要因").value).toBe("自分の文");
  });

  it("after the other has submitted: one's own text can still be read, and is let go of only by a press", async () => {
    const { user, onLocked } = renderForm();
    const current = newest({ state: "submitted" });
    await meet(user, current);
    expect(screen.getByRole("group", { name: "実績" }).textContent).toContain("1350");
    expect(screen.queryByRole("radio", { name: "自分の入力" })).toBeNull();
    await user.click(screen.getByRole("button", { name: /^自分の入力を破棄して/ }));
    expect(onLocked).toHaveBeenCalledWith(current);
    expect(Object.values(localStorage).join()).not.toContain("1350");
  });
});

it("takes up what an earlier window could not save", async () => {
  localStorage.setItem(
    "ayumi.entry.me.online-procedures.2025",
    JSON.stringify({
      draft: { ...draftOf(null, "", day("2026-03-31")), reason: "閉じる前の文" },
      version: 0,
    }),
  );
  renderForm();
  expect(await screen.findByText("保存されていなかった入力を復元しました")).toBeTruthy();
  expect(field("要因").value).toBe("閉じる前の文");
});

describe("a metric", () => {
  const kpi = metricAsKpi(PLAN_PERIOD, makeMetric());
  const context: FigureContext = {
    ...CONTEXT,
    kpi,
    isMetric: true,
    basis: { plan: PLAN_PERIOD, kpi, years: [] },
    earlier: [{ fy: fiscalYear(2024), value: num("1000") }],
  };
  const REASON = "数値の説明（増減の理由など）";

  it("is explained where there is something to say, and has to be where it changed strongly", async () => {
    const { user, onSubmitted } = renderForm({ context });
    expect(screen.queryByLabelText(/^要因/)).toBeNull();
    await user.type(field("実績の値"), "9000");
    expect(field(REASON).required || field(REASON).getAttribute("aria-required") === "true").toBe(true);
    await user.type(field("この値で正しい理由"), "数え直しました。");
    await user.click(submit());
    await waitFor(() => expect(described(field(REASON))).toContain("増減の理由を入力してください。"));
    await user.clear(field("実績の値"));
    await user.type(field("実績の値"), "1010");
    await user.click(submit());
    await waitFor(() => expect(onSubmitted).toHaveBeenCalled());
    expect(sent.at(-1)).toMatchObject({ event: "submit", content: { reason: "", nextStep: "" } });
  });
});
