import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { LOOK_FIRST, PUBLISH_AFTER_LOOK } from "@/domain/words/ja/publication/next-publication";
import { PublishForm } from "./publish-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff/publications/new",
}));
const sent = vi.hoisted(() => vi.fn());
vi.mock("../actions", () => ({ publishAction: sent }));

beforeEach(() => {
  window.localStorage.clear();
  sent.mockReset();
  sent.mockResolvedValue({
    answer: { ok: false, reason: "invalid", errors: { looked: LOOK_FIRST } },
    typed: {},
  });
  draw(4, "a");
});

function draw(no: number, fingerprint: string) {
  render(
    <KeptTextOwner id="office">
      <PublishForm
        no={no}
        fingerprint={fingerprint.repeat(64)}
        proposedTitle="令和7年度の実績"
        previews={[{ label: "トップページ", path: "/", isPaper: false }]}
        impediment={null}
      />
    </KeptTextOwner>,
  );
}
afterEach(cleanup);

const tick = () =>
  screen.getByRole<HTMLInputElement>("checkbox", { name: /^公表したあとのページを確かめました/ });
const publish = () => fireEvent.click(screen.getByRole("button", { name: "第4号として公表する" }));
const form = () => sent.mock.lastCall?.[1] as FormData;

const button = () => screen.getByRole("button", { name: "第4号として公表する" });
const said = () =>
  document.getElementById(button().getAttribute("aria-describedby") ?? "")?.textContent ?? null;

it("what nobody has looked at is not published: the button says what is missing, and leads there", () => {
  expect(button().getAttribute("aria-disabled")).toBe("true");
  expect(said()).toBe(PUBLISH_AFTER_LOOK);
  publish();
  expect(sent).not.toHaveBeenCalled();
  expect(tick().getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(LOOK_FIRST, { exact: false })).toBeDefined();
  expect(document.activeElement).toBe(tick());
  fireEvent.click(tick());
  expect(button().getAttribute("aria-disabled")).toBeNull();
  expect(said()).toBeNull();
  expect(tick().getAttribute("aria-invalid")).toBeNull();
});

it("what the server says of it stands at the field, and what was typed stays", async () => {
  fireEvent.change(screen.getByRole("textbox", { name: /題名/ }), { target: { value: "訂正" } });
  // Sent without a script, or before it has come to life.
  fireEvent.submit(tick().form as HTMLFormElement);
  await waitFor(() => expect(tick().getAttribute("aria-invalid")).toBe("true"));
  expect(form().has("looked")).toBe(false);
  expect(screen.getByText(LOOK_FIRST, { exact: false })).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /題名/ }).value).toBe("訂正");
});

it("opening one of its pages says that it was looked at", async () => {
  const link = screen.getByRole("link", { name: /^トップページ/ });
  // The tab that a browser would open is none of this test's.
  document.addEventListener("click", (event) => event.preventDefault(), { once: true });
  fireEvent.click(link);
  expect(tick().checked).toBe(true);
  expect(screen.getByText("見ました")).toBeDefined();
  publish();
  await waitFor(() => expect(form()?.get("looked")).toBe("yes"));
});

it("the words for one publication are not the next one's, and whoever comes back has to look again", () => {
  const box = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name });
  fireEvent.click(tick());
  fireEvent.input(box(/題名/), { target: { value: "訂正" } });
  fireEvent.input(box(/お知らせ/), { target: { value: "第4号についてのお知らせ" } });
  const again = (no: number, fingerprint: string) => {
    cleanup();
    draw(no, fingerprint);
    return [box(/題名/).value, box(/お知らせ/).value, tick().checked];
  };
  expect(again(4, "a")).toEqual(["訂正", "第4号についてのお知らせ", false]);
  expect(again(5, "b")).toEqual(["令和7年度の実績", "", false]);
  for (const told of [
    "第4号：題名",
    "あなたの入力：訂正",
    "第4号：お知らせ",
    "あなたの入力：第4号についてのお知らせ",
  ])
    expect(screen.getByText(told)).toBeDefined();
});
