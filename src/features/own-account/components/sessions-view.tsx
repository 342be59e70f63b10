import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { Tag } from "@/components/ui/tag";
import type { SessionsPage } from "../loaders";
import type { SessionRow } from "../view-model";
import { EndSessionForm, EndSessionsForm } from "./end-sessions-form";

/** Where the person is signed in. A list and no table: it reads on a telephone as well. */
export function SessionsView({ sessions, idleMinutes }: SessionsPage) {
  const others = sessions.filter(({ isCurrent }) => !isCurrent).length;
  return (
    <>
      <Breadcrumbs items={[{ label: "サインイン中の端末" }]} />
      <PageHeading
        title="サインイン中の端末"
        lead={`あなたのアカウントでサインインしている端末です。${idleMinutes}分間操作がないとき、またはサインインから8時間たったときに、自動で終了します。`}
      />
      <EndSessionsForm others={others} />
      <ul className="border-t border-solid-gray-420">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-b border-solid-gray-420 py-4"
          >
            <Device session={session} />
            {session.isCurrent ? null : <EndSessionForm sessionId={session.id} device={session.device} />}
          </li>
        ))}
      </ul>
      <p>覚えのない端末があるときは、終了したうえで、パスワードを変更してください。</p>
    </>
  );
}

function Device({ session }: { session: SessionRow }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-std-18B-160">
        {session.device}
        {session.isCurrent ? <Tag tone="info">この端末</Tag> : null}
        {session.isByLink ? <Tag tone="neutral">回答リンク</Tag> : null}
      </h2>
      <p>
        サインイン　<time dateTime={session.openedAt}>{session.opened}</time>
      </p>
      <p>
        最後の操作　<time dateTime={session.seenAt}>{session.seen}</time>
      </p>
    </div>
  );
}
