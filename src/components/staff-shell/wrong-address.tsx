"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "../ui/notice";

const never = () => () => undefined;

/**
 * The first mistake of every installation: the page is opened by the machine's number or an old name, looks as it should,
 * and can send nothing. Only the browser knows what its address bar shows.
 * @param origin the one address whose forms are taken
 */
export function WrongAddress({ origin }: { origin: string }) {
  const here = useSyncExternalStore(
    never,
    () => window.location.href,
    () => origin,
  );
  const { origin: shown, pathname, search, hash } = new URL(here);
  if (shown === origin) return null;
  return (
    <section aria-label="アドレスの確認" className="mx-4 mt-4 print-hidden">
      <Notice tone="error" title={`${origin} で開いてください`}>
        <p>このアドレス（{shown}）の画面からは、サインインも保存もできません。</p>
        <p>
          <a className="text-link" href={origin + pathname + search + hash}>
            この画面を {origin} で開く
          </a>
        </p>
        <p className="text-dns-14N-130">
          管理者の方へ：{shown} で使うときは、環境変数 APP_ORIGIN を {shown} にして、起動し直してください。
        </p>
      </Notice>
    </section>
  );
}
