import { Notice } from "@/components/ui/notice";
import type { OutboxQuery } from "../schema";
import type { MailRow, OutboxChoices } from "../view-model";
import { MailList } from "./mail-list";
import { OutboxFilter } from "./outbox-filter";

export interface Outbox {
  readonly rows: readonly MailRow[];
  readonly total: number;
  readonly filter: OutboxQuery;
  readonly choices: OutboxChoices;
  readonly sending: "on" | "off" | "demo";
}

/** Whether mails go out at all, the filter, and the mails. */
export function OutboxView({ page }: { page: Outbox }) {
  const { rows, total, filter } = page;
  return (
    <>
      <Sending sending={page.sending} />
      <section aria-label="絞り込み" className="mt-8 print-hidden">
        <OutboxFilter filter={filter} choices={page.choices} />
      </section>
      <section aria-labelledby="mails" className="mt-10">
        <h2 id="mails" className="text-std-24B-150">
          メールの一覧（{total.toLocaleString("en-US")}通）
        </h2>
        {rows.length < total ? (
          <p className="mt-2 text-std-16N-170">
            新しい{rows.length.toLocaleString("en-US")}
            通を表示しています。条件で絞り込むと、ほかのメールも見られます。
          </p>
        ) : null}
        {rows.length > 0 ? (
          <MailList rows={rows} />
        ) : (
          <Notice tone="info" className="mt-4">
            <p>条件に合うメールはありません。上の条件を変えるか、消してください。</p>
          </Notice>
        )}
      </section>
    </>
  );
}

function Sending({ sending }: { sending: "on" | "off" | "demo" }) {
  if (sending === "on") return null;
  if (sending === "demo") {
    return (
      <Notice tone="info" title="デモのため、メールは送信しません" className="mt-6">
        <p>作成したメールは、ここで内容を確かめられます。</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="メールの送信は設定されていません" className="mt-6">
      <p>
        メールは送信されず、控えとしてここに残ります。ファイルに書き出して、お使いのメールソフトから送ってください。
      </p>
      <p>
        自動で送るには、サーバーの管理者が環境変数 <code>SMTP_URL</code>（メールサーバーの送信先。例：
        <code>smtp://mail.example.lg.jp:587</code>）と <code>MAIL_FROM</code>
        （差出人のメールアドレス）を設定して、起動し直します。設定したあとも、それまでの控えは送信されません。
      </p>
    </Notice>
  );
}
