import { ButtonLink } from "@/components/forms/button";
import { ErrorMessage } from "@/components/forms/error-message";
import { OfficeName } from "@/components/staff-shell/office";
import { staffRoutes } from "@/lib/routes";

/** One page for every cause: which of them it is, is nobody's business who found a link. */
export default function ResponseLinkEnded() {
  return (
    <ErrorMessage
      status={404}
      title="このリンクは使えません"
      actions={<ButtonLink href={staffRoutes.signIn()}>サインイン画面へ</ButtonLink>}
    >
      <p>次のどれかが考えられます。</p>
      <ul className="list-disc pl-6">
        <li>照会の受付が終わったか、まだ始まっていない</li>
        <li>リンクが取り消された（担当者やアカウントの変更を含みます）</li>
        <li>アドレスが途中で切れている（メールのリンクを、はじめから終わりまで開いてください）</li>
      </ul>
      <p>
        メールのリンクをもう一度開いても表示できないときは、
        <OfficeName />
        にご連絡ください。パスワードをお持ちの方は、サインインしても回答できます。
      </p>
    </ErrorMessage>
  );
}
