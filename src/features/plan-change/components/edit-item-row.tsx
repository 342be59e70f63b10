"use client";

import Link from "next/link";
import { SubmitButton } from "@/components/forms/submit-button";
import type { EditItem } from "../view-model/forms";

/** One part of the plan: to its form, up, down, and out where it may go. */
export function EditItemRow({
  item,
  name = item.name,
  href,
  planId,
  seen,
  action,
}: {
  item: EditItem;
  name?: string;
  href: string;
  planId: string;
  seen: string;
  action: (form: FormData) => void;
}) {
  const act = (value: string, label: string) => (
    <SubmitButton variant="text" size="sm" name="act" value={value} pendingLabel="変更中…">
      {label}
      <span className="sr-only">{`（${item.name}）`}</span>
    </SubmitButton>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Link href={href} className="text-link min-w-0 py-2">
        {`${name}を変更する`}
        {name === item.name ? null : <span className="sr-only">{`（${item.name}）`}</span>}
      </Link>
      <form action={action} className="flex flex-wrap gap-1">
        <input type="hidden" name="planId" value={planId} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="part" value={JSON.stringify(item.part)} />
        {item.isFirst ? null : act("up", "上へ")}
        {item.isLast ? null : act("down", "下へ")}
        {item.isEmpty ? act("remove", "取り除く") : null}
      </form>
      {item.endHref === undefined ? null : (
        <Link href={item.endHref} className="text-link py-2">
          終了にする
          <span className="sr-only">{`（${item.name}）`}</span>
        </Link>
      )}
    </div>
  );
}
