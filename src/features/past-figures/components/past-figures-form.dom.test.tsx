import { cleanup, configure, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { sendTable } from "../model/send-table";
import type { PastPreview, PastRow } from "../view-model";
import { PastFiguresForm } from "./past-figures-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

vi.mock("next/navigation", () => ({ usePathname: () => "/staff/plan/past-figures", unstable_rethrow() {} }));
vi.mock("../model/send-table", () => ({ sendTable: vi.fn() }));

beforeEach(() => {
  window.localStorage.clear();
  vi.mocked(sendTable).mockReset();
});
afterEach(cleanup);

const column = (name: string, heading: string, role: string | null, fy: number | null = null) =>
  ({ name, heading, role, fy, samples: ["例"] }) as never;
const TABLE = {
  sheets: [{ name: "実績", isHidden: false }],
  sheet: 0,
  headRow: 2,
  heads: [{ no: 2, text: "指標｜R3｜メモ" }],
  columns: [column("A", "指標", "item"), column("B", "R3", "figureOfYear", 2021), column("C", "メモ", null)],
  isRemembered: false,
};
const cell = (address: string, before: string, after: string, field = "実績") => ({
  address,
  field,
  before,
  after,
});
const row = (address: string, over: Partial<PastRow> = {}): PastRow => ({
  key: address,
  address,
  name: "来館者数",
  year: "令和3年度",
  cells: [cell(address, "", "110人"), cell("C3", "", "部長に確認済み", "集計の範囲・注記")],
  mergedFrom: "",
  kind: "new",
  told: "新しい実績",
  warnings: [],
  errors: [],
  owed: [],
  needsReason: true,
  isTakeable: true,
  isChosen: true,
  ...over,
});
const correction = row("B4", {
  kind: "correction",
  told: "訂正",
  cells: [cell("B4", "100人", "110人")],
  isChosen: false,
});
const PREVIEW: PastPreview = {
  seen: "digest",
  plain: [row("B3")],
  toLookAt: [correction],
  left: [],
  faults: [{ address: "A9", sentence: "「来館者」という指標は、どの計画にもありません。" }],
};

/** As far as the preview. */
async function look() {
  const user = userEvent.setup();
  vi.mocked(sendTable)
    .mockResolvedValueOnce({ ok: true, value: TABLE as never })
    .mockResolvedValueOnce({ ok: true, value: PREVIEW as never });
  render(
    <KeptTextOwner id="me">
      <PastFiguresForm />
    </KeptTextOwner>,
  );
  const file = new File(["指標,R3"], "実績.csv", { type: "text/csv" });
  await user.upload(screen.getByLabelText(/^過去の実績の表/, { selector: "input" }), file);
  await user.click(screen.getByRole("button", { name: "表を読み取る" }));
  await user.selectOptions(
    await screen.findByRole("combobox", { name: "C列「メモ」の内容" }),
    "要因・数値の説明",
  );
  await user.click(screen.getByRole("button", { name: "取り込む内容を確かめる" }));
  await screen.findByRole("heading", { name: "取り込む内容" });
  return user;
}

const sent = () => vi.mocked(sendTable).mock.calls.at(-1)?.[1];

it("reads the columns as they were chosen, and shows cell by cell what would be done", async () => {
  await look();
  expect(sent()).toEqual({
    step: "preview",
    columns: { sheet: 0, headRow: 2, roles: ["item", "figureOfYear", "reason"] },
  });
  expect(screen.getByText(/まだ何も変わっていません/)).toBeTruthy();
  expect(screen.getByText("A9").parentElement?.textContent).toMatch(/A9.*どの計画にもありません/);
  const textOf = (name: string) => screen.getByRole("list", { name }).textContent;
  expect(textOf("確かめてほしい実績")).toContain("いまの値：100人取り込む値：110人");
  expect(textOf("新しい実績")).toContain("集計の範囲・注記C3いまの値：（空欄）取り込む値：部長に確認済み");
});

it("needs no sideways scrolling: columns, figures and what cannot be taken are no tables", async () => {
  await look();
  expect(screen.queryByRole("table")).toBeNull();
  const columns = within(screen.getByRole("list", { name: "列とその内容" })).getAllByRole("listitem");
  expect(columns[1]?.textContent).toMatch(/^B列R3最初の値：例/);
});

it("says which columns the public reads, before anything is read of them", async () => {
  await look();
  expect(screen.getByText(/承認されると、実績と時点とともに公表ページに載ります/)).toBeTruthy();
  expect(
    document.getElementById(
      screen.getByRole("combobox", { name: "C列「メモ」の内容" }).getAttribute("aria-describedby") ?? "",
    )?.textContent,
  ).toBe("この列の文は公表されます。");
  expect(
    screen.getByRole("combobox", { name: "A列「指標」の内容" }).getAttribute("aria-describedby"),
  ).toBeNull();
});

it("chooses what is plainly new, and a correction only when somebody does", async () => {
  const user = await look();
  expect(screen.queryByRole("textbox", { name: /訂正の理由/ })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "B4（来館者数、令和3年度）を取り込む" }));
  await user.type(screen.getByRole("textbox", { name: /^要因/ }), "記録から移した");
  await user.type(screen.getByRole("textbox", { name: /^訂正の理由/ }), "転記の誤り");
  vi.mocked(sendTable).mockResolvedValueOnce({ ok: true, value: { importId: "i", figures: 2 } as never });
  await user.click(screen.getByRole("button", { name: "選んだ2件を取り込む" }));
  expect(sent()).toMatchObject({
    step: "import",
    seen: "digest",
    chosen: ["B4", "B3"],
    reason: "記録から移した",
    correctionReason: "転記の誤り",
  });
  expect(await screen.findByText("2件を取り込みました")).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "取り込む内容" })).toBeNull();
});

