import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Tag, type TagTone } from "@/components/ui/tag";
import type { AccountStanding } from "@/domain/shared/account-standing";
import { staffRoutes } from "@/lib/routes";
import { type AccountRow, STANDING_WORDS } from "../view-model";

const TONES: Record<AccountStanding, TagTone> = {
  in_use: "success",
  invited: "info",
  invitation_ended: "warning",
  not_begun: "info",
  stopped: "neutral",
};

export function AccountTable({
  accounts,
  mayManage,
}: {
  accounts: readonly AccountRow[];
  mayManage: boolean;
}) {
  return (
    <DataTable caption={`アカウントの一覧（${accounts.length}件）`}>
      <thead>
        <tr>
          <th scope="col">氏名</th>
          <th scope="col">メールアドレス</th>
          <th scope="col">役割</th>
          <th scope="col">所属</th>
          <th scope="col">状態</th>
          <th scope="col">2段階認証</th>
          <th scope="col">最後の招待</th>
          {mayManage ? <th scope="col">操作</th> : null}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row" className="nowrap">
              {account.name}
            </th>
            <td>{account.email}</td>
            <td className="nowrap">{account.roleWord}</td>
            <td className="nowrap">{account.departmentName ?? "－"}</td>
            <td>
              <Tag tone={TONES[account.standing]}>{STANDING_WORDS[account.standing]}</Tag>
            </td>
            <td className="nowrap">{account.hasSecondFactor ? "設定済み" : "－"}</td>
            <td className="min-w-64">{account.invitation ?? "－"}</td>
            {mayManage ? (
              <td className="nowrap">
                <Link
                  className="text-link inline-flex min-h-6 items-center"
                  href={staffRoutes.account(account.id)}
                >
                  変更<span className="sr-only">（{account.name}）</span>
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
