"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { TextField } from "@/components/forms/field";
import { Notice } from "@/components/ui/notice";
import type { IssuedLink } from "../actions";

/** The link as a field that selects itself, with a button that copies it. It is not shown again. */
export function IssuedLinkNotice({ link, title }: { link: IssuedLink; title: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<"no" | "yes" | "by-hand">("no");

  // The form that was there is gone; the focus would be lost with it.
  useEffect(() => box.current?.focus(), []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied("yes");
    } catch {
      // Browsers give the clipboard to https pages only.
      box.current?.querySelector("input")?.select();
      setCopied("by-hand");
    }
  }

  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="success" title={title}>
        <p>
          次の招待リンクを本人に渡してください。{link.validUntil}
          まで、1回だけ使えます。このリンクは、この画面を閉じると二度と表示されません。
        </p>
        <div className="flex flex-col gap-3">
          <TextField
            label="招待リンク"
            name="invitationLink"
            readOnly
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button variant="secondary" onClick={() => void copy()}>
              リンクをコピーする
            </Button>
            <span role="status">
              {copied === "yes" ? "コピーしました。" : null}
              {copied === "by-hand" ? "リンクを選択しました。Ctrl+C でコピーしてください。" : null}
            </span>
          </div>
        </div>
      </Notice>
    </div>
  );
}
