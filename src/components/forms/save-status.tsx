import { staffRoutes } from "@/lib/routes";

/** What becomes of text that saves itself. */
export type SaveStatus =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  | { readonly kind: "saved" /** ISO instant */; readonly at: string }
  /** Kept in this browser, tried again by itself. */
  | {
      readonly kind: "retrying";
      readonly reason: "offline" | "busy" | "full" | "unexpected";
      readonly message: string;
    }
  | { readonly kind: "signed_out" }
  | { readonly kind: "refused"; readonly message: string }
  /** Two versions: nothing is sent until the person has chosen; what is typed meanwhile is kept in this browser. */
  | { readonly kind: "held" };

const tokyoTime = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  hour: "2-digit",
  minute: "2-digit",
});

/** Where the typed text is now. Always present, so that its changes are announced. */
export function SaveStatusLine(props: SaveStatusProps) {
  return (
    <div role="status" className="min-h-7 text-std-16N-170">
      <StatusText {...props} />
    </div>
  );
}

interface SaveStatusProps {
  readonly status: SaveStatus;
  /** Where to come back to after signing in. */
  readonly returnTo: string;
  /** Came by a personal link: it is the link that leads back. */
  readonly byLink: boolean;
  /** Says nothing as long as there is nothing to say: where many forms stand on one page. */
  readonly quiet?: boolean;
}

function StatusText({ status, returnTo, byLink, quiet }: SaveStatusProps) {
  switch (status.kind) {
    case "idle":
      return quiet ? null : (
        <span className="text-solid-gray-700">入力した内容は、下書きとして自動で保存されます。</span>
      );
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
          {byLink
            ? "リンクの有効期限が切れたか、接続が終わりました。入力した内容はこのブラウザーに残してあります。メールのリンクをもう一度開くと、続きから入力できます。パスワードがある方は、"
            : "サインインの有効期限が切れました。入力した内容はこのブラウザーに残してあります。"}
          <a
            className="text-link"
            href={`${staffRoutes.signIn()}?callbackUrl=${encodeURIComponent(returnTo)}`}
          >
            {byLink ? "サインインして続けることもできます" : "サインインし直して続ける"}
          </a>
          {byLink && "。"}
        </span>
      );
    case "held":
      return (
        <span className="text-error-2">
          ほかの人の保存と異なるため、保存を止めています。入力した内容はこのブラウザーに残してあります。
        </span>
      );
    case "refused":
      return <span className="text-error-2">{`下書きを保存できませんでした。${status.message}`}</span>;
  }
}
