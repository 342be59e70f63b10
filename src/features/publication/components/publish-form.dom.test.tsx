import {
  cleanup,
  configure,
  fireEvent,
  type RenderResult,
  render,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { HAS_LOOKED, LOOK_FIRST, PUBLISH_AFTER_LOOK } from "@/domain/words/ja/publication/next-publication";
import { PublishForm } from "./publish-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff/publications/new",
  useRouter: () => router,
}));
const sent = vi.hoisted(() => vi.fn());
const router = vi.hoisted(() => ({ refresh: vi.fn() }));
vi.mock("../actions", () => ({ publishAction: sent }));

beforeEach(() => {
  window.localStorage.clear();
  sent.mockReset();
  router.refresh.mockReset();
  sent.mockResolvedValue({
    answer: { ok: false, reason: "invalid", errors: { looked: LOOK_FIRST } },
    typed: {},
  });
  draw(4, "a");
});

const page = (no: number, fingerprint: string, looks: readonly string[] = [], title = "令和7年度の実績") => (
  <KeptTextOwner id="office">
    <PublishForm
      no={no}
      fingerprint={fingerprint.repeat(64)}
      proposedTitle={title}
      previews={[
        { label: "トップページ", path: "/", isPaper: false },
        { label: "令和7年度の報告", path: "/years/2025", isPaper: false },
      ]}
      looks={looks}
      impediment={null}
    />
  </KeptTextOwner>
);
let drawn: RenderResult;
const draw = (...at: Parameters<typeof page>) => {
  drawn = render(page(...at));
};
afterEach(cleanup);

const button = () => screen.getByRole("button", { name: "第4号として公表する" });
const said = () =>
  document.getElementById(button().getAttribute("aria-describedby") ?? "")?.textContent ?? null;
const looked = () => screen.queryAllByText("見ました").length;
/** The tab that a browser would open is none of this test's. */
const open = (name: RegExp) => {
  document.addEventListener("click", (event) => event.preventDefault(), { once: true });
  fireEvent.click(screen.getByRole("link", { name }));
};

it("what the server has shown to nobody is not published: it says so, leads to the page, and what was typed stays", async () => {
  expect(button().getAttribute("aria-disabled")).toBe("true");
  expect(said()).toBe(PUBLISH_AFTER_LOOK);
  expect(screen.queryByRole("checkbox")).toBeNull();
  fireEvent.change(screen.getByRole("textbox", { name: /題名/ }), { target: { value: "訂正" } });
  // The record may know more than this page: it is sent all the same.
  fireEvent.click(button());
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain(LOOK_FIRST));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("alert")));
  expect(within(screen.getByRole("alert")).getByRole("link").getAttribute("href")).toMatch(
    /^\/api\/publications\/preview\/[\w-]+$/,
  );
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /題名/ }).value).toBe("訂正");
  drawn.rerender(page(4, "a", ["/"]));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("opening a page asks the record, and the record alone says what was looked at", () => {
  vi.useFakeTimers();
  try {
    open(/^トップページ/);
    expect([looked(), said()]).toEqual([0, PUBLISH_AFTER_LOOK]);
    vi.advanceTimersByTime(2_000);
    expect(router.refresh).toHaveBeenCalledTimes(1);
    fireEvent.focus(window);
    expect(router.refresh).toHaveBeenCalledTimes(2);
    drawn.rerender(page(4, "a", ["/"]));
    expect([looked(), said(), button().getAttribute("aria-disabled")]).toEqual([1, null, null]);
    expect(screen.getByText(HAS_LOOKED)).toBeDefined();
    vi.advanceTimersByTime(60_000);
    expect(router.refresh).toHaveBeenCalledTimes(2);
    // Another content: what was looked at is no longer what would be published.
    drawn.rerender(page(4, "b"));
    expect([looked(), said()]).toEqual([0, PUBLISH_AFTER_LOOK]);
  } finally {
    vi.useRealTimers();
  }
});

it("the title that is offered follows what would be published, and what was typed stays", () => {
  const title = () => screen.getByRole<HTMLInputElement>("textbox", { name: /題名/ });
  drawn.rerender(page(4, "b", [], "令和7年度の実績（2件）"));
  expect(title().value).toBe("令和7年度の実績（2件）");
  fireEvent.change(title(), { target: { value: "" } });
  drawn.rerender(page(4, "c", [], "令和7年度の実績（3件）"));
  expect(title().value).toBe("");
  fireEvent.change(title(), { target: { value: "私の題名" } });
  drawn.rerender(page(4, "d", [], "令和7年度の実績（4件）"));
  expect(title().value).toBe("私の題名");
});

it("the words for one publication are not the next one's, and come back with whoever left them", () => {
  const box = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>("textbox", { name });
  fireEvent.input(box(/題名/), { target: { value: "訂正" } });
  fireEvent.input(box(/お知らせ/), { target: { value: "第4号についてのお知らせ" } });
  const again = (no: number, fingerprint: string) => {
    cleanup();
    draw(no, fingerprint);
    return [box(/題名/).value, box(/お知らせ/).value];
  };
  expect(again(4, "a")).toEqual(["訂正", "第4号についてのお知らせ"]);
  expect(again(5, "b")).toEqual(["令和7年度の実績", ""]);
  for (const told of [
    "第4号：題名",
    "あなたの入力：訂正",
    "第4号：お知らせ",
    "あなたの入力：第4号についてのお知らせ",
  ])
    expect(screen.getByText(told)).toBeDefined();
});
