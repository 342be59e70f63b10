/**
 * `npm run accounts:import -- FILE.csv`: the accounts of a whole office at once. Shows what the file would do, row by row;
 * with `--confirm` it is done, all or nothing.
 */
import { readFile } from "node:fs/promises";
import { type FilePerson, readPeople } from "@/cli/accounts/read-file";
import { withApplication } from "@/cli/database/with-application";
import { fromCallersFolder } from "@/cli/runtime/arguments";
import { runCommand } from "@/cli/runtime/command";
import { describeDisk } from "@/cli/runtime/disk-words";
import { say } from "@/cli/runtime/steps";
import { instantJa } from "@/domain/words/ja/dates";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { OperatorError } from "@/lib/operator-error";
import { REFUSAL_WORDS } from "@/lib/result";
import type { ImportedAccountDto } from "@/server/accounts/import";

/** @throws OperatorError after a line for each problem */
async function peopleOf(file: string): Promise<readonly FilePerson[]> {
  const bytes = await readFile(fromCallersFolder(file)).catch((error: NodeJS.ErrnoException) => {
    throw describeDisk(error, fromCallersFolder(file));
  });
  const { people, problems } = readPeople(bytes);
  for (const { line, column, sentence } of problems) say(`${line}行目　${column}：${sentence}`);
  if (problems.length > 0) {
    throw new OperatorError(
      `${file} には誤りが${problems.length}件あります。直してから、もう一度実行してください。何も登録していません。`,
    );
  }
  if (people.length === 0) throw new OperatorError(`${file} には、登録する人の行がありません。`);
  return people;
}

function rowText({ line, name, email, role }: FilePerson, account: ImportedAccountDto): string {
  const { isNew, department, isDepartmentNew } = account;
  const where = department === null ? "" : `　${department}${isDepartmentNew ? "（新しい所属）" : ""}`;
  const what = isNew ? `新規　　${name}` : `登録済み　${name}`;
  return `${line}行目　${what}　${email}　${isNew ? `${ROLE_WORDS[role]}${where}` : "変更しません"}`;
}

async function importPeople(
  people: readonly FilePerson[],
  wishes: { readonly isConfirmed: boolean; readonly withInvitations: boolean },
): Promise<void> {
  const { importAccounts } = await import("@/server/accounts/import");
  const { systemAdministrator } = await import("@/server/access/viewer");
  const { invitationPath } = await import("@/server/auth/links/one-time-link");
  const { appOrigin } = await import("@/server/auth/settings");
  const result = await importAccounts(systemAdministrator, { people, ...wishes });
  if (!result.ok) throw new OperatorError(`登録できませんでした。${REFUSAL_WORDS[result.reason]}`);
  const rows = people.map((person, index) => ({
    person,
    account: result.value[index] as ImportedAccountDto,
  }));
  for (const { person, account } of rows) say(rowText(person, account));
  const fresh = rows.filter(({ account }) => account.isNew).length;
  const counts = `新規${fresh}人、登録済み${rows.length - fresh}人`;
  if (!wishes.isConfirmed) {
    say(`${counts}です。まだ何も登録していません。登録するには --confirm を付けて実行してください。`);
    return;
  }
  say(`${fresh}人を登録しました（${counts}）。`);
  const invited = rows.flatMap(({ person, account: { invitation } }) =>
    invitation ? [{ person, invitation }] : [],
  );
  if (invited.length === 0) return;
  say("招待リンクです。それぞれの本人だけに渡してください。もう一度表示することはできません。");
  for (const { person, invitation } of invited) {
    say(`${person.name}　${person.email}　${appOrigin()}${invitationPath(invitation.token)}`);
  }
  say(`${instantJa(invited[0]?.invitation.expiresAt.toISOString() ?? "")}まで、それぞれ一度だけ使えます。`);
}

await runCommand(
  {
    call: "npm run accounts:import",
    does: "CSVファイルの人のアカウントをまとめて登録します。1行目は列の名前（氏名、メールアドレス、役割、所属）、2行目から1人1行です。文字コードは UTF-8 でも Shift_JIS でもかまいません。--confirm を付けるまでは、行ごとに何が起きるかを表示するだけです。1行でも誤りがあれば、何も登録しません。登録済みの人は変更しません。",
    positionals: { name: "ファイル", does: "CSVファイル", min: 1, max: 1 },
    options: {
      confirm: { does: "登録します。" },
      links: {
        does: "パスワードを設定するための招待リンクを発行し、表示します。付けなければ発行しません（組織のアカウントでサインインする人には要りません。後から「アカウント」の画面でも発行できます）。",
      },
    },
    example: "npm run accounts:import -- accounts.csv --confirm --links",
    fails: "登録できませんでした。理由を表示します。何も変わっていません。",
  },
  async ({ positionals: [file = ""], options }) => {
    const people = await peopleOf(file);
    const wishes = { isConfirmed: "confirm" in options, withInvitations: "links" in options };
    await withApplication(() => importPeople(people, wishes));
  },
);
