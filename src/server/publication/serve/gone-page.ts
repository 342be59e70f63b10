/** The page that is answered with 410 in place of a stopped file: plain, and in need of nothing else. */
import type { StopNotice } from "@/domain/publication/stops";
import { stopSentence } from "@/domain/words/ja/stops";
import { publicRoutes } from "@/lib/public-paths";

export function gonePage(notice: StopNotice): string {
  return [
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    "<title>公開を停止しました</title>",
    "<style>body{font-family:sans-serif;line-height:1.8;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}",
    "a{color:#0017c1}</style></head><body><main><h1>公開を停止しました</h1>",
    `<p>この資料は、${stopSentence(notice)}。</p>`,
    `<p><a href="${publicRoutes.home()}">トップページへ</a></p></main></body></html>\n`,
  ].join("");
}
