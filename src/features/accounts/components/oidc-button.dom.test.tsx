import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { OidcButton } from "./oidc-button";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TOKEN = () => Response.json({ csrfToken: "t" });
const ELSEWHERE = "このアドレスの画面からは送れません。https://dx.example.lg.jp で開いてください。";

it.each<[string, () => Response, string]>([
  [
    "at another address than the server's own",
    () => new Response(`${ELSEWHERE}\n`, { status: 403 }),
    ELSEWHERE,
  ],
  [
    "behind a proxy that has no server",
    () => new Response("<html>502 Bad Gateway</html>", { status: 502 }),
    "通信できませんでした。もう一度お試しください。",
  ],
])("says what the front door says, %s", async (_name, answer, sentence) => {
  vi.stubGlobal("fetch", async (address: string) => (address.endsWith("/csrf") ? TOKEN() : answer()));
  render(<OidcButton name="庁内アカウント" callbackUrl="/staff" />);
  fireEvent.click(screen.getByRole("button", { name: "庁内アカウントでサインイン" }));
  expect((await screen.findByRole("alert")).textContent).toBe(`エラー：${sentence}`);
});
