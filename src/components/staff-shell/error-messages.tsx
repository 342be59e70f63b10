import { ButtonLink } from "@/components/forms/button";
import { ErrorMessage } from "@/components/forms/error-message";
import { staffRoutes } from "@/lib/routes";
import { OfficeName } from "./office";

/** 401: the session has ended, or never was. */
export function UnauthorizedMessage() {
  return (
    <ErrorMessage
      status={401}
      title="サインインが必要です"
      actions={<ButtonLink href={staffRoutes.signIn()}>サインイン画面へ</ButtonLink>}
    >
      <p>サインインしていないか、サインインの有効期間が過ぎています。もう一度サインインしてください。</p>
      <p>回答リンクで回答していた方は、メールのリンクをもう一度開いてください。</p>
      <p>この操作による変更は、行われていません。</p>
    </ErrorMessage>
  );
}

/** 403: signed in, but not allowed. */
export function ForbiddenMessage() {
  return (
    <ErrorMessage
      status={403}
      title="この画面を表示する権限がありません"
      actions={<ButtonLink href={staffRoutes.home()}>職員用トップへ</ButtonLink>}
    >
      <p>お使いのアカウントの役割では、この画面の表示や操作ができません。変更は行われていません。</p>
      <p>回答リンクで回答しているときに使えるのは、入力の画面だけです。</p>
      <p>
        必要な場合は、
        <OfficeName />
        またはシステム管理者にご相談ください。
      </p>
    </ErrorMessage>
  );
}

/** 404: no such page, or none that this person may know of. */
export function NotFoundMessage() {
  return (
    <ErrorMessage
      status={404}
      title="ページが見つかりません"
      actions={<ButtonLink href={staffRoutes.home()}>職員用トップへ</ButtonLink>}
    >
      <p>アドレスが間違っているか、ページがなくなった可能性があります。</p>
      <p>アドレスをご確認のうえ、職員用トップのメニューからお探しください。</p>
    </ErrorMessage>
  );
}
