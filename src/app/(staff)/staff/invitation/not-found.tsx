import { ButtonLink } from "@/components/forms/button";
import { ErrorMessage } from "@/components/forms/error-message";
import { staffRoutes } from "@/lib/routes";

export default function InvitationEnded() {
  return (
    <ErrorMessage
      status={404}
      title="この招待リンクは使えません"
      actions={<ButtonLink href={staffRoutes.signIn()}>サインイン画面へ</ButtonLink>}
    >
      <p>
        リンクがすでに使われたか、期限（7日間）が過ぎたか、新しいリンクが発行されたか、リンクが途中で切れています。
      </p>
      <p>
        パスワードを設定済みの人は、サインインしてください。まだの人は、管理者に招待リンクの再発行を依頼してください。
      </p>
    </ErrorMessage>
  );
}
