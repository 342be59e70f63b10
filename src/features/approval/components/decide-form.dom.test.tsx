import { cleanup, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toPartId } from "@/domain/shared/part-id";
import { DecideForm } from "./decide-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const router = { push: vi.fn(), refresh: vi.fn() };
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  useRouter: () => router,
  usePathname: () => "/staff/approval/2025",
}));
const sent = vi.hoisted(() => vi.fn());
vi.mock("../actions", () => ({ decideAction: sent }));

const NEEDS_COMMENT = "差し戻す理由を入力してください。所管課の画面に表示されます。";

beforeEach(() => {
  window.localStorage.clear();
  vi.clearAllMocks();
  sent.mockImplementation(async (_: unknown, form: FormData) => ({
    answer: { ok: false, reason: "invalid", errors: { comment: NEEDS_COMMENT } },
    typed: { comment: String(form.get("comment")), commentField: "" },
  }));
  draw(3);
});

function draw(version: number) {
  render(
    <KeptTextOwner id="office">
      <DecideForm
        item={{ kind: "figure", kpiId: toKpiId("paper"), fy: fiscalYear(2025), version, isMetric: false }}
        previous={null}
        next="/staff/approval/2025?at=share"
      />
    </KeptTextOwner>,
  );
}

afterEach(cleanup);

const press = (key: string, at: Element = document.body, more: object = {}) =>
  fireEvent.keyDown(at, { key, ...more });
const lastEvent = () => (sent.mock.lastCall?.[1] as FormData | undefined)?.get("event");

it("j goes to the next item; at an end a key does nothing", () => {
  press("k");
  expect(router.push).not.toHaveBeenCalled();
  press("j");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/staff/approval/2025?at=share");
});

it("a approves and r gives back, as the buttons do", async () => {
  press("a");
  await waitFor(() => expect(lastEvent()).toBe("approve"));
  // While a decision is on its way, no key decides anything else: the refusal has to be there first.
  await screen.findByText(NEEDS_COMMENT, { exact: false });
  press("r");
  await waitFor(() => expect(lastEvent()).toBe("return"));
  const form = sent.mock.lastCall?.[1] as FormData;
  expect([form.get("kpiId"), form.get("version"), form.get("fy")]).toEqual(["paper", "3", "2025"]);
});

it("nothing is decided by a letter that is typed, held down or part of another shortcut", () => {
  press("a", screen.getByRole("textbox", { name: /コメント/ }));
  press("r", screen.getByRole("combobox", { name: /差し戻す項目/ }));
  press("a", document.body, { ctrlKey: true });
  press("a", document.body, { repeat: true });
  expect(sent).not.toHaveBeenCalled();
});

it("the keys are told, and can be switched off for good", () => {
  const box = screen.getByRole("checkbox", { name: "キーで操作する" });
  expect(screen.getByText("（入力欄の外で押します）", { exact: false })).toBeDefined();
  fireEvent.click(box);
  press("a");
  press("j");
  expect(sent).not.toHaveBeenCalled();
  expect(router.push).not.toHaveBeenCalled();
  fireEvent.click(box);
  press("j");
  expect(router.push).toHaveBeenCalledOnce();
});

it("a comment survives a refusal, which stands at its field", async () => {
  const comment = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /コメント/ });
  fireEvent.input(comment, { target: { value: "途中まで" } });
  fireEvent.click(screen.getByRole("button", { name: "差し戻す" }));
  expect(await screen.findByText(NEEDS_COMMENT, { exact: false })).toBeDefined();
  expect(comment.value).toBe("途中まで");
});

it("a comment on what was read is not put beside what was handed in since", () => {
  const comment = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /コメント/ });
  fireEvent.input(comment(), { target: { value: "1,200の根拠を書いてください。" } });
  for (const [version, value] of [
    [3, "1,200の根拠を書いてください。"],
    [4, ""],
  ] as const) {
    cleanup();
    draw(version);
    expect(comment().value).toBe(value);
    expect(screen.getByText(/復元/, { selector: "p, h2, h3" })).toBeDefined();
  }
  expect(screen.getByText("あなたの入力：1,200の根拠を書いてください。")).toBeDefined();
});

it("an assessment is decided on by its plan and part, without a field of a figure", async () => {
  cleanup();
  render(
    <KeptTextOwner id="office">
      <DecideForm
        item={{
          kind: "assessment",
          planId: "dx-2",
          partId: toPartId("dx-2:1"),
          fy: fiscalYear(2025),
          version: 4,
        }}
        previous={null}
        next={null}
      />
    </KeptTextOwner>,
  );
  expect(screen.queryByRole("combobox")).toBeNull();
  press("a");
  await waitFor(() => expect(lastEvent()).toBe("approve"));
  const form = sent.mock.lastCall?.[1] as FormData;
  expect(Object.fromEntries(form)).toMatchObject({ planId: "dx-2", partId: "dx-2:1", version: "4" });
  expect(form.has("kpiId")).toBe(false);
});

it("an initiative is decided on by its id, by the same keys", async () => {
  cleanup();
  const initiativeId = toInitiativeId("dx-2-1-1-1");
  render(
    <KeptTextOwner id="office">
      <DecideForm
        item={{ kind: "initiative", initiativeId, fy: fiscalYear(2025), version: 2 }}
        previous={null}
        next="/staff/approval/2025?at=dx-2-1-1-2"
      />
    </KeptTextOwner>,
  );
  expect(screen.queryByRole("combobox")).toBeNull();
  press("j");
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/staff/approval/2025?at=dx-2-1-1-2");
  press("r");
  await waitFor(() => expect(lastEvent()).toBe("return"));
  const form = sent.mock.lastCall?.[1] as FormData;
  expect(Object.fromEntries(form)).toMatchObject({ initiativeId, version: "2", fy: "2025" });
});
