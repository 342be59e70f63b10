"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import { Notice } from "@/components/ui/notice";
import { refusalSentence } from "@/lib/refusal-sentence";

const CSRF_ADDRESS = "/api/auth/csrf";
const SIGN_IN_ADDRESS = "/api/auth/signin/oidc";
const UNREACHED = "通信できませんでした。もう一度お試しください。";

/** Starts signing in at the organization's identity provider (next-auth's own steps: token, then address). */
export function OidcButton({ name, callbackUrl }: { name: string; callbackUrl: string }) {
  const [state, setState] = useState<"ready" | "leaving" | { readonly failure: string }>("ready");

  async function leave() {
    setState("leaving");
    try {
      const { csrfToken = "" } = await answerOf(await fetch(CSRF_ADDRESS));
      const body = new URLSearchParams({ csrfToken, callbackUrl, json: "true" });
      const { url = "" } = await answerOf(await fetch(SIGN_IN_ADDRESS, { method: "POST", body }));
      window.location.assign(url);
    } catch (error) {
      setState({ failure: (error instanceof Error ? refusalSentence(error.message) : null) ?? UNREACHED });
    }
  }

  return (
    <div className="flex flex-col gap-4">
      {typeof state === "object" ? <Notice tone="error">{state.failure}</Notice> : null}
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

/** @throws with what was answered instead: the front door says itself what is wrong (another address, a database away) */
async function answerOf(response: Response): Promise<Partial<Record<"csrfToken" | "url", string>>> {
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
