"use client";

import { useEffect, useRef } from "react";
import { ButtonLink } from "@/components/forms/button";
import { Notice } from "@/components/ui/notice";

/** Shown once, in the place of the form: it takes the focus. */
export function RecoveryCodesNotice({
  title,
  codes,
  next,
}: {
  title: string;
  codes: readonly string[];
  next: { readonly href: string; readonly label: string };
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-6">
      <Notice tone="success" title={title}>
        <p>
          スマートフォンをなくしたときは、次の回復コードを確認コードの代わりに使えます。1つのコードは1回だけ使えます。印刷するか書き写して、ほかの人の目に触れないところに保管してください。この画面を離れると、二度と表示されません。
        </p>
        <ul className="grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2" aria-label="回復コード">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </Notice>
      <ButtonLink href={next.href} className="self-start" prefetch={false}>
        {next.label}
      </ButtonLink>
    </div>
  );
}
