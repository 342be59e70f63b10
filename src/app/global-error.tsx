"use client";

import { UnexpectedError } from "@/components/staff-shell/unexpected-error";
import "./globals.css";

/** Takes the root layout's place when that fails, so it brings its own html and body. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="ja">
      <head>
        <title>画面を表示できませんでした｜あゆみ</title>
      </head>
      <body>
        <main id="main" className="px-4">
          <UnexpectedError error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
