/**
 * `npm run account:recover -- EMAIL`: a one-time link to a new password, for whoever nobody else can let in any more. It asks
 * for the owner's login: whoever has that can read and write everything anyway.
 */
import { requireOwner } from "@/cli/database/owner";
import { withApplication } from "@/cli/database/with-application";
import { runCommand } from "@/cli/runtime/command";
import { say } from "@/cli/runtime/steps";
import { instantJa } from "@/domain/words/ja/dates";
import { OperatorError } from "@/lib/operator-error";
import { REFUSAL_WORDS } from "@/lib/result";

async function recover(email: string, resetsSecondFactor: boolean, reactivates: boolean): Promise<void> {
  const { recoverAccount } = await import("@/server/accounts/recover");
  const { systemAdministrator } = await import("@/server/access/viewer");
  const { invitationPath } = await import("@/server/auth/links/one-time-link");
  const { appOrigin } = await import("@/server/auth/settings");
  const result = await recoverAccount(systemAdministrator, { email, resetsSecondFactor, reactivates });
  if (!result.ok) {
    if (result.reason === "not_found") {
      throw new OperatorError(
        `${email} というアカウントはありません。アカウントの一覧にあるメールアドレスを指定してください。`,
      );
    }
    if (result.reason === "invalid") {
      throw new OperatorError(
        `${email} は利用を停止しているアカウントです。利用を再開してよければ、--reactivate を付けてもう一度実行してください。`,
      );
    }
    throw new OperatorError(REFUSAL_WORDS[result.reason]);
  }
  const { name, token, expiresAt, hasSecondFactor, wasSecondFactorReset, wasReactivated } = result.value;
  if (wasReactivated) say(`${name} さんのアカウントの利用を再開しました。`);
  if (wasSecondFactorReset) say(`${name} さんの2段階認証を解除しました。`);
  else if (resetsSecondFactor) say(`${name} さんは2段階認証を設定していません。`);
  say(`${name} さんが新しいパスワードを設定するリンクです。本人だけに渡してください。`);
  say(`${appOrigin()}${invitationPath(token)}`);
  say(
    `${instantJa(expiresAt.toISOString())}まで、一度だけ使えます。いまのパスワードは、設定し直すまで使えます。`,
  );
  if (hasSecondFactor) {
    say(
      "2段階認証の確認コードも尋ねられます。アプリも回復コードもないときは、--second-factor を付けてもう一度実行してください。",
    );
  }
}

await runCommand(
  {
    call: "npm run account:recover",
    does: "サインインできなくなった人が新しいパスワードを設定するための、一度だけ使えるリンクを表示します。表の所有者のログイン（DATABASE_OWNER_URL）が要ります。監査記録に残ります。サーバーの起動中にも実行できます。",
    positionals: { name: "メールアドレス", does: "サインインできなくなった人のもの", min: 1, max: 1 },
    options: {
      "second-factor": { does: "2段階認証も解除します（アプリと回復コードをなくしたとき）。" },
      reactivate: { does: "停止中のアカウントなら、利用を再開します。" },
    },
    example: "npm run account:recover -- taro@example.lg.jp --second-factor",
    fails: "リンクを発行できませんでした。理由を表示します。何も変わっていません。",
  },
  ({ positionals: [email = ""], options }) =>
    withApplication(async ({ ownerUrl }) => {
      await requireOwner(ownerUrl);
      await recover(email, "second-factor" in options, "reactivate" in options);
    }),
);
