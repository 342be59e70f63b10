import Link from "next/link";
import { CardTable, type Column } from "@/components/ui/data-table";
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

const ACTS: Column<AccountRow> = {
  heading: "操作",
  isAct: true,
  className: "nowrap",
  cell: ({ id, name }) => (
    <Link className="text-link inline-flex min-h-6 items-center" href={staffRoutes.account(id)}>
      変更<span className="sr-only">（{name}）</span>
    </Link>
  ),
};

export function AccountTable({
  accounts,
  mayManage,
}: {
  accounts: readonly AccountRow[];
  mayManage: boolean;
}) {
  return (
    <CardTable
      caption={`アカウントの一覧（${accounts.length}件）`}
      rows={accounts}
      keyOf={({ id }) => id}
      columns={[
        { heading: "氏名", isRowHead: true, className: "nowrap", cell: ({ name }) => name },
        { heading: "メールアドレス", cell: ({ email }) => email },
        { heading: "役割", className: "nowrap", cell: ({ roleWord }) => roleWord },
        { heading: "所属", className: "nowrap", cell: ({ departmentName }) => departmentName ?? "－" },
        {
          heading: "状態",
          cell: ({ standing }) => <Tag tone={TONES[standing]}>{STANDING_WORDS[standing]}</Tag>,
        },
        {
          heading: "2段階認証",
          className: "nowrap",
          cell: ({ hasSecondFactor }) => (hasSecondFactor ? "設定済み" : "－"),
        },
        { heading: "最後の招待", className: "min-w-64", cell: ({ invitation }) => invitation ?? "－" },
        ...(mayManage ? [ACTS] : []),
      ]}
    />
  );
}
