import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { approved, PLAN } from "@tests/fixtures/dashboard";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readAddress } from "../model/address";
import { exploreData } from "../view-model/explore-data";
import { ExploreBoard } from "./explore-board";

const router = vi.hoisted(() => ({ replace: vi.fn() }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  useRouter: () => router,
}));

function board(params: Parameters<typeof readAddress>[0]) {
  const state = readAddress(params);
  const data = exploreData({ plan: PLAN, approved: [approved("paper", "14500")], working: [], state });
  return <ExploreBoard data={data} initial={state} />;
}

function show() {
  const { rerender } = render(board({ kpi: "paper" }));
  // The server answers an address with the data that belongs to it.
  router.replace.mockImplementation((address: string) => {
    window.history.replaceState(null, "", address);
    const { searchParams } = new URL(address, window.location.href);
    const names = [...new Set(searchParams.keys())];
    rerender(board(Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)]))));
  });
}

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  window.history.replaceState(null, "", "/");
});

describe("trying a figure", () => {
  it("tells mark, pace and landing at once, in words and in the table, and the address has it", async () => {
    show();
    const field = screen.getByRole("textbox", { name: "令和8年度" });
    await userEvent.type(field, "13000");
    expect(screen.getAllByRole("status").at(-1)?.textContent).toContain(
      "令和8年度が13,000千枚なら、△ 上向きです。進み方は順調です（目安は13,000千枚）。",
    );
    const row = screen.getByRole("row", { name: /令和8年度/ });
    expect(within(row).getByText("△ 上向き（試算）")).toBeTruthy();
    expect(within(row).getByText("40.0%")).toBeTruthy();
    expect(window.location.search).toContain("try.paper.2026=13000");
  });

  it("by the slider as well, which has no value until there is one, and is a field for the keyboard too", () => {
    show();
    const slider = screen.getByRole("slider", { name: /令和8年度の値を動かす/ });
    expect(slider.getAttribute("aria-valuetext")).toBe("値はまだありません");
    expect(slider.hasAttribute("data-empty")).toBe(true);
    fireEvent.change(slider, { target: { value: "13000" } });
    expect(slider.getAttribute("aria-valuetext")).toBe("13,000千枚");
    expect(slider.hasAttribute("data-empty")).toBe(false);
    expect(screen.getByRole("textbox", { name: "令和8年度" })).toMatchObject({ value: "13,000" });
  });

  it("full-width digits are understood, and stand as a figure once they are typed", async () => {
    show();
    const field = screen.getByRole("textbox", { name: "令和8年度" });
    await userEvent.type(field, "１３０００");
    expect(field).toMatchObject({ value: "１３０００" });
    await userEvent.tab();
    expect(field).toMatchObject({ value: "13,000" });
    expect(screen.getAllByRole("status").at(-1)?.textContent).toContain("令和8年度が13,000千枚なら");
  });

  it("says at the field that a figure cannot be below 0, keeps it, and the slider has no value for it", async () => {
    show();
    const field = screen.getByRole("textbox", { name: "令和8年度" });
    await userEvent.type(field, "-5");
    await userEvent.tab();
    expect(field).toMatchObject({ value: "-5" });
    const told = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(told.map((id) => document.getElementById(id)?.textContent)).toContain(
      "＊この数値はマイナスになりません。0以上の数値を入力してください。",
    );
    const slider = screen.getByRole("slider", { name: /令和8年度の値を動かす/ });
    expect(slider.hasAttribute("data-empty")).toBe(true);
  });

  it("keeps what cannot be read, and says so at the field", async () => {
    show();
    const field = screen.getByRole("textbox", { name: "令和8年度" });
    await userEvent.type(field, "たくさん");
    expect(field).toMatchObject({ value: "たくさん" });
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it("a KPI that is ticked is fetched, what was typed stays, and the address says which are shown", async () => {
    show();
    await userEvent.type(screen.getByRole("textbox", { name: "令和8年度" }), "13000");
    expect(router.replace).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("checkbox", { name: /^share/ }));
    expect(screen.getByRole("heading", { level: 3, name: /share/ })).toBeTruthy();
    expect(new URLSearchParams(window.location.search).getAll("kpi")).toEqual(["paper", "share"]);
    expect(router.replace).toHaveBeenCalledOnce();
    expect(screen.getAllByRole("textbox", { name: "令和8年度" })[0]).toMatchObject({ value: "13,000" });
    // What is here already goes without the server.
    await userEvent.click(screen.getByRole("checkbox", { name: /^share/ }));
    expect(screen.queryByRole("heading", { level: 3, name: /share/ })).toBeNull();
    expect(router.replace).toHaveBeenCalledOnce();
  });
});

describe("the first paint", () => {
  it("has what the address says, without a script: figures, outcome, and a button in place of the script", () => {
    const html = renderToString(board({ kpi: "paper", "try.paper.2026": "13000" }));
    expect(html).toContain("令和8年度が13,000千枚なら、△ 上向きです。");
    expect(html).toContain("この内容で表示する");
    expect(html).not.toContain('type="range"');
  });
});
