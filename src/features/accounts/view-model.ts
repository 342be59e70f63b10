/** Accounts in the words of the page. The clock is a parameter. */
import type { Role } from "@/domain/shared/access";
import { type AccountStanding, accountStanding } from "@/domain/shared/account-standing";
import { dateJa } from "@/domain/words/ja/dates";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import { tableSheet, textCell } from "@/lib/workbook/layout";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import type { AccountDto } from "@/server/accounts/queries";

export const STANDING_WORDS: Record<AccountStanding, string> = {
  in_use: "利用中",
  invited: "招待中",
  invitation_ended: "招待の期限切れ",
  not_begun: "未サインイン",
  stopped: "停止中",
};

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly roleWord: string;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  readonly standing: AccountStanding;
  readonly active: boolean;
  readonly hasSecondFactor: boolean;
  readonly version: number;
  /** 「令和8年4月1日に発行（使用済み）」; null where none was ever made. */
  readonly invitation: string | null;
  /** When it was made, as a writer has seen it; "" where none was. */
  readonly invitationSeen: string;
}

export function accountRow(account: AccountDto, now: Date): AccountRow {
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    role: account.role,
    roleWord: ROLE_WORDS[account.role],
    departmentId: account.department?.id ?? null,
    departmentName: account.department?.name ?? null,
    standing: accountStanding(account, now),
    active: account.active,
    hasSecondFactor: account.hasSecondFactor,
    version: account.version,
    invitation: invitationWords(account.lastInvitation, now),
    invitationSeen: account.lastInvitation?.createdAt.toISOString() ?? "",
  };
}

function invitationWords(invitation: AccountDto["lastInvitation"], now: Date): string | null {
  if (!invitation) return null;
  const issued = `${dateJa(invitation.createdAt)}に発行`;
  if (invitation.usedAt) return `${issued}（使用済み）`;
  return invitation.expiresAt > now
    ? `${issued}（${dateJa(invitation.expiresAt)}まで有効）`
    : `${issued}（期限切れ）`;
}

/** The list as a workbook: for April, when somebody goes through it with the list of staff beside it. */
export function accountsWorkbook(rows: readonly AccountRow[], now: Date): WorkbookToWrite {
  const title = "アカウントの一覧";
  return {
    title,
    sheets: [
      tableSheet({
        name: title,
        lines: [`${title}（${dateJa(now)}現在）`],
        columns: [
          { title: "氏名", width: 20 },
          { title: "メールアドレス", width: 36 },
          { title: "役割", width: 18 },
          { title: "所属", width: 24 },
          { title: "状態", width: 16 },
          { title: "2段階認証", width: 12 },
          { title: "最後の招待", width: 40 },
        ],
        rows: rows.map((row) =>
          [
            row.name,
            row.email,
            row.roleWord,
            row.departmentName,
            STANDING_WORDS[row.standing],
            row.hasSecondFactor ? "設定済み" : "なし",
            row.invitation,
          ].map((text) => textCell(text)),
        ),
      }),
    ],
  };
}

/** What each role may do, beside the choice. */
export const ROLE_SUPPORT: Record<Role, string> = {
  office: "計画の管理、照会、実績の承認、公表を行います。",
  contributor: "自分の課が所管する指標の実績を入力します。所属の指定が必要です。",
  manager: "すべての指標と進捗を閲覧します。変更はできません。",
  admin: "アカウントと設定を管理します。実績の入力や公表は行いません。",
};

/** Most accounts are of departments; administrators are few. */
export const ROLE_ORDER: readonly Role[] = ["contributor", "office", "manager", "admin"];

/** What next-auth reports back to the sign-in page (`?error=`), for a person. */
export function signInErrorSentence(code: string | null): string | null {
  if (code === null) return null;
  if (code === "AccessDenied") {
    return "このアカウントでは利用できません。登録されたメールアドレスのアカウントか、管理者にご確認ください。";
  }
  if (code === "CredentialsSignin") return "メールアドレスまたはパスワードが違います。";
  return "組織のアカウントでサインインできませんでした。もう一度お試しください。続くときは管理者にお伝えください。";
}
