"use client";

import { buttonClass } from "@/components/forms/button-class";
import { ErrorMessage } from "@/components/forms/error-message";
import { refusalSentence } from "@/lib/refusal-sentence";
import { staffRoutes } from "@/lib/routes";

/** 500: what happened stays in the log; the person gets the number under which it stands there. */
export function UnexpectedError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  // Not taken by the front door, of what is no form with a place for it: the sentence says why.
  const refusal = error instanceof Error ? refusalSentence(error.message) : null;
  if (refusal !== null) {
    return (
      <ErrorMessage title="操作を受け付けられませんでした" actions={<Retry retry={retry}>画面に戻る</Retry>}>
        <p>{refusal}</p>
      </ErrorMessage>
    );
  }
  return (
    <ErrorMessage
      status={500}
      title="画面を表示できませんでした"
      actions={
        <>
          <Retry retry={retry}>もう一度読み込む</Retry>
          {/* A full load: what failed may be this very page's application state. */}
          <a className={buttonClass({ variant: "secondary" })} href={staffRoutes.home()}>
            職員用トップへ
          </a>
        </>
      }
    >
      <p>システムの内部で問題が起きました。ご不便をおかけして申し訳ありません。</p>
      <p>
        時間をおいて、もう一度読み込んでください。続く場合は、システム管理者に、操作の内容と次の受付番号をお知らせください。
      </p>
      <p>
        受付番号：
        <strong className="font-mono text-std-18B-160">
          {reference ?? "なし（このブラウザーの中で起きた問題です）"}
        </strong>
      </p>
    </ErrorMessage>
  );
}

/** Not the Button of forms: a boundary is part of every page, and that file brings the code of links. */
function Retry({ retry, children }: { retry: () => void; children: string }) {
  return (
    <button type="button" className={buttonClass({})} onClick={() => retry()}>
      {children}
    </button>
  );
}

/** Next's digest: the same value stands beside the error in the server's log. */
function referenceOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
