import { staffRoutes } from "@/lib/routes";
import type { SaveStatus } from "./draft-saver";

const tokyoTime = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  hour: "2-digit",
  minute: "2-digit",
});

/** Where the typed text is now. Always present, so that its changes are announced. */
export function SaveStatusLine({ status, returnTo }: { status: SaveStatus; returnTo: string }) {
  return (
    <div role="status" className="min-h-7 text-std-16N-170">
      <StatusText status={status} returnTo={returnTo} />
    </div>
  );
}

function StatusText({ status, returnTo }: { status: SaveStatus; returnTo: string }) {
  switch (status.kind) {
    case "idle":
      return <span className="text-solid-gray-700">入力した内容は、下書きとして自動で保存されます。</span>;
    case "waiting":
      return <span className="text-solid-gray-700">入力中です。まもなく保存します。</span>;
    case "saved":
      return (
        <span className="text-success-2">{`下書きを保存しました ${tokyoTime.format(new Date(status.at))}`}</span>
      );
    case "retrying":
      return (
        <span className="text-error-2">
          {`${status.message}入力した内容はこのブラウザーに残してあり、自動で保存し直します。`}
        </span>
      );
    case "signed_out":
      return (
        <span className="text-error-2">
          サインインの有効期限が切れました。入力した内容はこのブラウザーに残してあります。
          <a
            className="text-link"
            href={`${staffRoutes.signIn()}?callbackUrl=${encodeURIComponent(returnTo)}`}
          >
            サインインし直して続ける
          </a>
        </span>
      );
    case "refused":
      return <span className="text-error-2">{`下書きを保存できませんでした。${status.message}`}</span>;
  }
}
