"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

const CSRF_ADDRESS = "/api/auth/csrf";
const SIGN_IN_ADDRESS = "/api/auth/signin/oidc";

/** Starts signing in at the organization's identity provider (next-auth's own steps: token, then address). */
export function OidcButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const [state, setState] = useState<"ready" | "leaving" | "failed">("ready");

  async function leave() {
    setState("leaving");
    try {
      const { csrfToken } = (await (await fetch(CSRF_ADDRESS)).json()) as { csrfToken: string };
      const answer = await fetch(SIGN_IN_ADDRESS, {
        method: "POST",
        body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
      });
      const { url } = (await answer.json()) as { url: string };
      window.location.assign(url);
    } catch {
      setState("failed");
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {state === "failed" ? (
        <Notice tone="error">認証サーバーに接続できませんでした。もう一度お試しください。</Notice>
      ) : null}
      <Button
        variant="secondary"
        className="self-start"
        aria-disabled={state === "leaving" || undefined}
        onClick={() => {
          if (state !== "leaving") void leave();
        }}
      >
        {state === "leaving" ? "移動しています…" : `${name}でサインイン`}
      </Button>
    </div>
  );
}
