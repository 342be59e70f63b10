import { cleanup, configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toItemId } from "@/domain/shared/item-id";
import { sendFile } from "../model/send-file";
import { AddPicture } from "./add-picture";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

vi.mock("next/navigation", () => ({ usePathname: () => "/staff/entry", unstable_rethrow() {} }));
vi.mock("../model/send-file", async (original) => ({
  ...(await original<typeof import("../model/send-file")>()),
  sendFile: vi.fn(),
}));

beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

const onAdded = vi.fn();
const form = () =>
  render(
    <KeptTextOwner id="me">
      <AddPicture kpiId={toItemId("dx-2-1-1-1")} fy={fiscalYear(2025)} onTry={() => {}} onAdded={onAdded} />
    </KeptTextOwner>,
  );
const words = () => screen.getByRole<HTMLInputElement>("textbox", { name: /写真に写っているものの説明/ });

async function fillIn() {
  const user = userEvent.setup();
  const picture = new File([new Uint8Array([1])], "madoguchi.png", { type: "image/png" });
  await user.upload(screen.getByLabelText(/^写真/, { selector: "input[type=file]" }), picture);
  await user.type(words(), "窓口の写真");
  await user.click(screen.getByRole("button", { name: "写真を登録する" }));
}

it("keeps the words over a lost session and a reload, and says that the file is to be chosen again", async () => {
  vi.mocked(sendFile).mockResolvedValue({
    ok: false,
    reason: "unauthenticated",
    message: "サインインの有効期限が切れました。",
  });
  form();
  await fillIn();
  await screen.findByText("サインインの有効期限が切れました。");
  expect(screen.getByRole("link", { name: /サインイン画面を新しいタブで開く/ })).toBeTruthy();
  expect(words().value).toBe("窓口の写真");
  cleanup();
  form();
  await waitFor(() => expect(words().value).toBe("窓口の写真"));
  expect(screen.getByText("ファイルは復元できません。もう一度選んでください。")).toBeTruthy();
});

it("says at the file why it was not taken, and keeps the words", async () => {
  vi.mocked(sendFile).mockResolvedValue({ ok: false, reason: "invalid", message: "画像として読めません。" });
  form();
  await fillIn();
  expect(await screen.findByText(/画像として読めません。/)).toBeTruthy();
  expect(words().value).toBe("窓口の写真");
});

it("forgets the words once the picture was taken", async () => {
  vi.mocked(sendFile).mockResolvedValue({ ok: true, piece: {} as never });
  form();
  await fillIn();
  await waitFor(() => expect(onAdded).toHaveBeenCalled());
  cleanup();
  form();
  expect(words().value).toBe("");
});