it("keeps what was typed and chosen when something is missing or the session has ended", async () => {
  const user = await look();
  await user.type(screen.getByRole("textbox", { name: /^要因/ }), "記録から移した");
  vi.mocked(sendTable).mockResolvedValueOnce({
    ok: false,
    reason: "unauthenticated",
    errors: { "": "サインインしてください。" },
  });
  await user.click(screen.getByRole("button", { name: "選んだ1件を取り込む" }));
  expect((await screen.findAllByRole("link", { name: /サインイン画面を新しいタブで開く/ })).length).toBe(1);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /^要因/ }).value).toBe("記録から移した");
  vi.mocked(sendTable).mockResolvedValueOnce({
    ok: false,
    reason: "invalid",
    errors: { reason: "要因のない行があります。" },
  });
  await user.click(screen.getByRole("button", { name: "選んだ1件を取り込む" }));
  expect(await screen.findByText(/要因のない行があります/)).toBeTruthy();
});

it("asks to look again where somebody has changed something meanwhile", async () => {
  const user = await look();
  vi.mocked(sendTable).mockResolvedValueOnce({
    ok: false,
    reason: "conflict",
    errors: { "": "確かめたあとに、ほかの人が実績を変更しました。" },
  });
  await user.click(screen.getByRole("button", { name: "選んだ1件を取り込む" }));
  expect(await screen.findByText(/ほかの人が実績を変更しました/)).toBeTruthy();
  vi.mocked(sendTable).mockResolvedValueOnce({ ok: true, value: { ...PREVIEW, seen: "newer" } as never });
  await user.click(screen.getByRole("button", { name: "もう一度確かめる" }));
  expect(sent()).toMatchObject({ step: "preview" });
});

it("says at the file why it cannot be read", async () => {
  const user = userEvent.setup();
  render(<PastFiguresForm />);
  await user.click(screen.getByRole("button", { name: "表を読み取る" }));
  expect(screen.getByText(/ファイルを選んでください/)).toBeTruthy();
});
