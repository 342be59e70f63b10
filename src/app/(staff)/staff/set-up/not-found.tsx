import { ButtonLink } from "@/components/forms/button";
import { ErrorMessage } from "@/components/forms/error-message";
import { staffRoutes } from "@/lib/routes";

export default function SetUpLinkEnded() {
  return (
    <ErrorMessage
      status={404}
      title="この登録用リンクは使えません"
      actions={<ButtonLink href={staffRoutes.signIn()}>サインイン画面へ</ButtonLink>}
    >
      <p>リンクの期限（24時間）が過ぎたか、管理者がすでに登録されているか、リンクが途中で切れています。</p>
      <p>まだ管理者がいないときは、システムを起動し直すと、新しいリンクが表示されます。</p>
    </ErrorMessage>
  );
}
